// Which claims are shown. A facet's counts follow the other facets: they tell what turning a value on would show.

/** The facets of a claim: each gives the values under which a claim stands; it is shown where none of them is excluded. */
export const FACETS = {
  group: (claim) => [claim.relation.group],
  relation: (claim) => [claim.relation.id],
  modality: (claim) => [claim.modality],
  polarity: (claim) => [claim.polarity],
  speaker: (claim) => [claim.speaker ? claim.speaker.short : "text"],
  source: (claim) => [claim.article.id],
  type: (claim) => [...new Set([claim.subject.type, claim.object.type])],
};
const NAMES = Object.keys(FACETS);

/** Every claim with the values of its facets; computed once. */
export const facetValues = (claims) => claims.map((claim) => NAMES.map((name) => FACETS[name](claim)));

/**
 * One pass over the claims.
 * @param values what `facetValues` gives
 * @param excluded {facet: Set of values}
 * @param admits (claim index) => boolean: what else is asked of a claim (dates)
 * @returns {{passing: number[], counts: Object<string, Map<string, number>>}}
 */
export function applyFacets(values, excluded, admits = () => true) {
  const counts = Object.fromEntries(NAMES.map((name) => [name, new Map()]));
  const passing = [];
  const sets = NAMES.map((name) => excluded[name]);
  values.forEach((facets, claim) => {
    if (!admits(claim)) return;
    const failing = NAMES.flatMap((_, i) => (sets[i]?.size && facets[i].some((value) => sets[i].has(value)) ? [i] : []));
    if (failing.length === 0) passing.push(claim);
    NAMES.forEach((name, i) => {
      if (failing.length === 0 || (failing.length === 1 && failing[0] === i)) for (const value of facets[i]) counts[name].set(value, (counts[name].get(value) ?? 0) + 1);
    });
  });
  return { passing, counts };
}

/** The bundles of `claims`: edge index → its claims that are shown, none lighter than `least` by claims or sources. */
export function bundle(claims, least = 1, by = "claims") {
  const bundles = new Map();
  for (const claim of claims) {
    const found = bundles.get(claim.edge.index);
    if (found) found.push(claim);
    else bundles.set(claim.edge.index, [claim]);
  }
  if (least > 1) for (const [edge, found] of bundles) if (weight(found, by) < least) bundles.delete(edge);
  return bundles;
}

/** The weight of a bundle: its claims, or the articles that they come from. */
export const weight = (claims, by) => (by === "sources" ? new Set(claims.map((claim) => claim.articleIndex)).size : claims.length);

/** The entities within `depth` steps of `centre` over the edges of `bundles`. */
export function neighbourhood(edges, bundles, centre, depth) {
  const reached = new Set([centre]);
  for (let step = 0; step < depth; step++) {
    const before = new Set(reached);
    for (const index of bundles.keys()) {
      const { from, to } = edges[index];
      if (before.has(from)) reached.add(to);
      if (before.has(to)) reached.add(from);
    }
  }
  return reached;
}
