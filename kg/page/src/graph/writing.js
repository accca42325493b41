// The names on the canvas. vis-network would write them over each other, and could not change their language quickly.
import { PAPER } from "../look.js";
import { edgeGeometry } from "./curves.js";
import { placeLabels, placesRound, widthOf } from "./labels.js";
import { isMoving } from "./sketch.js";

const FONT = '"Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", "Noto Sans JP", "Meiryo", sans-serif';
const MANY_LABELS = 400;
const NAME_SIZE = 13;
const RELATION_SIZE = 11.5;
/** No relation's name fits on an edge that is shorter than this, in pixels of the screen. */
const SHORTEST = 34;

/** What the mouse is over tells its name, also where there was no room for it. */
export function nameHovered(canvas) {
  const over = (hovered) => Object.assign(canvas, { hovered });
  canvas.network.on("hoverNode", ({ node }) => over(node));
  canvas.network.on("hoverEdge", ({ edge }) => over(edge));
  for (const off of ["blurNode", "blurEdge"]) canvas.network.on(off, () => over(null));
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
export function drawLabels(canvas, context) {
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
