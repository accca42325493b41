// Bundles the page's JavaScript into dist/: what stands in every page, what the SPARQL tab adds, and all licences.
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");

const settings = {
  absWorkingDir: here,
  bundle: true,
  charset: "utf8",
  define: { "process.env.NODE_ENV": '"production"' },
  external: ["web_bg.wasm"],
  format: "iife",
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  metafile: true,
  minify: !process.env.DEBUG,
  target: "es2022",
  write: false,
};

async function bundle(entry) {
  const result = await build({ ...settings, entryPoints: [join("src", entry)], outdir: "dist", loader: { ".svg": "dataurl" } });
  const files = Object.fromEntries(result.outputFiles.map((file) => [file.path.split(".").pop(), file.text]));
  return { ...files, inputs: Object.keys(result.metafile.inputs) };
}

// In a script element <!-- and <script would change how far it reaches; esbuild sees to </script itself.
const inScript = (code) => code.replaceAll("<!--", "\\x3c!--").replaceAll("<script", "\\x3cscript");

const packed = (bytes) => gzipSync(bytes, { level: 9 }).toString("base64");

/** The folders of the npm packages that the bundled files come from. */
function packagesOf(inputs) {
  const folders = inputs.map((path) => path.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//)?.[1]).filter(Boolean);
  return [...new Set(folders)].sort();
}

async function licenceOf(folder) {
  const about = JSON.parse(await readFile(join(here, folder, "package.json"), "utf8"));
  const names = (await readdir(join(here, folder))).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(here, folder, name), "utf8")));
  return { name: about.name, version: about.version, licence: about.license ?? "", text: texts.join("\n\n").trim() };
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist);
const [page, sparql, worker] = await Promise.all(["page.jsx", "sparql.js", "engine/worker.js"].map(bundle));
const licences = await Promise.all(packagesOf([...page.inputs, ...sparql.inputs, ...worker.inputs]).map(licenceOf));
const wasm = await readFile(join(here, "node_modules/oxigraph/web_bg.wasm"));
const outputs = {
  "page.js": inScript(page.js),
  "sparql.b64": packed(sparql.js),
  "sparql.css": sparql.css,
  "worker.b64": packed(worker.js),
  "oxigraph.b64": packed(wasm),
  "licences.json": JSON.stringify(licences).replaceAll("<", "\\u003c"),
};
await Promise.all(Object.entries(outputs).map(([name, text]) => writeFile(join(dist, name), text)));
