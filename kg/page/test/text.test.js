import assert from "node:assert/strict";
import { test } from "node:test";
import { paragraphs, segments, slice } from "../src/text.js";

test("offsets count code points", () => {
  assert.equal(slice("𠮷田氏は", 0, 3), "𠮷田氏");
});

test("a text is cut where marks begin and end", () => {
  const subject = { start: 0, end: 3 };
  const predicate = { start: 2, end: 5 };
  const pieces = segments("𠮷田氏が述べた", [predicate, subject]);
  assert.deepEqual(
    pieces.map(({ text, start, marks }) => [text, start, marks.length]),
    [["𠮷田", 0, 1], ["氏", 2, 2], ["が述", 3, 1], ["べた", 5, 0]],
  );
});

test("pieces put together are the text, whatever the marks", () => {
  const text = "米露𠮷の会談。";
  const marks = [{ start: -2, end: 1 }, { start: 0, end: 99 }, { start: 3, end: 3 }, { start: 50, end: 60 }];
  assert.equal(segments(text, marks).map((piece) => piece.text).join(""), text);
});

test("a text without marks is one piece", () => {
  assert.deepEqual(segments("会談", []), [{ text: "会談", start: 0, marks: [] }]);
});

test("paragraphs know their place", () => {
  assert.deepEqual(paragraphs("𠮷\n\n本文\n"), [{ text: "𠮷", start: 0, end: 1 }, { text: "本文", start: 3, end: 5 }]);
});
