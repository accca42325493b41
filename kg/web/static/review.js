"use strict";
// Claims are shown one by one, judged by key or button, and kept by the server after each judgement.

const at = (id) => document.getElementById(id);
const VERDICTS = { right: "正しい right", wrong: "誤り wrong", unsure: "分からない unsure", mended: "直した mended" };
const KEYS = { 1: "right", y: "right", 2: "wrong", n: "wrong", 3: "unsure", u: "unsure" };
const FACETS = [
  ["modality", "様相 modality"],
  ["polarity", "極性 polarity"],
  ["attributed_to", "発言者 speaker"],
  ["reported_by", "伝え手 reporter"],
  ["about", "事柄 about"],
  ["as", "枠組み as"],
  ["time", "時 time"],
  ["place", "場所 place"],
  ["rule", "規則 rule"],
];
const fields = at("mend").elements;

let state = null;
let place = 0;
let busy = false;

function made(tag, text, kind) {
  const element = document.createElement(tag);
  element.textContent = text;
  if (kind) element.className = kind;
  return element;
}

function claim() {
  return state.claims[place];
}

function named(list, id) {
  const found = list.find((each) => each.id === id);
  return found ? `${found.ja} ${id}` : id;
}

function facetOf(key) {
  if (key === "modality") return named(state.modalities, claim().modality);
  if (key === "polarity") return named(state.polarities, claim().polarity);
  return claim()[key] || "";
}

function showClaim() {
  const shown = claim();
  at("title").textContent = shown.title;
  for (const part of ["subject", "object"]) {
    at(part).textContent = shown[part];
    at(part).className = part;
  }
  at("relation").textContent = `${named(state.relations, shown.relation)} →`;
  at("facets").replaceChildren(
    ...FACETS.filter(([key]) => facetOf(key)).map(([key, name]) => {
      const facet = document.createElement("div");
      facet.append(made("dt", name), made("dd", facetOf(key)));
      return facet;
    }),
  );
  at("sentence").replaceChildren(
    made("span", shown.context[0], "context"),
    ...shown.segments.map((segment) => made(segment.kind ? "mark" : "span", segment.text, segment.kind)),
    made("span", shown.context[1], "context"),
  );
}

function showVerdict() {
  const judged = state.judged[claim().id];
  const change = judged ? Object.entries(judged.change).map(([key, value]) => `${key}: ${value || "—"}`) : [];
  at("verdict").textContent = judged ? [VERDICTS[judged.verdict], ...change, judged.why, judged.by].filter(Boolean).join(" · ") : "";
  at("why").value = judged ? judged.why : "";
  for (const button of document.querySelectorAll("[data-verdict]")) {
    button.setAttribute("aria-pressed", String(Boolean(judged) && button.dataset.verdict === judged.verdict));
  }
  at("open-mend").setAttribute("aria-pressed", String(Boolean(judged) && judged.verdict === "mended"));
}

function showProgress() {
  const done = state.claims.filter((each) => each.id in state.judged).length;
  at("progress").textContent = `${place + 1} / ${state.claims.length} · 判定済み judged ${done}`;
  at("bar").max = state.claims.length;
  at("bar").value = done;
}

function showFigures() {
  const percent = (share) => (100 * share).toFixed(1);
  at("rows").replaceChildren(
    ...state.figures.map((figure) => {
      const row = document.createElement("tr");
      const shares = figure.judged ? [percent(figure.precision), `${percent(figure.low)}–${percent(figure.high)}`] : ["", ""];
      row.append(made("td", figure.rule || "全体 all"));
      for (const value of [figure.judged, figure.right, ...shares]) row.append(made("td", String(value), "number"));
      return row;
    }),
  );
}

function show() {
  if (!state.claims.length) {
    at("progress").textContent = "主張がありません。There are no claims.";
    return;
  }
  showClaim();
  showVerdict();
  showProgress();
  showFigures();
}

function tell(message) {
  at("message").textContent = message;
  at("message").hidden = !message;
}

async function ask(path, body) {
  const request = body ? { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {};
  const response = await fetch(path, request);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

async function change(path, body, after) {
  if (busy || !state.claims.length) return;
  busy = true;
  try {
    const answer = await ask(path, body);
    Object.assign(state, { judged: answer.judged, figures: answer.figures });
    tell("");
    closeMend();
    after(answer);
    show();
  } catch (error) {
    tell(`保存できませんでした。Not kept: ${error.message}`);
  } finally {
    busy = false;
  }
}

function toNextUnjudged() {
  const rest = [...state.claims.keys()].map((step) => (place + 1 + step) % state.claims.length);
  const next = rest.find((index) => !(state.claims[index].id in state.judged));
  if (next !== undefined) place = next;
}

function judge(verdict, changes) {
  change("/judge", { claim: claim().id, verdict, change: changes || {}, why: at("why").value.trim() }, toNextUnjudged);
}

function undo() {
  change("/undo", {}, (answer) => {
    const index = state.claims.findIndex((each) => each.id === answer.claim);
    if (index >= 0) place = index;
  });
}

function move(step) {
  if (!state.claims.length) return;
  place = (place + step + state.claims.length) % state.claims.length;
  closeMend();
  tell("");
  show();
}

function openMend() {
  if (!state.claims.length) return;
  const before = state.judged[claim().id];
  const values = { ...claim(), attributed_to: claim().attributed_to || "", ...(before ? before.change : {}) };
  for (const field of ["subject", "relation", "object", "modality", "polarity", "attributed_to"]) fields[field].value = values[field];
  at("names").replaceChildren(...(state.entities[claim().article] || []).map((name) => new Option(name, name)));
  at("mend").hidden = false;
  fields.relation.focus();
}

function closeMend() {
  at("mend").hidden = true;
  if (document.activeElement) document.activeElement.blur();
}

function mend(event) {
  event.preventDefault();
  const changes = {};
  for (const field of ["subject", "relation", "object", "modality", "polarity", "attributed_to"]) {
    const value = fields[field].value.trim();
    if (value !== (claim()[field] || "")) changes[field] = value;
  }
  if (Object.keys(changes).length) judge("mended", changes);
  else tell("何も変わっていません。Nothing is changed.");
}

const ACTIONS = {
  m: openMend,
  z: undo,
  Backspace: undo,
  ArrowLeft: () => move(-1),
  k: () => move(-1),
  ArrowRight: () => move(1),
  j: () => move(1),
  w: () => at("why").focus(),
};

function isTyping(target) {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}

function pressed(event) {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !state) return;
  if (event.key === "Escape") {
    closeMend();
    tell("");
  } else if (event.target === at("why") && event.key === "Enter") {
    at("why").blur();
  } else if (!isTyping(event.target)) {
    const verdict = KEYS[event.key];
    const action = verdict ? () => judge(verdict) : ACTIONS[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }
}

function fill(select, list) {
  select.replaceChildren(...list.map((each) => new Option(`${each.ja} ${each.id}`, each.id)));
}

async function start() {
  try {
    state = await ask("/state");
  } catch (error) {
    tell(`サーバーが答えません。The server does not answer. ${error.message}`);
    return;
  }
  fill(fields.relation, state.relations);
  fill(fields.modality, state.modalities);
  fill(fields.polarity, state.polarities);
  at("file").textContent = `${state.by}: ${state.file}`;
  place = Math.max(0, state.claims.findIndex((each) => !(each.id in state.judged)));
  show();
  document.documentElement.dataset.ready = "";
}

for (const button of document.querySelectorAll("[data-verdict]")) button.addEventListener("click", () => judge(button.dataset.verdict));
at("open-mend").addEventListener("click", openMend);
at("undo").addEventListener("click", undo);
at("previous").addEventListener("click", () => move(-1));
at("next").addEventListener("click", () => move(1));
at("cancel").addEventListener("click", closeMend);
at("mend").addEventListener("submit", mend);
document.addEventListener("keydown", pressed);
start();
