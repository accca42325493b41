// What stands under the graph of an archive: what the page leaves out, and the slider over the dates of its articles.
import { useMemo } from "preact/hooks";
import { wordsOf } from "../i18n.js";
import { countsOf, periodsOf } from "../periods.js";

export function Overview({ state }) {
  const { overview, claims } = state.model;
  const words = wordsOf(state.language.value);
  if (!overview) return null;
  return (
    <footer class="overview">
      <p class="left-out">{words.leftOut(claims.length, overview.claims, overview.least_support)}</p>
      <TimeSlider state={state} words={words} />
    </footer>
  );
}

function TimeSlider({ state, words }) {
  const dates = useMemo(() => state.model.claims.map((claim) => claim.article.date), []);
  const periods = useMemo(() => periodsOf(dates), []);
  if (!periods.length) return null;
  const place = (value, otherwise) => (periods.includes(value) ? periods.indexOf(value) : otherwise);
  const [first, last] = [place(state.since.value, 0), place(state.until.value, periods.length - 1)];
  const set = (since, until) => {
    state.since.value = since > 0 ? periods[since] : "";
    state.until.value = until < periods.length - 1 ? periods[until] : "";
  };
  return (
    <section class="time-slider" aria-label={words.timeSlider}>
      <Bars counts={countsOf(dates, periods)} first={first} last={last} />
      <End name={words.since} periods={periods} at={first} onChange={(at) => set(at, Math.max(at, last))} />
      <End name={words.until} periods={periods} at={last} onChange={(at) => set(Math.min(at, first), at)} />
      <button type="button" class="quiet" disabled={!state.since.value && !state.until.value} onClick={() => set(0, periods.length - 1)}>{words.allTime}</button>
    </section>
  );
}

function End({ name, periods, at, onChange }) {
  return (
    <label>
      <span>{name}</span>
      <input type="range" min="0" max={periods.length - 1} value={at} aria-valuetext={periods[at]} onInput={(event) => onChange(Number(event.currentTarget.value))} />
      <output>{periods[at]}</output>
    </label>
  );
}

/** How many claims each period has; only for eyes, for the slider tells the rest. */
function Bars({ counts, first, last }) {
  const most = Math.max(...counts, 1);
  return (
    <svg viewBox={`0 0 ${counts.length} 1`} preserveAspectRatio="none" aria-hidden="true">
      {counts.map((count, i) => <rect key={i} x={i + 0.1} y={1 - count / most} width="0.8" height={count / most} class={i >= first && i <= last ? "in" : "out"} />)}
    </svg>
  );
}
