// The drawing: vis-network holds what pyvis built, and is the only part of vis that the page knows.
// Showing and hiding goes past its data sets: they rebuild every edge that changes, which takes seconds where there are thousands.
import { DataSet } from "vis-data/esnext/esm/vis-data.js";
import { Network } from "vis-network/esnext/esm/vis-network.js";
import { PAPER } from "../look.js";
import { edgeGeometry } from "./curves.js";
import { SKETCHED_ALWAYS, sketchWhereMany } from "./sketch.js";
import { drawLabels, nameHovered } from "./writing.js";

const CURVED_UP_TO = 1200;

// component-emitter 2 keeps one list of listeners for all networks of a page, since vis-network mixes it into the prototype:
// what happened in one graph would happen in the other, and to take one down would silence both. Each gets its own.
const listeners = new WeakMap();
Object.defineProperty(Network.prototype, "_callbacks", {
  get() {
    if (!listeners.has(this)) listeners.set(this, new Map());
    return listeners.get(this);
  },
});

export function createCanvas(container, { nodes, edges, options }, handlers) {
  const curved = edges.length <= CURVED_UP_TO;
  const edgeData = new DataSet(edges.map((edge) => plainEdge(edge, curved)));
  const nodeData = new DataSet(nodes.map(({ label, ...node }) => ({ ...node, font: { size: 0 } })));
  const network = new Network(container, { nodes: nodeData, edges: edgeData }, { ...options, autoResize: true });
  const canvas = { network, edgeData, scene: { nodes: new Map(), edges: new Map(), focus: null, theme: "light" }, hovered: null, labels: [], curved };
  network.on("afterDrawing", (context) => drawLabels(canvas, context));
  sketchWhereMany(canvas);
  listen(network, handlers);
  nameHovered(canvas);
  return {
    show: (scene) => show(canvas, scene),
    fit: () => fit(network),
    zoom: (factor) => network.moveTo({ scale: network.getScale() * factor, animation: !stillness() && { duration: 150, easingFunction: "linear" } }),
    lookAt: (ids) => lookAt(network, ids),
    neighbourInDirection: (id, key) => neighbourInDirection(canvas, id, key),
    geometry: () => geometry(canvas),
    drawn: () => ({ nodes: [...network.body.nodeIndices], edges: [...network.body.edgeIndices] }),
    labels: () => canvas.labels.map(({ text, x, y, width, height }) => ({ text, x, y, width, height })),
    positionOf: (id) => network.canvasToDOM(network.getPosition(id)),
    middleOf: (id) => network.canvasToDOM(edgeGeometry(network.body.edges[id]).at(0.5)),
    network,
  };
}

/** Zoom so that all is seen, with room for the names at the rim. */
function fit(network) {
  network.fit({ maxZoomLevel: 1.5 });
  network.moveTo({ scale: network.getScale() * 0.88 });
}

const stillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

const plainEdge = ({ label, value, ...edge }, curved, bend = 1) => ({
  ...edge,
  id: String(edge.id),
  smooth: curved && { enabled: true, type: "curvedCW", roundness: Math.min(0.9, 0.14 * bend) },
});

function listen(network, handlers) {
  network.on("click", ({ nodes, edges }) => (nodes.length ? handlers.node(nodes[0]) : edges.length ? handlers.edge(edges[0]) : handlers.nothing()));
  network.on("doubleClick", ({ nodes, edges }) => !nodes.length && edges.length && handlers.open(edges[0]));
}

/** Draw `scene`: {nodes: Map id → look, edges: Map id → look, focus, theme, selected}. */
function show(canvas, scene) {
  const { network, edgeData, curved } = canvas;
  const { body } = network;
  const missing = [...scene.edges.values()].filter((edge) => !body.edges[edge.id]);
  if (missing.length) edgeData.add(missing.map((edge) => plainEdge({ id: edge.id, from: edge.from, to: edge.to, arrows: "to" }, curved, edge.bend)));
  canvas.scene = scene;
  for (const [id, look] of scene.nodes) dressNode(body.nodes[id], look, scene);
  if (scene.edges.size <= SKETCHED_ALWAYS) for (const [id, look] of scene.edges) dressEdge(body.edges[id], look, scene);
  body.nodeIndices = [...scene.nodes.keys()];
  body.edgeIndices = [...scene.edges.keys()];
  body.emitter.emit("_requestRedraw");
}

function dressNode(node, look, { focus, theme, selected }) {
  const faded = focus && !focus.nodes.has(node.id);
  const rim = node.id === selected ? PAPER[theme].accent : look.rim;
  node.options.opacity = faded ? 0.4 : undefined;
  node.options.borderWidth = node.id === selected ? 4 : 1.5;
  node.options.color = { background: look.fill, border: rim, highlight: { background: look.fill, border: rim }, hover: { background: look.fill, border: PAPER[theme].accent } };
  node.options.borderWidthSelected = node.options.borderWidth;
}

function dressEdge(edge, look, { focus, theme }) {
  const faded = focus && !focus.bundles.has(look.bundle);
  const front = focus && !faded;
  edge.options.color = { color: look.colour, highlight: look.colour, hover: look.colour, inherit: false, opacity: faded ? 0.22 : front ? 1 : 0.82 };
  edge.options.width = look.width + (front ? 0.8 : 0);
  edge.options.dashes = look.dash.length ? look.dash : false;
  edge.options.arrows = arrowsOf(edge.options.arrows, look);
}

function arrowsOf(arrows, look) {
  const to = { ...arrows.to, enabled: look.denied || !look.symmetric, type: look.denied ? "bar" : "arrow", scaleFactor: look.denied ? 0.8 : 0.5 };
  return { ...arrows, to };
}

function lookAt(network, ids) {
  const known = ids.filter((id) => network.body.nodes[id]);
  if (!known.length) return;
  const { clientWidth, clientHeight } = network.canvas.frame.canvas;
  const inside = known.every((id) => {
    const { x, y } = network.canvasToDOM(network.getPosition(id));
    return x > 30 && y > 30 && x < clientWidth - 30 && y < clientHeight - 30;
  });
  if (!inside) network.fit({ nodes: known, maxZoomLevel: Math.max(0.8, network.getScale()), animation: !stillness() && { duration: 300, easingFunction: "easeInOutQuad" } });
}

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The node that lies nearest in the direction of an arrow key, those straight ahead before those aside. */
function neighbourInDirection({ network, scene }, id, key) {
  const [dx, dy] = DIRECTIONS[key];
  const here = id === null ? network.getViewPosition() : network.getPosition(id);
  let [best, least] = [null, Infinity];
  for (const other of scene.nodes.keys()) {
    const [x, y] = [network.body.nodes[other].x - here.x, network.body.nodes[other].y - here.y];
    const [ahead, aside] = [x * dx + y * dy, Math.abs(x * dy - y * dx)];
    if (other !== id && ahead > 1 && ahead + 2.5 * aside < least) [best, least] = [other, ahead + 2.5 * aside];
  }
  return best;
}

/** Everything that is drawn, with its place, for the pictures. */
function geometry({ network, scene }) {
  return {
    nodes: [...scene.nodes].map(([id, look]) => ({ ...look, x: network.body.nodes[id].x, y: network.body.nodes[id].y })),
    edges: [...scene.edges].map(([id, look]) => ({ ...look, text: look.text, ...edgeGeometry(network.body.edges[id]) })),
    theme: scene.theme,
  };
}
