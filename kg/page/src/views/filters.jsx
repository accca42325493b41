// The legend, which is the filters: each row shows what a value looks like, how many claims it has, and turns it off and on.
import { useMemo, useState } from "preact/hooks";
import { labelOf, wordsOf } from "../i18n.js";
import { Swatch } from "./parts.jsx";

const FEW = 12;

export function Filters({ state }) {
  const language = state.language.value;
  const words = wordsOf(language);
  const { counts } = state.visible.value;
  const rows = useMemo(() => facetRows(state, words, language), [language]);
  return (
    <aside class="filters" aria-label={words.filters}>
      <div class="filters-head">
        <h2>{words.filters}</h2>
        <button type="button" class="quiet" disabled={!state.isFiltered()} onClick={state.reset}>{words.reset}</button>
      </div>
      <Relations state={state} words={words} language={language} counts={counts} />
      {["modality", "polarity", "type", "speaker", "source"].map((facet) => (
        <Facet key={facet} state={state} facet={facet} title={words[facet]} rows={rows[facet]} counts={counts[facet]} words={words} />
      ))}
      <Weight state={state} words={words} />
      <Dates state={state} words={words} />
      <Colours state={state} words={words} />
    </aside>
  );
}

const used = (claims, pick) => new Set(claims.flatMap(pick));

function facetRows({ model }, words, language) {
  const { claims } = model;
  const modalities = used(claims, (claim) => claim.modality);
  const types = used(claims, (claim) => [claim.subject.type, claim.object.type]);
  const speakers = [...used(claims, (claim) => claim.speaker ?? [])];
  return {
    modality: Object.keys(words.modalities).filter((id) => modalities.has(id)).map((id) => [id, words.modalities[id], <Swatch modality={id} />]),
    polarity: ["positive", "negative"].map((id) => [id, words[id], <Swatch denied={id === "negative"} />]),
    type: Object.keys(words.types).filter((id) => types.has(id)).map((id) => [id, words.types[id], <Shape type={id} />]),
    speaker: [["text", words.ownVoice], ...speakers.map((entity) => [entity.short, labelOf(entity, language)])],
    source: model.articles.map((article) => [article.id, article.title || article.name]),
  };
}

const SHAPES = { Person: "circle", State: "square", Organization: "diamond", Group: "triangle", Place: "down", Issue: "hexagon", Event: "star", Thing: "hexagon", Author: "circle" };

const PATHS = {
  circle: "M6 1a5 5 0 1 0 .01 0Z", square: "M1.5 1.5h9v9h-9Z", diamond: "M6 .5L11.5 6L6 11.5L.5 6Z", triangle: "M6 1L11 10.5H1Z", down: "M6 11L1 1.5H11Z",
  hexagon: "M3.2 1.2h5.6L11.6 6 8.8 10.8H3.2L.4 6Z", star: "M6 .5l1.6 3.7 4 .3-3 2.6.9 3.9L6 8.9 2.5 11l.9-3.9-3-2.6 4-.3Z",
};

const Shape = ({ type }) => (
  <svg class="shape" data-type={type} viewBox="0 0 12 12" width="13" height="13" aria-hidden="true"><path d={PATHS[SHAPES[type]]} /></svg>
);

/** A facet of one value tells nothing; it is left out. */
function Facet({ state, facet, title, rows, counts, words }) {
  const [shown, setShown] = useState(FEW);
  if (rows.length < 2) return null;
  return (
    <fieldset>
      <legend>{title}</legend>
      {rows.slice(0, shown).map(([value, label, sign]) => (
        <Row key={value} state={state} facet={facet} value={value} label={label} sign={sign} count={counts.get(value) ?? 0} all={rows.map(([other]) => other)} words={words} />
      ))}
      {rows.length > shown && <button type="button" class="more" onClick={() => setShown(shown + 10 * FEW)}>{words.more(rows.length - shown)}</button>}
    </fieldset>
  );
}

function Row({ state, facet, value, label, sign, count, all, words, title }) {
  const excluded = state.excluded.value[facet] ?? new Set();
  const alone = !excluded.has(value) && excluded.size === all.length - 1;
  const isolate = () => state.exclude(facet, alone ? [] : all.filter((other) => other !== value));
  return (
    <div class="row" data-empty={count === 0 ? "" : undefined}>
      <label title={title}>
        <input type="checkbox" checked={!excluded.has(value)} onChange={() => state.toggle(facet, value)} />
        {sign}
        <span class="row-label">{label}</span>
        <span class="count">{count}</span>
      </label>
      <button type="button" class="only" onClick={isolate} aria-label={`${label}: ${alone ? words.all : words.only}`}>{alone ? words.all : words.only}</button>
    </div>
  );
}

function relationsOf({ claims, relations }) {
  const stated = new Set(claims.map((claim) => claim.relation.id));
  return Object.entries(relations).filter(([id]) => stated.has(id));
}

/** Groups of relations, each with its relations folded away under it. */
function Relations({ state, words, language, counts }) {
  const { model } = state;
  const relations = useMemo(() => relationsOf(model), []);
  const groups = Object.entries(model.groups).filter(([group]) => relations.some(([, relation]) => relation.group === group));
  const [groupIds, relationIds] = [groups.map(([id]) => id), relations.map(([id]) => id)];
  return (
    <fieldset>
      <legend>{words.group}</legend>
      {groups.map(([id, group]) => (
        <details key={id} class="group">
          <summary aria-label={`${group[language]}: ${words.relation}`} />
          <Row state={state} facet="group" value={id} label={group[language]} title={group.definition[language]} sign={<Swatch group={id} />} count={counts.group.get(id) ?? 0} all={groupIds} words={words} />
          {relations.filter(([, relation]) => relation.group === id).map(([relation, about]) => (
            <Row key={relation} state={state} facet="relation" value={relation} label={about[language]} title={about.definition[language]} count={counts.relation.get(relation) ?? 0} all={relationIds} words={words} />
          ))}
        </details>
      ))}
    </fieldset>
  );
}

function Weight({ state, words }) {
  const most = state.model.edges.reduce((sum, edge) => Math.max(sum, edge.claims.length), 1);
  if (most < 2) return null;
  return (
    <fieldset>
      <legend>{words.weight}</legend>
      <label class="range">
        <input type="range" min="1" max={Math.min(most, 20)} value={state.min.value} aria-label={words.weight} onInput={(event) => (state.min.value = event.currentTarget.value)} />
        <output>{state.min.value}</output>
      </label>
      {state.model.articles.length > 1 && <Choice value={state.by} options={[["claims", words.byClaims], ["sources", words.bySources]]} name={words.weight} />}
    </fieldset>
  );
}

function Dates({ state, words }) {
  const dates = useMemo(() => [...new Set(state.model.claims.map((claim) => claim.date).filter(Boolean))].sort(), []);
  if (dates.length < 2) return null;
  const field = (name) => (
    <label>{words[name]} <input type="date" min={dates[0].slice(0, 10)} max={dates.at(-1).slice(0, 10)} value={state[name].value} onChange={(event) => (state[name].value = event.currentTarget.value)} /></label>
  );
  return <fieldset class="dates"><legend>{words.dates}</legend>{field("from")}{field("to")}</fieldset>;
}

function Colours({ state, words }) {
  return (
    <fieldset>
      <legend>{words.colour}</legend>
      <Choice value={state.colour} options={[["type", words.colourType], ["community", words.colourCommunity]]} name={words.colour} />
    </fieldset>
  );
}

function Choice({ value, options, name }) {
  return (
    <div class="choice" role="group" aria-label={name}>
      {options.map(([id, label]) => <button key={id} type="button" aria-pressed={value.value === id} onClick={() => (value.value = id)}>{label}</button>)}
    </div>
  );
}
