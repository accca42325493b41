// The time that articles span, in steps of a slider: days, months or years, so that there are never too many.

const MOST = 120;
const DAY = 86_400_000;

/** How long a day, a month and a year are in an ISO date. */
const LENGTHS = [10, 7, 4];

/**
 * The periods from the first to the last of the ISO `dates`, none left out, in the finest unit that gives no more than `most`.
 * @returns {string[]} such as "2025-08-15", "2025-08" or "2025"; empty where the dates are of one period only
 */
export function periodsOf(dates, most = MOST) {
  const sorted = dates.filter((date) => date?.length >= 10).sort();
  if (!sorted.length) return [];
  const [first, last] = [sorted[0], sorted.at(-1)];
  const counts = [(Date.parse(last.slice(0, 10)) - Date.parse(first.slice(0, 10))) / DAY + 1, monthOf(last) - monthOf(first) + 1, 0];
  const length = LENGTHS[counts.findIndex((count) => count <= most)];
  const found = between(first, last, length);
  return found.length > 1 ? found : [];
}

const monthOf = (date) => 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7)) - 1;

const pad = (number, digits = 2) => String(number).padStart(digits, "0");

const ofMonth = (month) => `${pad(Math.floor(month / 12), 4)}-${pad((month % 12) + 1)}`;

function between(first, last, length) {
  if (length === 10) return steps(Date.parse(first.slice(0, 10)), Date.parse(last.slice(0, 10)), DAY, (time) => new Date(time).toISOString().slice(0, 10));
  if (length === 7) return steps(monthOf(first), monthOf(last), 1, ofMonth);
  return steps(Number(first.slice(0, 4)), Number(last.slice(0, 4)), 1, (year) => pad(year, 4));
}

function steps(first, last, step, name) {
  const found = [];
  for (let at = first; at <= last; at += step) found.push(name(at));
  return found;
}

/** True where the ISO `date` lies from the period `since` to the period `until`, both included; "" leaves that end open. */
export function isWithin(date, since, until) {
  if (!since && !until) return true;
  if (!date) return false;
  return (!since || date.slice(0, since.length) >= since) && (!until || date.slice(0, until.length) <= until);
}

/** How many of the ISO `dates` lie in each of the `periods`. */
export function countsOf(dates, periods) {
  const places = new Map(periods.map((period, place) => [period, place]));
  const counts = periods.map(() => 0);
  for (const date of dates) {
    const place = places.get(date?.slice(0, periods[0]?.length));
    if (place !== undefined) counts[place] += 1;
  }
  return counts;
}
