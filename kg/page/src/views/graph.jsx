// The graph: a canvas that follows the state and tells it what was clicked.
import { useEffect, useRef } from "preact/hooks";
import { useSignalEffect } from "@preact/signals";
import { createCanvas } from "../graph/canvas.js";
import { dressEdge, dressNode, edgesOf, focusOf } from "../graph/scene.js";
import { labelOf, wordsOf } from "../i18n.js";
import { toggleBundle } from "./evidence.jsx";
import { isDark } from "./header.jsx";

export function Graph({ state, network }) {
  const words = wordsOf(state.language.value);
  const box = useRef(null);
  const canvas = useRef(null);
  useEffect(() => {
    canvas.current = state.canvas = createCanvas(box.current, network, handlers(state));
    box.current.drawing = canvas.current; // for whoever drives the page by program
    canvas.current.show(sceneOf(state, network));
    canvas.current.fit();
    return () => canvas.current.network.destroy();
  }, []);
  useSignalEffect(() => {
    const scene = sceneOf(state, network);
    canvas.current?.show(scene);
  });
  useSignalEffect(() => {
    const focus = state.selection.value && focusOf(state.model, state.selection.value, state.visible.peek().bundles);
    if (focus && canvas.current) canvas.current.lookAt([...focus.nodes]);
  });
  return (
    <div class="graph">
      <div class="canvas" ref={box} role="application" tabIndex={0} aria-label={words.graphLabel} onKeyDown={(event) => onKey(event, state, canvas.current)} />
      <div class="zoom" role="group" aria-label={words.graph}>
        <button type="button" aria-label={words.zoomIn} title={words.zoomIn} onClick={() => canvas.current.zoom(1.3)}>＋</button>
        <button type="button" aria-label={words.zoomOut} title={words.zoomOut} onClick={() => canvas.current.zoom(1 / 1.3)}>－</button>
        <button type="button" aria-label={words.fit} title={words.fit} onClick={() => canvas.current.fit()}>⤢</button>
      </div>
      <p class="visually-hidden" aria-live="polite">{spoken(state, words)}</p>
    </div>
  );
}

/** What a screen reader says of the selection. */
function spoken({ model, selection, language }, words) {
  if (selection.value?.kind !== "entity") return "";
  const entity = model.entityById.get(selection.value.id);
  return `${words.selected}: ${labelOf(entity, language.value)}, ${words.claimCount(entity.by.length + entity.on.length)}`;
}

function sceneOf(state, { nodes }) {
  const { model, selection, visible, expanded } = state;
  const theme = isDark(state) ? "dark" : "light";
  const language = state.language.value;
  const { bundles } = visible.value;
  const edges = edgesOf(model, bundles, expanded.value);
  const shown = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const chosen = selection.value?.kind === "entity" ? model.entityById.get(selection.value.id).index : null;
  if (chosen !== null) shown.add(chosen);
  return {
    theme,
    focus: focusOf(model, selection.value, bundles),
    selected: chosen,
    nodes: new Map(nodes.filter(({ id }) => shown.has(id)).map((node) => [node.id, dressNode(node, model.entities[node.id], theme, language, state.colour.value)])),
    edges: new Map(edges.map((edge) => [edge.id, dressEdge(edge, theme, language)])),
  };
}

function handlers(state) {
  const bundleOf = (id) => state.model.edges[Number(id.split(".")[0])];
  return {
    node: (id) => state.select("entity", state.model.entities[id].short),
    edge: (id) => state.select("edge", bundleOf(id).short),
    open: (id) => bundleOf(id).claims.length > 1 && toggleBundle(state, bundleOf(id).index),
    nothing: () => state.select(null),
  };
}

function onKey(event, state, canvas) {
  const { model, selection } = state;
  const here = selection.value?.kind === "entity" ? model.entityById.get(selection.value.id).index : null;
  if (event.key.startsWith("Arrow")) {
    const next = canvas.neighbourInDirection(here, event.key);
    if (next !== null) state.select("entity", model.entities[next].short);
  } else if (event.key === "+" || event.key === "-") canvas.zoom(event.key === "+" ? 1.3 : 1 / 1.3);
  else if (event.key === "0") canvas.fit();
  else if (event.key === "Escape") state.select(null);
  else if (event.key === "Enter") document.getElementById("evidence")?.focus();
  else return;
  event.preventDefault();
}
