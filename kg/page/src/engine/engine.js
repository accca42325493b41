// The page's side of the SPARQL engine: starts the worker, asks it, and stops it where a query runs away.
import { readJson, readPacked, readPackedBytes } from "../payload.js";
import { formOf, withPrefixes, plainError } from "./query.js";

/** @returns {{ask, stop, prefixes, labels}}; everything is opened at the first question, and again after a stop */
export function createEngine() {
  const prefixes = readJson("prefixes");
  let opened = null;
  const connection = () => (opened ??= connect());
  async function ask(text) {
    const { call } = await connection();
    try {
      return await call("ask", { text: withPrefixes(text, prefixes), form: formOf(text) });
    } catch (error) {
      throw new Error(plainError(error.message));
    }
  }
  const stop = async () => {
    const { close } = (await opened) ?? {};
    opened = null;
    close?.();
  };
  return { ask, stop, prefixes, open: connection };
}

async function connect() {
  const [code, wasm, graph, ontology] = await Promise.all([readPacked("engine-worker"), readPackedBytes("engine-wasm"), readPacked("turtle"), readPacked("ontology")]);
  const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const worker = new Worker(address);
  const waiting = new Map();
  worker.onmessage = ({ data: { id, value, error } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) resolve(value);
    else reject(new Error(error));
  };
  let last = 0;
  const call = (task, given) => new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject });
    worker.postMessage({ id: last, task, ...given });
  });
  const close = () => {
    worker.terminate();
    URL.revokeObjectURL(address);
    for (const { reject } of waiting.values()) reject(new Error("✕"));
  };
  await call("open", { wasm, graph, ontology });
  return { call, close };
}
