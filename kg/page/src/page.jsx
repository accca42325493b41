// Starts the page: reads what it carries, and draws it.
import { render } from "preact";
import { buildModel } from "./model.js";
import { readJson, readPacked } from "./payload.js";
import { createState } from "./state.js";
import { App } from "./views/app.jsx";

async function start() {
  const network = { nodes: readJson("network-nodes"), edges: readJson("network-edges"), options: readJson("network-options") };
  const model = buildModel(JSON.parse(await readPacked("data")), network.nodes, network.edges);
  const state = createState(model, { language: document.documentElement.dataset.language, theme: document.documentElement.dataset.theme });
  const root = document.getElementById("app");
  root.replaceChildren();
  render(<App state={state} network={network} />, root);
  document.documentElement.dataset.ready = "";
  performance.mark("ready");
}

start();
