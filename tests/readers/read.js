// What N3.js reads in each file, each as N-Quads beside it: `node read.js graph.ttl graph.trig …` writes graph.ttl.nq, graph.trig.nq, …
import { readFileSync, writeFileSync } from "node:fs";
import { Parser, Writer } from "n3";

for (const file of process.argv.slice(2)) {
  const writer = new Writer({ format: "application/n-quads" });
  const lines = new Parser().parse(readFileSync(file, "utf8")).map((quad) => writer.quadToString(quad.subject, quad.predicate, quad.object, quad.graph));
  writeFileSync(`${file}.nq`, lines.join(""));
}
