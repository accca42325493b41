// SPARQL text before and after the engine: its form, the prefixes that are bound for it, what an error says.

// What is no keyword: comments, IRIs, strings.
const WORDS = /#[^\n]*|<[^<>"{}|^`\\\s]*>|"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;

/** SELECT, ASK, CONSTRUCT or DESCRIBE; SELECT where there is none, so that the engine says what is wrong. */
export const formOf = (text) => text.replace(WORDS, (part) => (part[0] === "#" ? "" : "•")).match(/\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b/i)?.[1].toUpperCase() ?? "SELECT";

/** `text` with all prefixes bound, on one line before it; the text's own PREFIX lines win. */
export const withPrefixes = (text, prefixes) => `${Object.entries(prefixes).map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`).join(" ")}\n${text}`;

/** An error of the engine with the line as the writer counts it. */
export const plainError = (message) => message.replace(/error at (\d+):(\d+)/, (_, line, column) => `${Number(line) - 1}:${column}`);

/** The shortest form of an IRI: with a prefix where one fits. */
export function shorten(iri, prefixes) {
  const fitting = Object.entries(prefixes).filter(([, space]) => iri.startsWith(space)).sort((a, b) => b[1].length - a[1].length)[0];
  return fitting ? `${fitting[0]}:${iri.slice(fitting[1].length)}` : iri;
}

/** A prepared query as one edits it: without its header, with the PREFIX lines that it needs. */
export function editable(text, prefixes) {
  const body = text.replace(/^(?:#.*\n|\s*\n)+/, "");
  const used = Object.entries(prefixes).filter(([prefix]) => new RegExp(`(?<![\\w:-])${prefix}:`).test(body.replace(WORDS, "")));
  return `${used.map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>\n`).join("")}${body}`;
}
