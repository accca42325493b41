// How many triples or quads N3.js reads in each file: `node count.js graph.ttl graph.trig …`, one number a line.
import { readFileSync } from "node:fs";
import { Parser } from "n3";

for (const file of process.argv.slice(2)) {
  console.log(new Parser().parse(readFileSync(file, "utf8")).length);
}
