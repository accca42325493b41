// What is to be seen, as plain values: the canvas and the pictures are drawn from the same scene.
import { NODE_COLOURS, PAPER, communityColour, edgeLabel, edgeLook } from "../look.js";
import { labelOf, wordsOf } from "../i18n.js";

/** The key of one edge that is drawn: a bundle, or one relation of a bundle that is opened. */
const partKey = (claim) => `${claim.relation.id} ${claim.modality} ${claim.polarity}`;

/** @returns {{id, from, to, claims, bundle, bend}[]} the edges to draw; an opened bundle gives one for each relation, modality and polarity */
export function edgesOf(model, bundles, expanded) {
  const drawn = [];
  for (const [index, claims] of bundles) {
    const { from, to } = model.edges[index];
    if (!expanded.has(index)) drawn.push({ id: String(index), from, to, claims, bundle: index, bend: 1 });
    else parts(claims).forEach((part, i) => drawn.push({ id: `${index}.${i}`, from, to, claims: part, bundle: index, bend: 1 + i * 1.6 }));
  }
  return drawn;
}

function parts(claims) {
  const found = new Map();
  for (const claim of claims) found.set(partKey(claim), [...(found.get(partKey(claim)) ?? []), claim]);
  return [...found.values()];
}

/** Which nodes and bundles the selection puts in front; null where nothing is selected. */
export function focusOf(model, selection, bundles) {
  if (!selection) return null;
  const edge = selection.kind === "edge" ? model.edgeById.get(selection.id) : model.claimById.get(selection.id)?.edge;
  if (selection.kind !== "entity") return edge && { nodes: new Set([edge.from, edge.to]), bundles: new Set([edge.index]) };
  const { index } = model.entityById.get(selection.id);
  const touching = [...bundles.keys()].filter((bundle) => model.edges[bundle].from === index || model.edges[bundle].to === index);
  return { nodes: new Set([index, ...touching.flatMap((bundle) => [model.edges[bundle].from, model.edges[bundle].to])]), bundles: new Set(touching) };
}

/** The look of an edge in a theme; its label in a language is made only where it is to be seen. */
class DressedEdge {
  constructor(edge, look, language) {
    Object.assign(this, edge, look);
    this.language = language;
  }

  get text() {
    return edgeLabel(this.claims, this.language, wordsOf(this.language));
  }
}

export const dressEdge = (edge, theme, language) => new DressedEdge(edge, edgeLook(edge.claims, theme), language);

const LONGEST = 18;

/** A phrase of a whole clause would cover the graph; the panel has it in full. */
function brief(name) {
  const letters = [...name];
  return letters.length > LONGEST + (name.charCodeAt(0) < 0x2e80 ? 8 : 0) ? `${letters.slice(0, LONGEST - 1).join("")}…` : name;
}

/** The look of a node: colour by kind or community; issues and things are pale, with a dark rim. */
export function dressNode(node, entity, theme, language, colourBy) {
  const fill = colourBy === "community" ? communityColour(theme, entity.community) : NODE_COLOURS[theme][entity.type];
  const pale = colourBy !== "community" && ["Issue", "Event", "Thing"].includes(entity.type);
  return { id: node.id, shape: node.shape, size: node.size, fill, rim: pale ? PAPER[theme].faint : PAPER[theme].paper, text: brief(labelOf(entity, language)), rank: entity.rank ?? 0 };
}
