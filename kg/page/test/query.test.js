import assert from "node:assert/strict";
import { test } from "node:test";
import { editable, formOf, plainError, shorten, withPrefixes } from "../src/engine/query.js";

const PREFIXES = { rel: "https://w3id.org/ronten/relation/", kg: "https://w3id.org/ronten/ontology#", r: "https://w3id.org/ronten/" };

for (const [text, form] of [
  ["SELECT * WHERE { ?s ?p ?o }", "SELECT"],
  ["# ASK me\nconstruct { ?s ?p ?o } WHERE { ?s ?p ?o }", "CONSTRUCT"],
  ["PREFIX a: <http://x/SELECT#> ASK { ?s a:b 'SELECT' }", "ASK"],
  ["nonsense", "SELECT"],
]) {
  test(`the form of ${text} is ${form}`, () => assert.equal(formOf(text), form));
}

test("prefixes go on one line before the query", () => {
  assert.equal(withPrefixes("ASK {}", { a: "http://a/" }), "PREFIX a: <http://a/>\nASK {}");
});

test("an error's line is the writer's", () => assert.equal(plainError("error at 3:35: expected X"), "2:35: expected X"));

test("the longest fitting prefix shortens", () => {
  assert.equal(shorten("https://w3id.org/ronten/relation/aids", PREFIXES), "rel:aids");
  assert.equal(shorten("http://elsewhere/x", PREFIXES), "http://elsewhere/x");
});

test("a prepared query opens without its header, with the prefixes that it uses", () => {
  const text = "# title@ja: 題 kg:x\n\nSELECT ?s WHERE { ?s rel:aids ?o }\n";
  assert.equal(editable(text, PREFIXES), "PREFIX rel: <https://w3id.org/ronten/relation/>\nSELECT ?s WHERE { ?s rel:aids ?o }\n");
});
