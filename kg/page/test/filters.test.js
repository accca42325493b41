import assert from "node:assert/strict";
import { test } from "node:test";
import { applyFacets, bundle, facetValues, neighbourhood } from "../src/filters.js";

const claim = (edge, group, modality, article = 0) => ({
  edge: { index: edge }, articleIndex: article, relation: { id: group, group }, modality, polarity: "positive", speaker: null, article: { id: `a${article}` }, subject: { type: "State" }, object: { type: "State" },
});
const CLAIMS = [claim(0, "agenda", "asserted"), claim(0, "agenda", "possible", 1), claim(1, "effect", "asserted"), claim(2, "effect", "reported")];
const VALUES = facetValues(CLAIMS);

test("without exclusions every claim passes", () => {
  assert.deepEqual(applyFacets(VALUES, {}).passing, [0, 1, 2, 3]);
});

test("an excluded value hides its claims", () => {
  assert.deepEqual(applyFacets(VALUES, { group: new Set(["agenda"]) }).passing, [2, 3]);
});

test("a facet's counts follow the other facets, not itself", () => {
  const { counts } = applyFacets(VALUES, { group: new Set(["agenda"]) });
  assert.equal(counts.group.get("agenda"), 2);
  assert.equal(counts.modality.get("asserted"), 1);
  assert.equal(counts.modality.get("possible"), undefined);
});

test("two exclusions that meet in a claim take it from both counts", () => {
  const { counts } = applyFacets(VALUES, { group: new Set(["agenda"]), modality: new Set(["possible"]) });
  assert.equal(counts.group.get("agenda"), 1);
});

test("an edge lighter than the threshold goes", () => {
  assert.deepEqual([...bundle(CLAIMS, 2).keys()], [0]);
});

test("sources count once however often they speak", () => {
  assert.deepEqual([...bundle([CLAIMS[2], CLAIMS[2], ...CLAIMS], 2, "sources").keys()], [0]);
});

test("a neighbourhood grows by one step at a time", () => {
  const edges = [{ from: 0, to: 1 }, { from: 2, to: 1 }, { from: 2, to: 3 }];
  const bundles = bundle(CLAIMS);
  assert.deepEqual([...neighbourhood(edges, bundles, 0, 1)].sort(), [0, 1]);
  assert.deepEqual([...neighbourhood(edges, bundles, 0, 2)].sort(), [0, 1, 2]);
});
