// The page's data with its references resolved: claims know their entities, entities and edges their claims.

const BASE = "https://w3id.org/ronten/";

/** An entity's IRI without what all have in common: what addresses hold. */
export const shortId = (iri) => (iri.startsWith(BASE) ? iri.slice(BASE.length) : iri);

/**
 * @param data what `kg.pagedata.page_data` gives
 * @param nodes,edges what pyvis built: a node's id is its entity's place, an edge's id its own
 */
export function buildModel(data, nodes, edges) {
  const entities = data.entities.map((entity, index) => ({ ...entity, index, short: shortId(entity.id), by: [], on: [], said: [] }));
  const bundles = edges.map((edge) => ({ index: edge.id, from: edge.from, to: edge.to, claims: [], short: bundleId(entities, edge) }));
  const byPair = new Map(bundles.map((bundle) => [`${bundle.from} ${bundle.to}`, bundle]));
  const claims = data.claims.map((claim, index) => resolve(claim, index, data, entities, byPair));
  for (const claim of claims) link(claim);
  const model = { ...data, entities, claims, edges: bundles, nodes };
  return { ...model, claimById: index(claims, "id"), entityById: index(entities, "short"), entityByIri: index(entities, "id"), edgeById: index(bundles, "short") };
}

const bundleId = (entities, edge) => `${entities[edge.from].short}→${entities[edge.to].short}`;

const index = (items, key) => new Map(items.map((item) => [item[key], item]));

function resolve(claim, place, data, entities, byPair) {
  const sentence = data.sentences[claim.sentence];
  return {
    ...claim,
    index: place,
    sentence,
    article: data.articles[sentence.article],
    articleIndex: sentence.article,
    relation: { id: claim.relation, ...data.relations[claim.relation] },
    subject: entities[claim.subject],
    object: entities[claim.object],
    speaker: claim.speaker === null ? null : entities[claim.speaker],
    reporter: claim.reporter === null ? null : entities[claim.reporter],
    edge: byPair.get(`${claim.subject} ${claim.object}`),
    statement: data.overview?.statements[data.overview.of_claims[place]] ?? null,
    marks: claim.marks.map(([start, end, part]) => ({ start, end, part })),
    date: claim.iso ?? data.articles[sentence.article].date,
  };
}

function link(claim) {
  claim.edge.claims.push(claim);
  claim.subject.by.push(claim);
  claim.object.on.push(claim);
  for (const entity of [claim.speaker, claim.reporter]) entity?.said.push(claim);
}

/** All names of an entity, in both languages. */
export const namesOf = (entity) => [entity.label, entity.en, ...entity.names].filter(Boolean);
