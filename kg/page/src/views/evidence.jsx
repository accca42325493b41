// What stands behind what is selected: for an entity its names and claims, for an edge or a claim the sentences.
import { useEffect, useRef, useState } from "preact/hooks";
import { labelOf, wordsOf } from "../i18n.js";
import { namesOf } from "../model.js";
import { MarkedSentence, Name, Swatch, Triple } from "./parts.jsx";
import { copyQuotation } from "./takeaway.jsx";

const FEW = 100;

export function Evidence({ state }) {
  const words = wordsOf(state.language.value);
  const selection = state.selection.value;
  const panel = useRef(null);
  useEffect(() => panel.current?.scrollTo(0, 0), [selection?.kind, selection?.id]);
  return (
    <section class="evidence" id="evidence" tabIndex={-1} aria-label={words.details} ref={panel}>
      {selection && (
        <button type="button" class="back" onClick={() => state.select(null)}>← {words.backToList}</button>
      )}
      <Selected state={state} selection={selection} words={words} />
    </section>
  );
}

function Selected({ state, selection, words }) {
  const { model } = state;
  if (selection?.kind === "entity") return <EntityPanel state={state} entity={model.entityById.get(selection.id)} words={words} />;
  if (selection?.kind === "edge") return <EdgePanel state={state} edge={model.edgeById.get(selection.id)} words={words} />;
  if (selection?.kind === "claim") return <ClaimPanel state={state} claim={model.claimById.get(selection.id)} words={words} />;
  return <AllClaims state={state} words={words} />;
}

function AllClaims({ state, words }) {
  const { claims } = state.visible.value;
  return (
    <>
      <h2>{words.allClaims}</h2>
      <p class="hint">{words.pickHint}</p>
      {claims.length ? <ClaimList state={state} claims={claims} words={words} /> : <p>{words.nothing}</p>}
    </>
  );
}

/** A real list, so that it can be walked without a mouse or a screen; long ones are opened piece by piece. */
function ClaimList({ state, claims, words }) {
  const [shown, setShown] = useState(FEW);
  const language = state.language.value;
  return (
    <>
      <ol class="claims">
        {claims.slice(0, shown).map((claim) => (
          <li key={claim.id}>
            <button type="button" aria-pressed={state.selection.value?.id === claim.id} onClick={() => state.select("claim", claim.id)}>
              <Triple claim={claim} language={language} />
              <small>
                {words.modalities[claim.modality]}
                {claim.speaker && <> · {labelOf(claim.speaker, language)}</>}
              </small>
            </button>
          </li>
        ))}
      </ol>
      {claims.length > shown && <button type="button" class="more" onClick={() => setShown(shown + 5 * FEW)}>{words.more(claims.length - shown)}</button>}
    </>
  );
}

function EntityPanel({ state, entity, words }) {
  const visible = new Set(state.visible.value.claims);
  const roles = ["by", "on", "said"].map((role) => [role, entity[role].filter((claim) => visible.has(claim))]);
  const language = state.language.value;
  const label = labelOf(entity, language);
  return (
    <>
      <h2 lang={label === entity.label ? "ja" : "en"}>{label}</h2>
      <dl class="about-entity">
        <dt>{words.class}</dt><dd>{words.types[entity.type]}</dd>
        <dt>{words.names}</dt><dd lang="ja">{namesOf(entity).filter((name) => name !== label).join("、") || label}</dd>
        {entity.wikidata && <><dt>Wikidata</dt><dd><WikidataLink id={entity.wikidata} /></dd></>}
        <Facts state={state} entity={entity} words={words} />
      </dl>
      <Neighbourhood state={state} entity={entity} words={words} />
      {roles.map(([role, claims]) => claims.length > 0 && (
        <section key={role}>
          <h3>{words[role]} <small>{words.claimCount(claims.length)}</small></h3>
          <ClaimList state={state} claims={claims} words={words} />
        </section>
      ))}
      {roles.every(([, claims]) => !claims.length) && <p class="hint">{words.nothingOf}</p>}
    </>
  );
}

/** Only a Q-id makes a link: nothing that a text holds becomes an address. */
function WikidataLink({ id }) {
  return /^Q\d+$/.test(id) ? <a href={`https://www.wikidata.org/wiki/${id}`} target="_blank" rel="noopener noreferrer">{id}</a> : id;
}

function Facts({ state, entity, words }) {
  const { entities, facts } = state.model;
  const own = facts.filter(([subject, , value]) => subject === entity.index || value === entity.index);
  if (!own.length) return null;
  return (
    <>
      <dt>{words.factsOf}</dt>
      <dd>
        <ul class="facts">
          {own.map(([subject, kind, value, role]) => (
            <li key={`${subject} ${kind} ${value}`}>
              {words.kinds[kind]}{role && <> <span lang="ja">{role}</span></>}: {subject === entity.index ? <Name state={state} entity={entities[value]} /> : <>← <Name state={state} entity={entities[subject]} /></>}
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}

function Neighbourhood({ state, entity, words }) {
  const set = (depth) => {
    state.centre.value = depth ? entity.short : "";
    state.depth.value = depth;
  };
  const current = state.centre.value === entity.short ? state.depth.value : "";
  return (
    <fieldset class="choice">
      <legend>{words.neighbourhood}</legend>
      {["", "1", "2"].map((depth) => (
        <button key={depth} type="button" aria-pressed={current === depth} onClick={() => set(depth)}>{words[`depth${depth || 0}`]}</button>
      ))}
    </fieldset>
  );
}

function EdgePanel({ state, edge, words }) {
  const claims = state.visible.value.bundles.get(edge.index) ?? edge.claims;
  return (
    <>
      <h2><Name state={state} entity={claims[0].subject} /> <span aria-hidden="true">→</span> <Name state={state} entity={claims[0].object} /></h2>
      <p class="hint">{words.claimCount(claims.length)}</p>
      {claims.length > 1 && <BundleButton state={state} edge={edge} words={words} />}
      {claims.map((claim) => <ClaimCard key={claim.id} state={state} claim={claim} words={words} />)}
    </>
  );
}

export function toggleBundle(state, index) {
  const expanded = new Set(state.expanded.value);
  if (!expanded.delete(index)) expanded.add(index);
  state.expanded.value = expanded;
}

function BundleButton({ state, edge, words }) {
  const open = state.expanded.value.has(edge.index);
  return <button type="button" class="quiet" aria-pressed={open} onClick={() => toggleBundle(state, edge.index)}>{open ? words.closeBundle : words.openBundle}</button>;
}

function ClaimPanel({ state, claim, words }) {
  const others = claim.edge.claims.filter((other) => other !== claim);
  return (
    <>
      <ClaimCard state={state} claim={claim} words={words} heading />
      {others.length > 0 && (
        <section>
          <h3><Name state={state} entity={claim.subject} /> → <Name state={state} entity={claim.object} /> <small>{words.claimCount(others.length)}</small></h3>
          <ClaimList state={state} claims={others} words={words} />
        </section>
      )}
    </>
  );
}

function ClaimCard({ state, claim, words, heading = false }) {
  const language = state.language.value;
  const Title = heading ? "h2" : "h3";
  const negative = claim.polarity === "negative";
  return (
    <article class="claim" data-claim={claim.id}>
      <Title class="relation" data-group={claim.relation.group}>
        <Swatch group={claim.relation.group} modality={claim.modality} denied={negative} />
        {negative && <strong class="denied">{words.denied}</strong>}
        {claim.relation[language]}
      </Title>
      <p class="who"><Name state={state} entity={claim.subject} /> → <Name state={state} entity={claim.object} /></p>
      <blockquote lang="ja"><MarkedSentence claim={claim} language={language} /></blockquote>
      <Details state={state} claim={claim} words={words} />
      <p class="actions"><CopyButton claim={claim} words={words} language={language} /><ShowInText state={state} claim={claim} words={words} /></p>
    </article>
  );
}

function Details({ state, claim, words }) {
  const rows = [
    [words.modality, words.modalities[claim.modality]],
    [words.polarity, words[claim.polarity]],
    [words.speaker, claim.speaker ? <Name state={state} entity={claim.speaker} /> : words.ownVoice],
    [words.reporter, claim.reporter && <Name state={state} entity={claim.reporter} />],
    [words.about_, claim.about && <span lang="ja">{claim.about}</span>],
    [words.as, claim.as && <span lang="ja">{claim.as}</span>],
    [words.time, claim.time && `${claim.time}${claim.iso && claim.iso !== claim.time ? `（${claim.iso}）` : ""}`],
    [words.place, claim.place && <span lang="ja">{claim.place}</span>],
    [words.embeds, embedded(state, claim)],
    ...togetherRows(state, claim, words),
    [words.rule, <code>{claim.rule}{claim.match === "similar" && ` ${words.similar}`}</code>],
    [words.corrected, claim.corrections.length > 0 && <Corrections corrections={claim.corrections} />],
    [words.where, `${claim.article.title || claim.article.name} ${words.sentenceOf(`${claim.start}–${claim.end}`)}`],
  ];
  return <dl class="details">{rows.map(([term, value]) => value && [<dt key={term}>{term}</dt>, <dd>{value}</dd>])}</dl>;
}

/** What many articles say together of what the claim says. */
function togetherRows({ model, language }, { statement }, words) {
  if (!statement) return [];
  const { support, articles, first, last, intended, hardened, against } = statement;
  return [
    [words.support, words.supportOf(support, articles)],
    [words.seen, first && (first === last ? first : `${first} – ${last}`)],
    [words.hardened, hardened && `${intended} → ${hardened}`],
    [words.against, against.length > 0 && <ul class="against">{against.map((other) => <li key={`${other.relation} ${other.polarity}`}>{opposed(other, model, language.value, words)}</li>)}</ul>],
  ];
}

const opposed = ({ relation, polarity, support, first }, model, language, words) =>
  `${polarity === "negative" ? words.denied : ""}${model.relations[relation][language]} (${words.sourceCount(support)}${first ? `, ${first}` : ""})`;

function Corrections({ corrections }) {
  return (
    <ul class="corrections" lang="ja">
      {corrections.map(({ by, on, why, before }) => <li key={`${by} ${on} ${before}`}>{by} {on}: {before}{why && ` — ${why}`}</li>)}
    </ul>
  );
}

function embedded(state, claim) {
  const inner = claim.embeds && state.model.claimById.get(claim.embeds);
  return inner && <button type="button" class="name" onClick={() => state.select("claim", inner.id)}><Triple claim={inner} language={state.language.value} /></button>;
}

function CopyButton({ claim, words, language }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  return <button type="button" class="quiet" onClick={async () => setCopied(await copyQuotation(claim, language))}>{copied ? `✓ ${words.copied}` : words.quote}</button>;
}

function ShowInText({ state, claim, words }) {
  const show = () => {
    state.select("claim", claim.id);
    if (matchMedia("(max-width: 760px)").matches) state.view.value = "text";
  };
  return claim.article.text !== null && <button type="button" class="quiet" onClick={show}>{words.showText}</button>;
}
