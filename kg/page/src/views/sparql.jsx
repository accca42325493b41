// The SPARQL tab: prepared queries, an editor, and answers whose IRIs are names that select in the graph.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { toCsv } from "../csv.js";
import { download } from "../download.js";
import { editable, shorten } from "../engine/query.js";
import { wordsOf } from "../i18n.js";
import { shortId } from "../model.js";
import { readJson, runPacked } from "../payload.js";
import { TripleGraph } from "./triples.jsx";

const FEW = 500;
const START = "SELECT ?subject ?relation ?object\nWHERE {\n  ?claim rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object .\n}\n";
const LABELS = "SELECT ?thing ?label WHERE { ?thing skos:prefLabel|rdfs:label ?label }";

/** What outlives the view: the engine, the labels of all things, and what was written. */
const desk = { tools: null, engine: null, labels: null, text: null };

const engine = () => desk.engine;

/** The editor and the engine are unpacked when the tab is first opened. */
async function equip() {
  await runPacked("engine-editor");
  desk.engine = globalThis.RontenSparql.createEngine();
}

async function labels() {
  if (!desk.labels) {
    const { results } = await engine().ask(LABELS);
    desk.labels = new Map();
    for (const { thing, label } of results.bindings) desk.labels.set(thing.value, { ...desk.labels.get(thing.value), [label["xml:lang"] ?? "ja"]: label.value });
  }
  return desk.labels;
}

export function Sparql({ state }) {
  const [ready, setReady] = useState(Boolean(desk.engine));
  useEffect(() => {
    (desk.tools ??= equip()).then(() => setReady(true));
  }, []);
  return ready ? <Desk state={state} /> : <p class="loading">…</p>;
}

function Desk({ state }) {
  const language = state.language.value;
  const words = wordsOf(language);
  const queries = useMemo(() => readJson("queries"), []);
  const [answer, setAnswer] = useState(null);
  const [busy, setBusy] = useState(false);
  const editor = useRef(null);
  const run = async () => {
    setBusy(true);
    setAnswer(await answerTo(editor.current.get()));
    setBusy(false);
  };
  const stop = () => engine().stop();
  const choose = (wanted) => {
    setAnswer(null);
    const query = queries.find(({ name }) => name === wanted);
    if (!query) return;
    editor.current.set(editable(query.text, engine().prefixes));
    run();
  };
  return (
    <section class="sparql" aria-label={words.sparql}>
      <div class="sparql-head">
        <select aria-label={words.queries} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{words.queries}…</option>
          {queries.map((query) => <option key={query.name} value={query.name}>{query[language] || query.name}</option>)}
        </select>
        <button type="button" class="plain run" onClick={run} disabled={busy}>▶ {words.run}</button>
        {busy && <button type="button" class="plain" onClick={stop}>{words.stop}</button>}
        <span role="status">{busy ? words.loading : answer && outcome(answer, words)}</span>
      </div>
      <Editor editor={editor} label={words.editor} run={run} />
      <div class="scroll answer" tabIndex={0} role="region" aria-label={words.sparql}>
        {answer && <Answer state={state} answer={answer} words={words} />}
      </div>
    </section>
  );
}

async function answerTo(text) {
  const started = performance.now();
  try {
    await engine().open();
    const value = await engine().ask(text);
    return { ...value, labels: await labels(), took: Math.round(performance.now() - started) };
  } catch (error) {
    return { error: error.message };
  }
}

function outcome(answer, words) {
  if (answer.error) return "";
  if (answer.triples) return `${words.asGraph(answer.triples.length)} (${answer.took} ms)`;
  return answer.boolean === undefined ? words.results(answer.results.bindings.length, answer.took) : `${answer.took} ms`;
}

function Editor({ editor, label, run }) {
  const box = useRef(null);
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const { prefixes } = engine();
    const terms = () => [...Object.keys(prefixes).map((prefix) => `${prefix}:`), ...[...(desk.labels?.keys() ?? [])].map((iri) => shorten(iri, prefixes)).filter((name) => /^[\w-]*:[^/#:]+$/.test(name))];
    editor.current = globalThis.RontenSparql.createEditor(box.current, { value: desk.text ?? editable(START, prefixes), label, run: () => latest.current(), terms, prefixes });
    labels().catch(() => {});
    return () => {
      desk.text = editor.current.get();
      editor.current.destroy();
    };
  }, []);
  useEffect(() => editor.current?.label(label), [label]);
  return <div class="editor" ref={box} />;
}

function Answer({ state, answer, words }) {
  if (answer.error) return <pre class="error" role="alert">{answer.error}</pre>;
  if (answer.boolean !== undefined) return <p class="verdict">{answer.boolean ? words.yes : words.no}</p>;
  const table = answer.triples ? tripleTable(answer) : { head: answer.head.vars, rows: answer.results.bindings.map((row) => answer.head.vars.map((name) => row[name])) };
  return (
    <>
      {answer.triples && <TripleGraph state={state} triples={answer.triples} nameOf={(term) => nameOf(term, state, answer.labels)} label={words.graph} />}
      <button type="button" class="quiet" onClick={() => download("answer.csv", toCsv(table.head, table.rows.map((row) => row.map((term) => term?.value ?? ""))), "text/csv")}>{words.csvResults}</button>
      <table>
        <thead><tr>{table.head.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody>{table.rows.slice(0, FEW).map((row, i) => <tr key={i}>{row.map((term, j) => <td key={j}><Term state={state} term={term} labels={answer.labels} words={words} /></td>)}</tr>)}</tbody>
      </table>
      {table.rows.length > FEW && <p class="hint">{words.more(table.rows.length - FEW)}</p>}
    </>
  );
}

const tripleTable = ({ triples }) => ({ head: ["subject", "predicate", "object"], rows: triples });

/** What the page selects for an IRI: an entity or a claim that it knows. */
function targetOf(iri, { model }) {
  const entity = model.entityByIri.get(iri);
  if (entity) return ["entity", entity.short];
  const claim = iri.includes("/claim/") && shortId(iri).replace("claim/", "");
  return model.claimById.has(claim) ? ["claim", claim] : null;
}

export function nameOf(term, state, labels) {
  if (term.type !== "uri") return term.value;
  const language = state.language.value;
  const known = labels.get(term.value);
  return known?.[language] ?? known?.ja ?? known?.en ?? shorten(term.value, engine().prefixes);
}

function Term({ state, term, labels, words }) {
  if (!term) return null;
  if (term.type !== "uri") return <span lang={term["xml:lang"]}>{term.value}</span>;
  const name = nameOf(term, state, labels);
  const target = targetOf(term.value, state);
  if (target) return <button type="button" class="name" title={words.inGraph} onClick={() => state.select(...target)}>{name}</button>;
  const page = term.value.match(/^https?:\/\/www\.wikidata\.org\/(?:entity|wiki)\/(Q\d+)$/);
  return page ? <a href={`https://www.wikidata.org/wiki/${page[1]}`} target="_blank" rel="noopener noreferrer">{page[1]}</a> : <span title={term.value}>{name}</span>;
}
