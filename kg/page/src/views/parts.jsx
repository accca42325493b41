// Small pieces that several views show: names that select, a sentence with its words marked, a swatch of the legend.
import { DASHES } from "../look.js";
import { labelOf, wordsOf } from "../i18n.js";
import { segments } from "../text.js";

/** A name that selects its entity. */
export function Name({ state, entity }) {
  const language = state.language.value;
  const label = labelOf(entity, language);
  return (
    <button type="button" class="name" lang={label === entity.label ? "ja" : "en"} onClick={() => state.select("entity", entity.short)}>
      {label}
    </button>
  );
}

/** A line in the colour of a relation group and the dash of a modality, as the graph draws it. */
export function Swatch({ group, modality = "asserted", denied = false }) {
  return (
    <svg class="swatch" data-group={group} viewBox="0 0 34 10" width="34" height="10" aria-hidden="true">
      <path d="M0 5H34" stroke-dasharray={DASHES[modality].join(" ") || undefined} />
      {denied && <path class="bar" d="M29 0V10" />}
    </svg>
  );
}

const CLASSES = { subject: "m-subject", object: "m-object", predicate: "m-predicate", speaker: "m-speaker", reporter: "m-speaker" };

const classOf = (part) => CLASSES[part] ?? "m-cue";

/** A sentence with the words of a claim marked, each with its part as a title. */
export function MarkedSentence({ claim, language }) {
  const words = wordsOf(language);
  return segments(claim.sentence.text, claim.marks).map((piece) =>
    piece.marks.length ? (
      <mark key={piece.start} class={piece.marks.map((mark) => classOf(mark.part)).join(" ")} title={piece.marks.map((mark) => words.parts[mark.part]).join("・")}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}

/** Subject — relation → object in one line. */
export function Triple({ claim, language }) {
  const words = wordsOf(language);
  const negative = claim.polarity === "negative";
  return (
    <span class="triple">
      <span class="term">{labelOf(claim.subject, language)}</span>
      <span class="relation" data-group={claim.relation.group}>
        <Swatch group={claim.relation.group} modality={claim.modality} denied={negative} />
        {negative && <strong class="denied">{words.denied}</strong>}
        {claim.relation[language]}
      </span>
      <span class="term">{labelOf(claim.object, language)}</span>
    </span>
  );
}
