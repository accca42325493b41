// The whole page: legend, one of the views, evidence and text.
import { useSignalEffect } from "@preact/signals";
import { wordsOf } from "../i18n.js";
import { carries } from "../payload.js";
import { ArticleText } from "./article.jsx";
import { Evidence } from "./evidence.jsx";
import { Filters } from "./filters.jsx";
import { Graph } from "./graph.jsx";
import { Header, isDark } from "./header.jsx";
import { Overview } from "./overview.jsx";
import { Sparql } from "./sparql.jsx";
import { Table } from "./table.jsx";

const VIEWS = { graph: Graph, table: Table, sparql: Sparql };

export function App({ state, network }) {
  const words = wordsOf(state.language.value);
  useSignalEffect(() => {
    document.documentElement.lang = state.language.value;
    document.documentElement.dataset.theme = isDark(state) ? "dark" : "light";
  });
  return (
    <div class="page" data-view={state.view.value}>
      <a class="skip" href="#claims" onClick={(event) => (event.preventDefault(), document.getElementById("evidence")?.focus())}>{words.skip}</a>
      <Header state={state} network={network} />
      <Tabs state={state} words={words} />
      <div class="rooms">
        <Filters state={state} />
        <main class="stage" id="stage">
          <Stage state={state} network={network} />
        </main>
        <Evidence state={state} />
        <ArticleText state={state} />
      </div>
    </div>
  );
}

/** The graph stays where it is while another view is open, so that coming back costs nothing. */
function Stage({ state, network }) {
  const view = VIEWS[state.view.value] ? state.view.value : "graph";
  const Other = view === "graph" ? null : VIEWS[view];
  return (
    <>
      <div class="view" hidden={view !== "graph"}>
        <Graph state={state} network={network} />
      </div>
      {Other && (
        <div class="view">
          <Other state={state} />
        </div>
      )}
      <Overview state={state} />
    </>
  );
}

/** On a phone the rooms are views too, one at a time; on a wide screen they all stand side by side. */
function Tabs({ state, words }) {
  const tabs = ["graph", "table", ...(carries("engine-wasm") ? ["sparql"] : [])];
  const narrow = ["details", "text", "filters"];
  const tab = (name) => (
    <button type="button" class={narrow.includes(name) ? "tab narrow" : "tab"} aria-current={state.view.value === name ? "page" : undefined} onClick={() => (state.view.value = name)}>
      {name === "filters" ? words.legend : words[name]}
    </button>
  );
  return (
    <nav class="tabs" aria-label={words.graph}>
      {[...tabs, ...narrow].map(tab)}
      <Shown state={state} words={words} />
    </nav>
  );
}

function Shown({ state, words }) {
  return (
    <p class="shown" role="status">
      {words.shown(state.visible.value.claims.length, state.model.claims.length)}
    </p>
  );
}
