import assert from "node:assert/strict";
import { test } from "node:test";
import { countsOf, isWithin, periodsOf } from "../src/periods.js";

test("a few weeks are steps of days, none left out", () => {
  assert.deepEqual(periodsOf(["2024-02-28", null, "2024-03-01", "2024-02-28"]), ["2024-02-28", "2024-02-29", "2024-03-01"]);
});

test("some years are steps of months", () => {
  const periods = periodsOf(["2023-11-30", "2025-01-01"]);
  assert.deepEqual([periods[0], periods[1], periods[2], periods.at(-1), periods.length], ["2023-11", "2023-12", "2024-01", "2025-01", 15]);
});

test("a century is in steps of years", () => {
  assert.deepEqual(periodsOf(["1925-01-01", "2025-08-15"]).slice(0, 2), ["1925", "1926"]);
});

test("there are no more steps than asked for, as long as years allow", () => {
  assert.equal(periodsOf(["2025-01-01", "2025-01-20"], 20).length, 20);
  assert.deepEqual(periodsOf(["2025-01-01", "2025-03-20"], 20), ["2025-01", "2025-02", "2025-03"]);
});

test("one day, or no date at all, needs no slider", () => {
  assert.deepEqual(periodsOf(["2025-08-15", "2025-08-15"]), []);
  assert.deepEqual(periodsOf([null, undefined, "2025"]), []);
});

test("a date lies within periods of any length, ends included", () => {
  const cases = [["2025-08-15", "", ""], ["2025-08-15", "2025-08", "2025-08"], ["2025-08-15", "2025-08-15", ""], ["2025-08-15", "", "2025"], [null, "", ""]];
  for (const [date, since, until] of cases) assert.ok(isWithin(date, since, until), `${date} ${since} ${until}`);
  const others = [["2025-08-15", "2025-09", ""], ["2025-08-15", "", "2025-08-14"], [null, "2025", ""]];
  for (const [date, since, until] of others) assert.ok(!isWithin(date, since, until), `${date} ${since} ${until}`);
});

test("the dates of each period are counted", () => {
  assert.deepEqual(countsOf(["2025-08-15", "2025-08-01", "2025-10-01", null], ["2025-08", "2025-09", "2025-10"]), [2, 0, 1]);
});
