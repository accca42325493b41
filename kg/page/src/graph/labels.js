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
 * @param labels the most important first, each {width, height, places: [{x, y}], must}; one that must stand gives way
 *   to other labels only
 * @param obstacles boxes that no label may cover
 * @returns the labels that found a place, each with its x and y
 */
export function placeLabels(labels, obstacles = []) {
  const [grid, written] = [createGrid(), createGrid()];
  obstacles.forEach(grid.add);
  const placed = [];
  for (const label of labels) {
    const fits = (wanted) => label.places.find(({ x, y }) => wanted.isFree({ x, y, width: label.width, height: label.height }));
    const place = fits(grid) ?? (label.must && fits(written));
    if (!place) continue;
    const box = { ...label, ...place };
    grid.add(box);
    written.add(box);
    placed.push(box);
  }
  return placed;
}

/** Where a node's name may stand: below it, above it, beside it, at its corners. */
export function placesRound({ x, y, size }, width, height) {
  const [up, aside] = [size + 4 + height / 2, size + 6 + width / 2];
  const [corner, low] = [width / 2 + size / 2, size + height / 2];
  const offsets = [[0, up], [0, -up], [aside, 0], [-aside, 0], [corner, low], [-corner, low], [corner, -low], [-corner, -low]];
  return offsets.map(([right, down]) => ({ x: x + right, y: y + down }));
}

/** The point of a curve from `a` to `b` by way of `via` (a straight line where there is none) at `t` from 0 to 1. */
export function pointAt(a, b, via, t) {
  if (!via) return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
  const [p, q, r] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return { x: p * a.x + q * via.x + r * b.x, y: p * a.y + q * via.y + r * b.y };
}

/** About how wide `text` is at a font size: an em for a full-width letter. Asking the canvas takes seconds for thousands. */
export function widthOf(text, size) {
  let ems = 0;
  for (const letter of text) ems += letter.codePointAt(0) > 0x2e7f ? 1 : 0.6;
  return ems * size;
}
