// Many nodes and edges at once: plain lines and squares, so that the drawing follows the hand.

const SKETCHED_MOVING = 300;
export const SKETCHED_ALWAYS = 4000;
const MANY_NODES = 1500;
const TINY = 0.35;
/** Browsers draw lines of less than a pixel ten times faster than thicker ones. */
const HAIRLINE = 0.99;

export const isMoving = ({ renderer }) => renderer.dragging || renderer.zooming;

const isSketched = ({ network, scene }) => scene.edges.size > SKETCHED_ALWAYS || (scene.edges.size > SKETCHED_MOVING && isMoving(network));

/** Many edges, or several hundred while the drawing moves, are drawn as plain lines, all of a colour in one stroke. */
export function sketchWhereMany(canvas) {
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
