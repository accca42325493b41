// The drawing: vis-network holds what pyvis built, and is the only part of vis that the page knows.
// Showing and hiding goes past its data sets: they rebuild every edge that changes, which takes seconds where there are thousands.
import { DataSet } from "vis-data/esnext/esm/vis-data.js";
import { Network } from "vis-network/esnext/esm/vis-network.js";
import { PAPER } from "../look.js";
import { placeLabels, placesRound, pointAt, widthOf } from "./labels.js";

const FONT = '"Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", "Noto Sans JP", "Meiryo", sans-serif';
const CURVED_UP_TO = 1200;
const MANY_LABELS = 400;
const SKETCHED_MOVING = 300;
const SKETCHED_ALWAYS = 4000;
const MANY_NODES = 1500;
const TINY = 0.35;
/** Browsers draw lines of less than a pixel ten times faster than thicker ones. */
const HAIRLINE = 0.99;
const NAME_SIZE = 13;
const RELATION_SIZE = 11.5;
/** No relation's name fits on an edge that is shorter than this, in pixels of the screen. */
const SHORTEST = 34;

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

const isMoving = ({ renderer }) => renderer.dragging || renderer.zooming;

const isSketched = ({ network, scene }) => scene.edges.size > SKETCHED_ALWAYS || (scene.edges.size > SKETCHED_MOVING && isMoving(network));

/** Many edges, or several hundred while the drawing moves, are drawn as plain lines, all of a colour in one stroke. */
function sketchWhereMany(canvas) {
  const { renderer } = canvas.network;
  const { _drawEdges: drawEdges, _drawArrows: drawArrows, _drawNodes: drawNodes } = renderer;
  renderer._drawEdges = (context) => (isSketched(canvas) ? sketch(canvas, context) : drawEdges.call(renderer, context));
  renderer._drawArrows = (context) => isSketched(canvas) || drawArrows.call(renderer, context);
  renderer._drawNodes = (context, always) => (isTiny(canvas) ? dot(canvas, context) : drawNodes.call(renderer, context, always));
}

const isTiny = ({ network, scene }) => scene.nodes.size > MANY_NODES && network.getScale() < TINY;

/** Thousands of nodes of a few pixels each, whose shapes nobody could tell: squares. */
function dot({ network, scene: { nodes, focus } }, context) {
  context.save();
  for (const [id, { fill, size }] of nodes) {
    const { x, y } = network.body.nodes[id];
    context.globalAlpha = focus && !focus.nodes.has(id) ? 0.25 : 1;
    context.fillStyle = fill;
    context.fillRect(x - size, y - size, 2 * size, 2 * size);
  }
  context.restore();
  return {};
}

function sketch({ network, scene: { edges, focus } }, context) {
  const strokes = new Map();
  for (const { from, to, colour, bundle } of edges.values()) {
    const front = focus?.bundles.has(bundle);
    const key = `${colour} ${front}`;
    if (!strokes.has(key)) strokes.set(key, { colour, alpha: focus ? (front ? 1 : 0.1) : 0.7, width: front ? 2 : HAIRLINE, path: new Path2D() });
    const [a, b] = [network.body.nodes[from], network.body.nodes[to]];
    strokes.get(key).path.moveTo(a.x, a.y);
    strokes.get(key).path.lineTo(b.x, b.y);
  }
  context.save();
  for (const { colour, alpha, width, path } of strokes.values()) {
    Object.assign(context, { strokeStyle: colour, globalAlpha: alpha, lineWidth: width / network.getScale() });
    context.stroke(path);
  }
  context.restore();
}

/** What the mouse is over tells its name, also where there was no room for it. */
function nameHovered(canvas) {
  const over = (hovered) => Object.assign(canvas, { hovered });
  canvas.network.on("hoverNode", ({ node }) => over(node));
  canvas.network.on("hoverEdge", ({ edge }) => over(edge));
  for (const off of ["blurNode", "blurEdge"]) canvas.network.on(off, () => over(null));
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

/** An edge's curve, as vis draws it, and its points. */
function edgeGeometry(edge) {
  const type = edge.edgeType;
  const [a, b] = [edge.from, edge.to].map(({ x, y }) => ({ x, y }));
  if (edge.from === edge.to) return loop(type, edge);
  const via = type.getViaNode?.() ?? null;
  const middle = via && via.x !== undefined ? { x: via.x, y: via.y } : null;
  return { a, b, via: middle, at: (t) => pointAt(a, b, middle, t) };
}

function loop(type, edge) {
  const [x, y, radius] = type._getCircleData(edge.body?.ctx);
  return { loop: { x, y, radius }, a: edge.from, b: edge.to, via: null, at: () => ({ x, y: y - radius }) };
}

/** Names of nodes first, by rank; then the relations of edges; what the selection is about before all others. */
function labelCandidates({ scene, hovered }, place) {
  const { focus, selected } = scene;
  return [...scene.nodes].map(([id, look]) => {
    const inFocus = focus?.nodes.has(id);
    const [width, height] = [widthOf(look.text, NAME_SIZE) + 6, NAME_SIZE + 4];
    const importance = weigh(focus, inFocus) + (id === selected ? 2 : 0) + (id === hovered ? 9 : 0) + look.rank + 1;
    return { text: look.text, width, height, size: NAME_SIZE, importance, must: look.rank > 0.4 || inFocus, node: true, faded: focus && !inFocus, places: placesRound(place(id), width, height) };
  });
}

const weigh = (focus, inFocus) => (focus ? (inFocus ? 2 : -1) : 0);

/** A relation is written only where its edge is long enough for it, or is what is selected. */
function relationCandidates({ network, scene, hovered }, toScreen) {
  const { focus } = scene;
  return [...scene.edges.values()].flatMap((look) => {
    const inFocus = focus?.bundles.has(look.bundle) || look.id === hovered;
    if (focus && !inFocus) return [];
    const { at, a, b, loop } = edgeGeometry(network.body.edges[look.id]);
    const [start, end] = [toScreen(a), toScreen(b)];
    const length = Math.hypot(start.x - end.x, start.y - end.y);
    if (!inFocus && !loop && length < SHORTEST) return [];
    const [width, height] = [widthOf(look.text, RELATION_SIZE) + 6, RELATION_SIZE + 3];
    if (!inFocus && !loop && width > length * 1.2) return [];
    const importance = weigh(focus, inFocus) + (look.id === hovered ? 8 : 0.2) + Math.min(0.3, look.claims.length / 30);
    return [{ text: look.text, width, height, size: RELATION_SIZE, colour: look.colour, importance, places: [0.5, 0.4, 0.6, 0.3, 0.7].map((t) => toScreen(at(t))) }];
  });
}

/** All of it in pixels of the screen, for labels keep their size while the drawing grows and shrinks. */
function drawLabels(canvas, context) {
  const { network, scene } = canvas;
  const scale = network.getScale();
  if (!(scale > 0) || (scene.nodes.size > MANY_LABELS && isMoving(network))) return;
  const { x: left, y: top } = network.body.view.translation;
  const toScreen = ({ x, y }) => ({ x: x * scale + left, y: y * scale + top });
  const place = (id) => ({ ...toScreen(network.body.nodes[id]), size: scene.nodes.get(id).size * scale });
  const { clientWidth, clientHeight } = network.canvas.frame.canvas;
  const inView = ({ x, y }) => x > -60 && y > -20 && x < clientWidth + 60 && y < clientHeight + 20;
  const obstacles = [...scene.nodes.keys()].map(place).filter(inView).map(({ x, y, size }) => ({ x, y, width: size * 1.5, height: size * 1.5 }));
  const keptInside = (label) => ({ ...label, places: label.places.map(({ x, y }) => ({ x: Math.min(Math.max(x, label.width / 2), clientWidth - label.width / 2), y })) });
  const names = labelCandidates(canvas, place).filter(({ places }) => inView(places[0])).map(keptInside);
  const labels = [...names, ...relationCandidates(canvas, toScreen)];
  const placed = placeLabels(labels.filter(({ places }) => inView(places[0])).sort((a, b) => b.importance - a.importance), obstacles);
  const toWorld = ({ x, y }) => [(x - left) / scale, (y - top) / scale];
  canvas.labels = placed;
  drawTexts(context, placed, PAPER[scene.theme], 1 / scale, toWorld);
}

function drawTexts(context, labels, paper, unit, toWorld) {
  context.save();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.strokeStyle = paper.paper;
  for (const label of labels) {
    context.globalAlpha = label.faded ? 0.6 : 1;
    context.font = `${label.node ? "600 " : ""}${label.size * unit}px ${FONT}`;
    context.lineWidth = 4 * unit;
    context.fillStyle = label.node ? paper.ink : label.colour;
    context.strokeText(label.text, ...toWorld(label));
    context.fillText(label.text, ...toWorld(label));
  }
  context.restore();
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
