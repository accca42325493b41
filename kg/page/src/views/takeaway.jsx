// What a reader can take away: pictures of the graph, the claims shown, the whole as RDF.
import { toCsv } from "../csv.js";
import { copy, download } from "../download.js";
import { toPng, toSvg } from "../graph/picture.js";
import { labelOf, wordsOf } from "../i18n.js";
import { readPacked } from "../payload.js";

const COLUMNS = ["claim", "subject", "relation", "object", "modality", "polarity", "speaker", "about", "time", "place", "sentence", "article", "date", "start", "end", "rule"];

export function TakeAway({ state, words }) {
  const name = state.model.articles[0]?.name || "graph";
  const svg = () => toSvg(state.canvas.geometry(), about(state));
  const items = [
    [words.png, async () => download(`${name}.png`, await toPng(svg()))],
    [words.svg, () => download(`${name}.svg`, svg(), "image/svg+xml")],
    [words.csv, () => download(`${name}-claims.csv`, claimsCsv(state.visible.value.claims, state.language.value), "text/csv")],
    ...(document.getElementById("turtle").textContent ? [[words.turtle, async () => download(`${name}.ttl`, await readPacked("turtle"), "text/turtle")]] : []),
  ];
  const close = (event) => event.currentTarget.closest("details").removeAttribute("open");
  return (
    <details class="menu" onKeyDown={(event) => event.key === "Escape" && event.currentTarget.removeAttribute("open")}>
      <summary>{words.take}</summary>
      <ul>
        {items.map(([label, take]) => (
          <li key={label}><button type="button" onClick={(event) => (close(event), take())}>{label}</button></li>
        ))}
      </ul>
    </details>
  );
}

/** The claims as CSV: labels in a language, values as the claims file has them. */
export function claimsCsv(claims, language) {
  const label = (entity) => (entity ? labelOf(entity, language) : "");
  const row = (claim) => [
    claim.id, label(claim.subject), claim.relation[language], label(claim.object), claim.modality, claim.polarity, label(claim.speaker), claim.about, claim.iso ?? claim.time,
    claim.place, claim.sentence.text, claim.article.title || claim.article.name, claim.article.date, claim.start, claim.end, claim.rule,
  ];
  return toCsv(COLUMNS, claims.map(row));
}

/** What the legend of a picture says: only the groups and modalities that are in it. */
function about({ model, visible, language }) {
  const words = wordsOf(language.value);
  const { claims } = visible.value;
  const groups = Object.entries(model.groups).filter(([id]) => claims.some((claim) => claim.relation.group === id));
  const modalities = Object.entries(words.modalities).filter(([id]) => claims.some((claim) => claim.modality === id));
  const sources = model.articles.map(({ title, name, date }) => [title || name, date].filter(Boolean).join(" "));
  return {
    title: sources[0] ?? "Ronten",
    source: `Ronten 論点 ${model.run.ronten} · ${words.claimCount(claims.length)} · ${sources.slice(0, 3).join(" / ")}`,
    groups: groups.map(([id, group]) => [id, group[language.value]]),
    modalities,
  };
}

/** A claim's sentence with its source, as one quotes it. */
export function quotation(claim, language) {
  const words = wordsOf(language);
  const { title, name, date } = claim.article;
  const source = [title || name, date, words.sentenceOf(`${claim.sentence.start}–${claim.sentence.start + [...claim.sentence.text].length}`)].filter(Boolean);
  return words.quotation(claim.sentence.text, source.join(language === "ja" ? "、" : ", "));
}

export const copyQuotation = (claim, language) => copy(quotation(claim, language));
