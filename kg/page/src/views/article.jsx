// The article's text with every mention and every claim's words marked; a mark selects what it stands for.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { wordsOf } from "../i18n.js";
import { fold } from "../search.js";
import { paragraphs, segments } from "../text.js";

export function ArticleText({ state }) {
  const words = wordsOf(state.language.value);
  const { articles } = state.model;
  const wanted = articleOf(state);
  const [chosen, setChosen] = useState(0);
  useEffect(() => wanted !== null && setChosen(wanted), [wanted, state.selection.value]);
  const article = articles[chosen];
  return (
    <section class="text" aria-label={words.textLabel}>
      <h2>{words.text}</h2>
      {articles.length > 1 && (
        <select aria-label={words.article} value={chosen} onChange={(event) => setChosen(Number(event.currentTarget.value))}>
          {articles.map(({ title, name, id }, i) => <option key={id} value={i}>{title || name}</option>)}
        </select>
      )}
      {article?.text ? <Marked state={state} place={chosen} article={article} /> : <p class="hint">{words.noText}</p>}
    </section>
  );
}

function selectedClaims({ model, selection }) {
  const { kind, id } = selection.value ?? {};
  if (kind === "claim") return [model.claimById.get(id)];
  if (kind === "edge") return model.edgeById.get(id).claims;
  return [];
}

const articleOf = (state) => selectedClaims(state)[0]?.articleIndex ?? null;

/** The marks of one article: its mentions, and the predicates and cues of the claims shown. */
function marksOf(state, place) {
  const mentions = state.model.mentions.filter(([article]) => article === place);
  const claims = state.visible.value.claims.filter((claim) => claim.articleIndex === place);
  const bound = claims.flatMap((claim) =>
    claim.marks.filter(({ part }) => part === "predicate" || part.startsWith("cue")).map(({ start, end, part }) => ({ start: claim.sentence.start + start, end: claim.sentence.start + end, part, claim })),
  );
  return [...mentions.map(([, start, end, entity]) => ({ start, end, part: "mention", entity: state.model.entities[entity] })), ...bound];
}

function Marked({ state, place, article }) {
  const marks = useMemo(() => marksOf(state, place), [place, state.visible.value]);
  const chosen = selectedClaims(state).filter((claim) => claim?.articleIndex === place);
  const spots = chosen.flatMap((claim) => [
    { start: claim.sentence.start, end: claim.sentence.start + [...claim.sentence.text].length, part: "sentence" },
    ...claim.marks.map(({ start, end, part }) => ({ start: claim.sentence.start + start, end: claim.sentence.start + end, part: `own-${part}` })),
  ]);
  const body = useRef(null);
  useEffect(() => scrollToSentence(body.current), [state.selection.value, place]);
  return (
    <div class="prose" lang="ja" ref={body}>
      {paragraphs(article.text).map((line) => (
        <p key={line.start} class={kindOf(line, article)}>
          {segments(line.text, [...marks, ...spots].filter((mark) => mark.start < line.end && mark.end > line.start).map((mark) => ({ ...mark, start: mark.start - line.start, end: mark.end - line.start }))).map((piece) => (
            <Piece key={piece.start} state={state} piece={piece} />
          ))}
        </p>
      ))}
    </div>
  );
}

function kindOf({ text, start, end }, { title, headings }) {
  if (title && fold(text) === fold(title)) return "title";
  return headings.some((heading) => heading >= start && heading < end) ? "heading" : undefined;
}

function scrollToSentence(body) {
  const spot = body?.querySelector(".in-sentence");
  const box = body?.closest(".text");
  if (!spot || !box) return;
  const top = spot.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop - box.clientHeight / 3;
  box.scrollTo({ top, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

function Piece({ state, piece }) {
  const { text, marks } = piece;
  if (!marks.length) return text;
  const bound = marks.find((mark) => mark.part === "predicate") ?? marks.find((mark) => mark.claim);
  const mention = marks.find((mark) => mark.part === "mention");
  const classes = marks.map((mark) => ({ sentence: "in-sentence", mention: "mention", predicate: "predicate" })[mark.part] ?? (mark.part.startsWith("own") ? mark.part : "cue"));
  const entity = mention?.entity;
  if (state.selection.value?.kind === "entity" && entity?.short === state.selection.value.id) classes.push("chosen");
  const target = bound ? ["claim", bound.claim.id] : entity ? ["entity", entity.short] : null;
  const group = bound?.claim.relation.group;
  if (!target) return <span class={classes.join(" ")}>{text}</span>;
  return (
    <a class={classes.join(" ")} data-group={group} href={`#${target[0]}=${encodeURIComponent(target[1])}`} onClick={(event) => (event.preventDefault(), state.select(...target))}>
      {text}
    </a>
  );
}
