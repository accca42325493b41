// Runs in a worker: Oxigraph with the page's graph, so that a long query does not hold up the page.
import init, { Store, defaultGraph, namedNode, parse } from "oxigraph/web.js";

const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const ARTICLE = "https://schema.org/NewsArticle";
const ONTOLOGY = "https://w3id.org/ronten/ontology";

let store;

/** As `kg query` has it: every triple stands in its own graph and in the default graph, which is the union of all. */
async function open({ wasm, graph, ontology }) {
  await init({ module_or_path: wasm });
  store = new Store();
  store.load(graph, { format: "application/trig", no_transaction: true });
  const articles = store.match(null, namedNode(TYPE), namedNode(ARTICLE), defaultGraph());
  if (articles.length === 1) store.load(graph, { format: "application/trig", to_graph_name: articles[0].subject, no_transaction: true });
  else store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }");
  for (const name of [defaultGraph(), namedNode(ONTOLOGY)]) store.load(ontology, { format: "text/turtle", to_graph_name: name, no_transaction: true });
}

const FORMATS = { SELECT: "application/sparql-results+json", ASK: "application/sparql-results+json", CONSTRUCT: "application/n-triples", DESCRIBE: "application/n-triples" };

function ask({ text, form }) {
  const answer = store.query(text, { results_format: FORMATS[form] });
  if (FORMATS[form].endsWith("json")) return JSON.parse(answer);
  return { triples: parse(answer, { format: "application/n-triples" }).map(({ subject, predicate, object }) => [subject, predicate, object].map(plain)) };
}

const plain = (term) => ({
  type: term.termType === "Literal" ? "literal" : term.termType === "BlankNode" ? "bnode" : "uri",
  value: term.value,
  ...(term.language && { "xml:lang": term.language }),
});

const TASKS = { open, ask };

onmessage = async ({ data: { id, task, ...given } }) => {
  try {
    postMessage({ id, value: await TASKS[task](given) });
  } catch (error) {
    postMessage({ id, error: String(error?.message ?? error) });
  }
};
