// The head of the page: what it is about, search, what can be taken away, language and theme.
import { useRef, useState } from "preact/hooks";
import { labelOf, wordsOf } from "../i18n.js";
import { namesOf } from "../model.js";
import { readJson } from "../payload.js";
import { matches } from "../search.js";
import { TakeAway } from "./takeaway.jsx";

const FEW = 12;

export function Header({ state, network }) {
  const words = wordsOf(state.language.value);
  const [first, ...others] = state.model.articles;
  return (
    <header class="head">
      <p class="brand" lang="ja">論点<span lang="en">Ronten</span></p>
      <h1 lang="ja">{first?.title || first?.name}{others.length > 0 && <small> ＋{others.length}</small>}</h1>
      {first?.date && <time datetime={first.date}>{first.date}</time>}
      <Search state={state} words={words} />
      <TakeAway state={state} network={network} words={words} />
      <button type="button" class="plain" lang={state.language.value === "ja" ? "en" : "ja"} title={words.languageHint} onClick={() => (state.language.value = state.language.value === "ja" ? "en" : "ja")}>
        {words.language}
      </button>
      <ThemeButton state={state} words={words} />
      <About state={state} words={words} />
    </header>
  );
}

export const isDark = (state) => (state.theme.value || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

function ThemeButton({ state, words }) {
  const dark = isDark(state);
  return (
    <button type="button" class="plain icon" aria-label={dark ? words.themeLight : words.themeDark} title={words.theme} onClick={() => (state.theme.value = dark ? "light" : "dark")}>
      {dark ? "☀" : "☾"}
    </button>
  );
}

function Search({ state, words }) {
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const hits = query.trim() ? state.model.entities.filter((entity) => matches(namesOf(entity), query)).sort(byRank).slice(0, FEW) : [];
  const choose = (entity) => (state.select("entity", entity.short), setQuery(""));
  const onKeyDown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) event.preventDefault(), setActive((active + step + hits.length) % hits.length);
    else if (event.key === "Enter" && hits[active]) choose(hits[active]);
    else if (event.key === "Escape") setQuery("");
  };
  return (
    <div class="search">
      <input
        type="search" role="combobox" aria-label={words.search} placeholder={`${words.search}${words.searchHint}`} value={query}
        aria-expanded={Boolean(query.trim())} aria-controls="hits" aria-autocomplete="list" aria-activedescendant={hits[active] ? `hit-${active}` : undefined}
        onInput={(event) => (setQuery(event.currentTarget.value), setActive(0))} onKeyDown={onKeyDown}
      />
      <ul id="hits" role="listbox" aria-label={words.search} hidden={!query.trim()}>
        {hits.map((entity, i) => (
          <li key={entity.index} id={`hit-${i}`} role="option" aria-selected={i === active} onPointerDown={(event) => (event.preventDefault(), choose(entity))}>
            {labelOf(entity, state.language.value)} <small>{words.types[entity.type]}</small>
          </li>
        ))}
        {!hits.length && <li role="option" aria-disabled="true" aria-selected="false">{words.noHit}</li>}
      </ul>
    </div>
  );
}

const byRank = (a, b) => (b.rank ?? -1) - (a.rank ?? -1);

function About({ state, words }) {
  const dialog = useRef(null);
  const { run } = state.model;
  return (
    <>
      <button type="button" class="plain icon" aria-label={words.about} title={words.about} onClick={() => dialog.current.showModal()}>?</button>
      <dialog ref={dialog} class="about" aria-label={words.about}>
        <h2>{words.about}</h2>
        <p>{words.aboutText}</p>
        <p>{words.offline}</p>
        <h3>{words.built}</h3>
        <p>Ronten {run.ronten} · {run.model} · {words.rule} {run.rules}</p>
        <details>
          <summary>{words.licences}</summary>
          <Licences />
        </details>
        <form method="dialog"><button type="submit">{words.close}</button></form>
      </dialog>
    </>
  );
}

function Licences() {
  return readJson("licences").map(({ name, version, licence, text }) => (
    <details key={name}>
      <summary>{name} {version} — {licence}</summary>
      <pre>{text}</pre>
    </details>
  ));
}
