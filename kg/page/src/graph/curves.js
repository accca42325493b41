// Where an edge runs, as vis-network draws it.
import { pointAt } from "./labels.js";

/** An edge's curve, as vis draws it, and its points. */
export function edgeGeometry(edge) {
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
