// The claims as a table that sorts, filters and exports; its rows are those that the filters show.
import { useMemo, useState } from "preact/hooks";
import { download } from "../download.js";
import { labelOf, wordsOf } from "../i18n.js";
import { fold } from "../search.js";
import { Swatch } from "./parts.jsx";
import { claimsCsv } from "./takeaway.jsx";

const FEW = 200;

const columns = (words, language) => ({
  subject: [words.subject, (claim) => labelOf(claim.subject, language)],
  relation: [words.relation, (claim) => (claim.polarity === "negative" ? words.denied : "") + claim.relation[language]],
  object: [words.object, (claim) => labelOf(claim.object, language)],
  modality: [words.modality, (claim) => words.modalities[claim.modality]],
  speaker: [words.speaker, (claim) => (claim.speaker ? labelOf(claim.speaker, language) : words.ownVoice)],
  sentence: [words.sentence, (claim) => claim.sentence.text],
});

export function Table({ state }) {
  const language = state.language.value;
  const words = wordsOf(language);
  const [query, setQuery] = useState("");
  const [shown, setShown] = useState(FEW);
  const table = columns(words, language);
  const rows = useMemo(() => sorted(filtered(state.visible.value.claims, table, query), table, state.sort.value), [state.visible.value, query, state.sort.value, language]);
  return (
    <section class="table" aria-label={words.table}>
      <div class="table-head">
        <input type="search" aria-label={words.findIn} placeholder={words.findIn} value={query} onInput={(event) => setQuery(event.currentTarget.value)} />
        <span role="status">{words.claimCount(rows.length)}</span>
        <button type="button" class="quiet" onClick={() => download("claims.csv", claimsCsv(rows, language), "text/csv")}>{words.csv}</button>
      </div>
      <div class="scroll" tabIndex={0} role="region" aria-label={words.table}>
        <table>
          <thead><tr>{Object.entries(table).map(([id, [label]]) => <Heading key={id} id={id} label={label} sort={state.sort} words={words} />)}</tr></thead>
          <tbody>{rows.slice(0, shown).map((claim) => <Line key={claim.id} state={state} claim={claim} table={table} />)}</tbody>
        </table>
        {rows.length > shown && <button type="button" class="more" onClick={() => setShown(shown + 5 * FEW)}>{words.more(rows.length - shown)}</button>}
        {!rows.length && <p class="hint">{words.nothing}</p>}
      </div>
    </section>
  );
}

const filtered = (claims, table, query) => {
  const wanted = fold(query);
  return wanted ? claims.filter((claim) => Object.values(table).some(([, value]) => fold(value(claim)).includes(wanted))) : claims;
};

/** `sort` is a column's id, with a minus before it for the other way round; "" leaves the order of the text. */
function sorted(claims, table, sort) {
  const value = table[sort.replace("-", "")]?.[1];
  if (!value) return claims;
  const collator = new Intl.Collator("ja");
  const way = sort.startsWith("-") ? -1 : 1;
  return [...claims].sort((a, b) => way * collator.compare(value(a), value(b)));
}

function Heading({ id, label, sort, words }) {
  const [up, down] = [sort.value === id, sort.value === `-${id}`];
  return (
    <th scope="col" aria-sort={up ? "ascending" : down ? "descending" : "none"}>
      <button type="button" title={words.sortBy(label)} onClick={() => (sort.value = up ? `-${id}` : down ? "" : id)}>{label} <span aria-hidden="true">{up ? "▲" : down ? "▼" : "△"}</span></button>
    </th>
  );
}

function Line({ state, claim, table }) {
  const chosen = isChosen(state, claim);
  const select = () => state.select("claim", claim.id);
  return (
    <tr aria-selected={chosen} class={chosen ? "chosen" : undefined} onClick={select}>
      {Object.entries(table).map(([id, [, value]]) =>
        id === "relation" ? (
          <td key={id}><button type="button" class="name relation" data-group={claim.relation.group} onClick={select}><Swatch group={claim.relation.group} modality={claim.modality} denied={claim.polarity === "negative"} /> {value(claim)}</button></td>
        ) : (
          <td key={id} lang={id === "sentence" ? "ja" : undefined}>{value(claim)}</td>
        ),
      )}
    </tr>
  );
}

function isChosen({ selection }, claim) {
  const { kind, id } = selection.value ?? {};
  return (kind === "claim" && claim.id === id) || (kind === "edge" && claim.edge.short === id) || (kind === "entity" && [claim.subject.short, claim.object.short].includes(id));
}
