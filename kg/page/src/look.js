// What relations, modalities and classes look like: one place for the canvas, the legend and the pictures.
// Hues after Okabe & Ito, told apart in the common colour blindnesses; each theme's at 3:1 against its paper or better.

export const GROUP_COLOURS = {
  light: {
    verbalCooperation: "#2f8fc9",
    materialCooperation: "#004f8a",
    verbalConflict: "#c07a00",
    materialConflict: "#b23c00",
    agenda: "#007a5c",
    effect: "#a8487f",
  },
  dark: {
    verbalCooperation: "#7cc8f5",
    materialCooperation: "#4f9fe0",
    verbalConflict: "#f2b632",
    materialConflict: "#ff7d45",
    agenda: "#2cc79d",
    effect: "#e79bc8",
  },
};

export const PAPER = {
  light: { paper: "#fbf9f4", ink: "#26231f", faint: "#6d675e", line: "#d9d2c5", accent: "#8a1f2b", fact: "#8f887c" },
  dark: { paper: "#16181c", ink: "#ece8e0", faint: "#a39d92", line: "#3a3d44", accent: "#ff9aa2", fact: "#7d8089" },
};

export const NODE_COLOURS = {
  light: { Person: "#3d4a6b", State: "#7a2f3b", Organization: "#54683b", Group: "#6a5a8c", Place: "#8a6a33", Issue: "#ece3d0", Event: "#d8c9a8", Thing: "#f2ede2", Author: "#5c5c5c" },
  dark: { Person: "#9fb2e6", State: "#e29aa6", Organization: "#b3cc92", Group: "#c0afe6", Place: "#dcbd84", Issue: "#3b3a36", Event: "#5a523f", Thing: "#2c2d30", Author: "#b5b5b5" },
};

const COMMUNITIES = {
  light: ["#3d6ea5", "#b8642b", "#4f7f4f", "#8a4f8f", "#a58a1f", "#3f8a8a", "#a04858", "#6b6b6b"],
  dark: ["#8ab8ea", "#f0a673", "#98cf98", "#d3a1d8", "#e3cb62", "#7fd0d0", "#eb9aa8", "#b8b8b8"],
};

export const communityColour = (theme, number) => COMMUNITIES[theme][(number ?? 0) % COMMUNITIES[theme].length];

/** Dashes in pixels, by modality: solid for what is stated as fact, the sparser the less certain. */
export const DASHES = {
  asserted: [],
  intended: [12, 4],
  assessed: [10, 3, 2, 3],
  reported: [6, 4],
  obligatory: [10, 3, 2, 3, 2, 3],
  possible: [2, 4],
  hypothetical: [2, 8],
};

/** The most frequent value of `pick` over `claims`; the first of equals. */
export function commonest(claims, pick) {
  const counts = new Map();
  for (const claim of claims) counts.set(pick(claim), (counts.get(pick(claim)) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}

/** How a bundle of claims is drawn: colour by relation group, dash by modality, width by weight, a bar where all deny. */
export function edgeLook(claims, theme) {
  return {
    colour: GROUP_COLOURS[theme][commonest(claims, (claim) => claim.relation.group)],
    dash: DASHES[commonest(claims, (claim) => claim.modality)],
    width: 1.4 + 1.3 * Math.log2(claims.length),
    denied: claims.every((claim) => claim.polarity === "negative"),
    symmetric: claims.every((claim) => claim.relation.symmetric),
  };
}

/** What is written on a bundle: its relations, the most frequent first, and how many more there are. */
export function edgeLabel(claims, language, words) {
  const counts = new Map();
  for (const claim of claims) {
    const name = (claim.polarity === "negative" ? words.denied : "") + claim.relation[language];
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [[first, count], ...others] = [...counts].sort((a, b) => b[1] - a[1]);
  const more = others.reduce((sum, [, number]) => sum + number, 0);
  return first + (count > 1 ? ` ×${count}` : "") + (more ? ` ＋${more}` : "");
}
