import assert from "node:assert/strict";
import { test } from "node:test";
import { toCsv } from "../src/csv.js";
import { decode, encode } from "../src/hash.js";

test("an address tells the state that wrote it", () => {
  const state = { selection: { kind: "entity", id: "entity/issue/ウクライナ問題" }, excluded: { group: ["agenda", "effect"] }, view: "table", min: "2" };
  assert.deepEqual(decode(`#${encode(state)}`), state);
});

test("what is as at the start is not in the address", () => {
  assert.equal(encode({ selection: null, excluded: { group: [] }, view: "" }), "");
});

test("an address that means nothing selects nothing", () => {
  assert.deepEqual(decode("#%E3%81&x=1").selection, null);
});

test("a cell with commas, quotes or line breaks is quoted", () => {
  assert.equal(toCsv(["a"], [['言う "x", y'], ["1\n2"]]), '\ufeffa\r\n"言う ""x"", y"\r\n"1\n2"\r\n');
});

test("a cell that a spreadsheet would compute stays words", () => {
  assert.equal(toCsv(["a"], [["=1+1"]]), "\ufeffa\r\n'=1+1\r\n");
});
