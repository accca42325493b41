// The graph as a picture: an SVG that other programs open, and a PNG drawn from it.
import { DASHES, GROUP_COLOURS, PAPER } from "../look.js";
import { placeLabels, placesRound, widthOf } from "./labels.js";

const FONTS = "'Noto Sans CJK JP','Hiragino Sans','Yu Gothic','Meiryo',sans-serif";
const MARGIN = 60;
const NAME_SIZE = 13;
const RELATION_SIZE = 11;

const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
// Letters that XML has no place for would make the whole picture unreadable.
const xml = (text) => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd").replace(/[&<>"']/g, (sign) => escapes[sign]);
const round = (number) => Math.round(number * 10) / 10;

/**
 * @param geometry {nodes, edges, theme}: what is drawn, with its places
 * @param about {title, source, groups: [[id, label]], modalities: [[id, label]]}: what the legend says
 */
export function toSvg(geometry, about) {
  const paper = PAPER[geometry.theme];
  const box = boxOf(geometry.nodes, about);
  const body = [
    `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" fill="${paper.paper}"/>`,
    ...geometry.edges.map(edge),
    ...geometry.nodes.map(node),
    ...labels(geometry).map((label) => text(label, paper)),
    legend(about, box, geometry.theme),
  ];
  const view = [box.x, box.y, box.width, box.height].join(" ");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view}" width="${box.width}" height="${box.height}" font-family="${FONTS}">\n<title>${xml(about.title)}</title>\n${body.join("\n")}\n</svg>\n`;
}

const legendHeight = ({ groups, modalities }) => 46 + 22 * Math.max(groups.length, modalities.length);

function boxOf(nodes, about) {
  const [xs, ys] = [nodes.map((node) => node.x), nodes.map((node) => node.y)];
  const span = (values) => (values.length ? [Math.min(...values), Math.max(...values)] : [0, 0]);
  const [[left, right], [top, bottom]] = [span(xs), span(ys)];
  const width = Math.max(right - left + 4 * MARGIN, 460);
  return { x: round(left - 2 * MARGIN), y: round(top - MARGIN - 40), width: round(width), height: round(bottom - top + 2 * MARGIN + 40 + legendHeight(about)) };
}

function edge(look) {
  const { a, b, via, colour, width, dash } = look;
  const style = `fill="none" stroke="${colour}" stroke-width="${round(width)}"${dash.length ? ` stroke-dasharray="${dash.join(" ")}"` : ""}`;
  if (look.loop) return `<circle cx="${round(look.loop.x)}" cy="${round(look.loop.y)}" r="${round(look.loop.radius)}" ${style}/>`;
  const end = look.at(shortOf(look));
  const path = via ? `Q${round(via.x)} ${round(via.y)} ${round(b.x)} ${round(b.y)}` : `L${round(b.x)} ${round(b.y)}`;
  return `<path d="M${round(a.x)} ${round(a.y)}${path}" ${style}/>${look.symmetric && !look.denied ? "" : tip(look, end)}`;
}

/** How far along its curve an edge meets the rim of the node it goes to. */
function shortOf({ a, b, at, rim = 16 }) {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  void at;
  return Math.max(0.5, 1 - rim / length);
}

function tip({ at, colour, denied, ...look }, { x, y }) {
  const before = at(shortOf(look) - 0.05);
  const angle = round((Math.atan2(y - before.y, x - before.x) * 180) / Math.PI);
  const shape = denied ? `<path d="M0 -7V7" stroke="${colour}" stroke-width="3"/>` : `<path d="M0 0L-10 -4.5L-10 4.5Z" fill="${colour}"/>`;
  return `<g transform="translate(${round(x)} ${round(y)}) rotate(${angle})">${shape}</g>`;
}

const polygon = (points) => points.map(([x, y]) => `${round(x)},${round(y)}`).join(" ");

const regular = (x, y, radius, corners, turn) =>
  Array.from({ length: corners }, (_, i) => [x + radius * Math.sin((2 * Math.PI * i) / corners + turn), y - radius * Math.cos((2 * Math.PI * i) / corners + turn)]);

const CORNERS = { square: [4, Math.PI / 4, 1.3], diamond: [4, 0, 1.1], triangle: [3, 0, 1.15], triangleDown: [3, Math.PI, 1.15], hexagon: [6, Math.PI / 6, 1], star: [5, 0, 1.1] };

function node({ x, y, size, shape, fill, rim }) {
  const style = `fill="${fill}" stroke="${rim}" stroke-width="1.5"`;
  if (!CORNERS[shape]) return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(size)}" ${style}/>`;
  const [corners, turn, scale] = CORNERS[shape];
  return `<polygon points="${polygon(regular(x, y, size * scale, corners, turn))}" ${style}/>`;
}

function labels({ nodes, edges }) {
  const names = nodes.map((look) => {
    const [width, height] = [widthOf(look.text, NAME_SIZE) + 6, NAME_SIZE + 4];
    return { text: look.text, width, height, size: NAME_SIZE, bold: true, must: look.rank > 0.4, rank: 1 + look.rank, places: placesRound(look, width, height) };
  });
  const relations = edges.map((look) => {
    const [width, height] = [widthOf(look.text, RELATION_SIZE) + 4, RELATION_SIZE + 3];
    return { text: look.text, width, height, size: RELATION_SIZE, colour: look.colour, rank: look.claims.length / 1000, places: [0.5, 0.4, 0.6, 0.3, 0.7].map(look.at) };
  });
  const obstacles = nodes.map(({ x, y, size }) => ({ x, y, width: size * 1.5, height: size * 1.5 }));
  return placeLabels([...names, ...relations].sort((a, b) => b.rank - a.rank), obstacles);
}

function text({ text: words, x, y, size, bold, colour, anchor = "middle" }, paper) {
  const halo = `stroke="${paper.paper}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"`;
  return `<text x="${round(x)}" y="${round(y + size * 0.35)}" font-size="${size}"${bold ? ' font-weight="600"' : ""} fill="${colour ?? paper.ink}" text-anchor="${anchor}" ${halo}>${xml(words)}</text>`;
}

function legend({ title, source, groups, modalities }, box, theme) {
  const paper = PAPER[theme];
  const [left, top] = [box.x + 30, box.y + box.height - legendHeight({ groups, modalities }) + 10];
  const row = (column, i, stroke, label) => {
    const [x, y] = [left + column * 220, top + 22 * i];
    return `<path d="M${round(x)} ${round(y)}h34" fill="none" ${stroke}/>${text({ text: label, x: x + 44, y, size: 12, anchor: "start" }, paper)}`;
  };
  return [
    text({ text: title, x: box.x + 30, y: box.y + 28, size: 17, bold: true, anchor: "start" }, paper),
    ...groups.map(([id, label], i) => row(0, i, `stroke="${GROUP_COLOURS[theme][id]}" stroke-width="3"`, label)),
    ...modalities.map(([id, label], i) => row(1, i, `stroke="${paper.ink}" stroke-width="1.6" stroke-dasharray="${DASHES[id].join(" ") || "none"}"`, label)),
    text({ text: source, x: box.x + 30, y: box.y + box.height - 14, size: 10.5, colour: paper.faint, anchor: "start" }, paper),
  ].join("\n");
}

/** A PNG of `svg`, `scale` times its size but no side longer than canvases can be. */
export async function toPng(svg, scale = 4) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const fitting = Math.min(scale, 8000 / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = new OffscreenCanvas(Math.round(image.naturalWidth * fitting), Math.round(image.naturalHeight * fitting));
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: "image/png" });
}
