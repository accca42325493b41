// Offsets count Unicode code points; JavaScript strings count UTF-16 units, in which 𠮷 is two.

/** The part of `text` from code point `start` to `end`. */
export const slice = (text, start, end) => [...text].slice(start, end).join("");

/**
 * `text` cut wherever a mark begins or ends.
 * @param {string} text
 * @param {{start: number, end: number}[]} marks in code points from the start of `text`
 * @returns {{text: string, start: number, marks: object[]}[]} every piece with the marks that cover it
 */
export function segments(text, marks) {
  const points = [...text];
  const inside = marks.filter((mark) => mark.start < mark.end && mark.start < points.length && mark.end > 0);
  const cuts = new Set([0, points.length]);
  for (const { start, end } of inside) cuts.add(Math.max(0, start)).add(Math.min(points.length, end));
  const places = [...cuts].sort((a, b) => a - b);
  const byStart = [...inside].sort((a, b) => a.start - b.start);
  const pieces = [];
  let open = [];
  let next = 0;
  for (let i = 0; i + 1 < places.length; i++) {
    const [start, end] = [places[i], places[i + 1]];
    while (next < byStart.length && byStart[next].start <= start) open.push(byStart[next++]);
    open = open.filter((mark) => mark.end > start);
    pieces.push({ text: points.slice(start, end).join(""), start, marks: [...open] });
  }
  return pieces;
}

/** The lines of `text` that are not empty, each with its first code point's place. */
export function paragraphs(text) {
  let start = 0;
  const found = [];
  for (const line of text.split("\n")) {
    const length = [...line].length;
    if (line.trim()) found.push({ text: line, start, end: start + length });
    start += length + 1;
  }
  return found;
}
