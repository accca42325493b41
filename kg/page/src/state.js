// The one state that all views show. What one sees is in the address; language and theme are remembered too.
import { batch, computed, effect, signal } from "@preact/signals";
import { applyFacets, bundle, facetValues, neighbourhood } from "./filters.js";
import { decode, encode } from "./hash.js";
import { recall, remember } from "./memory.js";
import { isWithin } from "./periods.js";

const PLAIN = { view: "graph", min: "1", by: "claims", depth: "", centre: "", from: "", to: "", since: "", until: "", colour: "type", sort: "" };

export function createState(model, defaults) {
  const told = decode(location.hash);
  const selection = signal(known(model, told.selection));
  const excluded = signal(asSets(told.excluded));
  const settings = Object.fromEntries(Object.entries(PLAIN).map(([name, value]) => [name, signal(told[name] ?? value)]));
  const language = signal(told.lang ?? recall("language") ?? defaults.language);
  const theme = signal(recall("theme") ?? defaults.theme ?? "");
  const expanded = signal(new Set());
  const visible = visibleClaims(model, excluded, settings);
  const state = { model, selection, excluded, ...settings, language, theme, expanded, visible };
  keepInAddress(state, settings);
  effect(() => remember("language", language.value));
  effect(() => remember("theme", theme.value));
  return { ...state, ...actions(state, settings) };
}

const asSets = (lists) => Object.fromEntries(Object.entries(lists).map(([facet, values]) => [facet, new Set(values)]));

const asLists = (sets) => Object.fromEntries(Object.entries(sets).map(([facet, values]) => [facet, [...values]]));

function known(model, selection) {
  const index = { claim: model.claimById, edge: model.edgeById, entity: model.entityById }[selection?.kind];
  return index?.has(selection.id) ? selection : null;
}

function visibleClaims(model, excluded, settings) {
  const values = facetValues(model.claims);
  return computed(() => {
    const [from, to, since, until] = ["from", "to", "since", "until"].map((name) => settings[name].value);
    const dated = (i) => (!from || (model.claims[i].date ?? "") >= from) && (!to || (model.claims[i].date ?? "9") <= `${to}\uffff`);
    const admitted = (i) => dated(i) && isWithin(model.claims[i].article.date, since, until);
    const { passing, counts } = applyFacets(values, excluded.value, from || to || since || until ? admitted : undefined);
    const bundles = bundle(passing.map((i) => model.claims[i]), Number(settings.min.value), settings.by.value);
    const centre = model.entityById.get(settings.centre.value);
    if (centre && settings.depth.value) keepNear(model, bundles, centre.index, Number(settings.depth.value));
    const claims = passing.map((i) => model.claims[i]).filter((claim) => bundles.has(claim.edge.index));
    return { claims, counts, bundles };
  });
}

function keepNear(model, bundles, centre, depth) {
  const near = neighbourhood(model.edges, bundles, centre, depth);
  for (const index of bundles.keys()) if (!near.has(model.edges[index].from) || !near.has(model.edges[index].to)) bundles.delete(index);
}

function keepInAddress(state, settings) {
  let written = null;
  effect(() => {
    const changed = Object.fromEntries(Object.entries(settings).map(([name, { value }]) => [name, value === PLAIN[name] ? "" : value]));
    written = encode({ selection: state.selection.value, excluded: asLists(state.excluded.value), ...changed, lang: state.language.value });
    // In a notebook the page stands in an iframe without an address of its own, where this throws.
    try {
      history.replaceState(null, "", `#${written}`);
    } catch {}
  });
  addEventListener("hashchange", () => {
    if (location.hash.slice(1) === written) return;
    const told = decode(location.hash);
    batch(() => {
      state.selection.value = known(state.model, told.selection);
      state.excluded.value = asSets(told.excluded);
      for (const [name, setting] of Object.entries(settings)) setting.value = told[name] ?? PLAIN[name];
      if (told.lang) state.language.value = told.lang;
    });
  });
}

function actions(state, settings) {
  const exclude = (facet, values) => (state.excluded.value = { ...state.excluded.value, [facet]: new Set(values) });
  return {
    select: (kind, id) => (state.selection.value = kind ? { kind, id } : null),
    exclude,
    toggle(facet, value) {
      const values = new Set(state.excluded.value[facet]);
      if (!values.delete(value)) values.add(value);
      exclude(facet, values);
    },
    reset() {
      batch(() => {
        state.excluded.value = {};
        for (const name of ["min", "by", "depth", "centre", "from", "to", "since", "until"]) settings[name].value = PLAIN[name];
      });
    },
    isFiltered: () =>
      Object.values(state.excluded.value).some((values) => values.size) ||
      ["min", "depth", "from", "to", "since", "until"].some((name) => settings[name].value !== PLAIN[name]),
  };
}
