// Labels that do not lie on each other: the more important one stays, the other tries its next place, then gives way.

const CELL = 64;

/** Boxes {x, y, width, height} (x, y: the middle) in a grid, so that asking for overlaps stays quick. */
function createGrid() {
  const cells = new Map();
  const keysOf = ({ x, y, width, height }) => {
    const keys = [];
    for (let i = Math.floor((x - width / 2) / CELL); i <= Math.floor((x + width / 2) / CELL); i++)
      for (let j = Math.floor((y - height / 2) / CELL); j <= Math.floor((y + height / 2) / CELL); j++) keys.push(`${i} ${j}`);
    return keys;
  };
  const overlap = (a, b) => Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;
  return {
    add: (box) => keysOf(box).forEach((key) => (cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box]))),
    isFree: (box) => keysOf(box).every((key) => (cells.get(key) ?? []).every((other) => !overlap(box, other))),
  };
}

/**
 * @param labels the most important first, each {width, height, places: [{x, y}]}
 * @param obstacles boxes that no label may cover
 * @returns the labels that found a place, each with its x and y
 */
export function placeLabels(labels, obstacles = []) {
  const grid = createGrid();
  obstacles.forEach(grid.add);
  const placed = [];
  for (const label of labels) {
    const place = label.places.find(({ x, y }) => grid.isFree({ x, y, width: label.width, height: label.height }));
    if (!place) continue;
    const box = { ...label, ...place };
    grid.add(box);
    placed.push(box);
  }
  return placed;
}

/** Where a node's name may stand: below it, above it, to its right and left. */
export function placesRound({ x, y, size }, width, height) {
  const gap = size + 4 + height / 2;
  return [
    { x, y: y + gap },
    { x, y: y - gap },
    { x: x + size + 6 + width / 2, y },
    { x: x - size - 6 - width / 2, y },
  ];
}

/** The point of a curve from `a` to `b` by way of `via` (a straight line where there is none) at `t` from 0 to 1. */
export function pointAt(a, b, via, t) {
  if (!via) return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
  const [p, q, r] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return { x: p * a.x + q * via.x + r * b.x, y: p * a.y + q * via.y + r * b.y };
}
