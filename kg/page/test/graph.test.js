import assert from "node:assert/strict";
import { test } from "node:test";
import { placeLabels, placesRound, pointAt, widthOf } from "../src/graph/labels.js";
import { toSvg } from "../src/graph/picture.js";
import { edgeLabel, edgeLook } from "../src/look.js";

const label = (x, places = [{ x, y: 0 }]) => ({ text: String(x), width: 40, height: 10, places });

test("of two labels on the same spot the first stays", () => {
  assert.deepEqual(placeLabels([label(0), label(10)]).map(({ text }) => text), ["0"]);
});

test("a label takes its next place where the first is taken", () => {
  const placed = placeLabels([label(0), label(1, [{ x: 1, y: 0 }, { x: 1, y: 30 }])]);
  assert.deepEqual(placed.map(({ y }) => y), [0, 30]);
});

test("a label covers no node", () => {
  assert.deepEqual(placeLabels([label(0)], [{ x: 10, y: 0, width: 20, height: 20 }]), []);
});

test("a label that must stand covers a node rather than go, but no other label", () => {
  const [must, node] = [{ ...label(0), must: true }, { x: 10, y: 0, width: 20, height: 20 }];
  assert.equal(placeLabels([must], [node]).length, 1);
  assert.deepEqual(placeLabels([label(1), must]).map(({ text }) => text), ["1"]);
});

test("names stand below their node first", () => {
  assert.ok(placesRound({ x: 0, y: 0, size: 10 }, 40, 12)[0].y > 10);
});

test("a full-width letter is an em wide, whatever its UTF-16 length", () => {
  assert.equal(widthOf("𠮷田", 10), 20);
  assert.ok(widthOf("EU", 10) < 20);
});

test("a curve's middle lies half way to where it bends", () => {
  assert.deepEqual(pointAt({ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 5, y: 10 }, 0.5), { x: 5, y: 5 });
});

const claim = (relation, polarity = "positive", modality = "asserted", group = "agenda") => ({ relation: { id: relation, ja: relation, group }, polarity, modality });
const WORDS = { denied: "否定: " };

test("a bundle's label tells its first relation and how many more there are", () => {
  assert.equal(edgeLabel([claim("支援する"), claim("非難する"), claim("支援する")], "ja", WORDS), "支援する ×2 ＋1");
});

test("a denied relation says so", () => {
  assert.equal(edgeLabel([claim("支援する", "negative")], "ja", WORDS), "否定: 支援する");
});

test("an edge has a bar where all its claims deny", () => {
  assert.ok(edgeLook([claim("a", "negative")], "light").denied);
  assert.ok(!edgeLook([claim("a", "negative"), claim("a")], "light").denied);
});

const scene = (text) => ({
  theme: "light",
  nodes: [{ x: 0, y: 0, size: 10, shape: "dot", fill: "#000", rim: "#fff", text, rank: 1 }],
  edges: [{ a: { x: 0, y: 0 }, b: { x: 200, y: 0 }, via: null, at: (t) => ({ x: 200 * t, y: 0 }), colour: "#111", width: 2, dash: [2, 4], text: "会談する", claims: [1], denied: true }],
});
const ABOUT = { title: "題", source: "出典", groups: [["agenda", "議題"]], modalities: [["asserted", "断定"]] };

test("a picture holds names, relations, dashes and the legend", () => {
  const svg = toSvg(scene("ロシア"), ABOUT);
  for (const part of [">ロシア<", ">会談する<", 'stroke-dasharray="2 4"', ">議題<", ">断定<", ">出典<"]) assert.ok(svg.includes(part), part);
});

test("hostile names and broken letters leave the picture well-formed", () => {
  const svg = toSvg(scene("<script>&\"'\u0000\ud800"), ABOUT);
  assert.ok(!svg.includes("<script"));
  assert.ok(!/[\u0000\ud800]/.test(svg));
});
