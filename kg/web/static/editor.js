"use strict";
// The query editor: sends the query to the endpoint of this page and shows the answer as a table or as text.

const form = document.getElementById("form");
const query = document.getElementById("query");
const shipped = document.getElementById("shipped");
const description = document.getElementById("description");
const state = document.getElementById("status");
const message = document.getElementById("message");
const answer = document.getElementById("answer");

const ACCEPT = "application/sparql-results+json, text/turtle;q=0.9";

function shown(text) {
  message.textContent = text;
  message.hidden = !text;
}

function cell(term, tag) {
  const element = document.createElement(tag);
  if (term && term.type === "uri" && /^https?:/.test(term.value)) {
    const link = document.createElement("a");
    link.href = term.value.replace("https://w3id.org/ronten/", "/");
    link.textContent = term.value.replace("https://w3id.org/ronten/", "…/");
    element.append(link);
  } else {
    element.textContent = term ? term.value : "";
  }
  return element;
}

function row(terms, tag) {
  const element = document.createElement("tr");
  element.append(...terms.map((term) => cell(term, tag)));
  return element;
}

function table(names, bindings) {
  const element = document.createElement("table");
  element.append(row(names.map((name) => ({ type: "literal", value: name })), "th"));
  element.append(...bindings.map((binding) => row(names.map((name) => binding[name]), "td")));
  return element;
}

function count(rows, seconds, cut) {
  const limit = cut ? ` 上限で打ち切り cut at the limit of ${cut}.` : "";
  state.textContent = `${rows} 行 rows, ${seconds.toFixed(2)} s.${limit}`;
}

async function show(response, seconds) {
  const text = await response.text();
  if (!response.ok) {
    state.textContent = `${response.status}`;
    shown(text);
  } else if (response.headers.get("content-type").startsWith("application/sparql-results+json")) {
    const result = JSON.parse(text);
    const bindings = "boolean" in result ? [{ answer: { type: "literal", value: String(result.boolean) } }] : result.results.bindings;
    answer.append(table("boolean" in result ? ["answer"] : result.head.vars, bindings));
    count(bindings.length, seconds, response.headers.get("x-rows-cut-at"));
  } else {
    state.textContent = `${seconds.toFixed(2)} s`;
    shown(text);
  }
}

async function run(event) {
  event.preventDefault();
  state.textContent = "…";
  shown("");
  answer.replaceChildren();
  const start = performance.now();
  try {
    const body = new URLSearchParams({ query: query.value });
    const response = await fetch("/sparql", { method: "POST", body, headers: { accept: ACCEPT } });
    await show(response, (performance.now() - start) / 1000);
  } catch (error) {
    state.textContent = "";
    shown(`サーバーが答えません。The server does not answer. ${error.message}`);
  }
}

form.addEventListener("submit", run);
query.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
shipped.addEventListener("change", () => {
  const chosen = shipped.selectedOptions[0];
  description.textContent = chosen.dataset.description || "";
  if (shipped.value) query.value = shipped.value;
});
