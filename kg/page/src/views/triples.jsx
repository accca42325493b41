// The answer to a CONSTRUCT as a graph: entities that the page knows stand where they stand in the large graph.
import { useEffect, useRef } from "preact/hooks";
import { createCanvas } from "../graph/canvas.js";
import { NODE_COLOURS, PAPER } from "../look.js";
import { isDark } from "./header.jsx";

const MOST = 400;
const OPTIONS = { physics: { enabled: false }, layout: { improvedLayout: false }, edges: { arrows: { to: { enabled: true, scaleFactor: 0.5 } } } };
const nothing = () => {};

export function TripleGraph({ state, triples, nameOf, label }) {
  const box = useRef(null);
  const theme = isDark(state) ? "dark" : "light";
  useEffect(() => {
    const graph = graphOf(triples.filter(([, , object]) => object.type !== "literal").slice(0, MOST), state.model);
    if (!graph.edges.length) return undefined;
    const select = (id) => graph.known[id] && state.select("entity", graph.known[id].short);
    const canvas = createCanvas(box.current, { ...graph, options: OPTIONS }, { node: select, edge: nothing, open: nothing, nothing });
    canvas.show(sceneOf(graph, theme, nameOf));
    canvas.fit();
    return () => canvas.network.destroy();
  }, [triples, theme, state.language.value]);
  return <div class="triples" ref={box} role="img" aria-label={label} />;
}

/** Nodes in the order in which the triples name them; those without a place of their own stand in a ring round the others. */
function graphOf(triples, model) {
  const terms = [...new Map(triples.flatMap(([subject, , object]) => [subject, object]).map((term) => [term.value, term])).values()];
  const number = new Map(terms.map((term, i) => [term.value, i]));
  const places = new Map(model.nodes.map((node) => [model.entities[node.id].id, node]));
  const known = terms.map((term) => model.entityByIri.get(term.value));
  const nodes = terms.map((term, id) => ({ id, shape: places.get(term.value)?.shape ?? "dot", size: 11, ...(places.has(term.value) ? { x: places.get(term.value).x, y: places.get(term.value).y } : ring(id, terms.length)) }));
  const edges = triples.map(([subject, predicate, object], id) => ({ id, from: number.get(subject.value), to: number.get(object.value), predicate }));
  return { terms, known, nodes, edges };
}

const ring = (i, all) => ({ x: Math.round(60 * Math.sqrt(all) * Math.cos((2 * Math.PI * i) / all) * 1.6), y: Math.round(60 * Math.sqrt(all) * Math.sin((2 * Math.PI * i) / all)) });

function sceneOf({ terms, known, nodes, edges }, theme, nameOf) {
  const node = ({ id, shape, size }) => ({ id, shape, size, fill: NODE_COLOURS[theme][known[id]?.type ?? "Thing"], rim: PAPER[theme].faint, text: nameOf(terms[id]), rank: 0.5 });
  const edge = ({ id, from, to, predicate }) => ({ id: String(id), from, to, bundle: id, claims: [predicate], colour: PAPER[theme].faint, dash: [], width: 1.4, denied: false, symmetric: false, text: nameOf(predicate) });
  return { theme, focus: null, selected: null, nodes: new Map(nodes.map((one) => [one.id, node(one)])), edges: new Map(edges.map((one) => [String(one.id), edge(one)])) };
}
