import assert from "node:assert/strict";
import { test } from "node:test";
import { matches } from "../src/search.js";

const PUTIN = ["ウラジーミル・プーチン", "Vladimir Putin", "プーチン大統領"];

for (const query of ["プーチン", "ぷーちん", "ﾌﾟｰﾁﾝ", "puchin", "puuchin", "putin", "PUTIN", "ウラジーミルプーチン", "ウラジミル", "大統領", "vladimir putin"]) {
  test(`${query} finds Putin`, () => assert.ok(matches(PUTIN, query)));
}

for (const query of ["トランプ", "torampu", "x", "", "・"]) {
  test(`${query || "nothing"} does not find Putin`, () => assert.ok(!matches(PUTIN, query)));
}

test("accents do not matter", () => assert.ok(matches(["Recep Tayyip Erdoğan"], "erdogan")));
test("small kana are forgiven", () => assert.ok(matches(["ジョージア"], "ジヨージア")));
test("full-width letters are forgiven", () => assert.ok(matches(["NATO"], "ｎａｔｏ")));
