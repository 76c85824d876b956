import { FACET_WEIGHT, FACETS, type Facet, facetVectors, type Vector } from './facets.ts';
import type { IncidentFingerprint } from './incident-fingerprint.ts';
import type { IncidentIndex, Likeness } from './incident-index.ts';
import { isNearMiss } from './near-miss.ts';
import { wholeWords } from './whole-words.ts';

export interface Reason {
  facet: Facet;
  /** Cosine within the facet, 0…1. */
  likeness: number;
  /** The shared signs that count most; words as they stand in the question. */
  shared: string[];
  sharedCount: number;
  /** How many signs of this facet the question has. */
  askedCount: number;
}

export interface SimilarIncident {
  id: string;
  /** 0…1. */
  score: number;
  cluster: string | undefined;
  /** Other incidents of the same cluster that match too, the best first. */
  sameCluster: string[];
  reasons: Reason[];
}

export interface SimilarOptions {
  limit?: number;
  /** False ranks everything that shares anything; true leaves out near misses. */
  refuseNearMisses?: boolean;
}

const DAY = 86_400_000;
/** What is recent is more often the same trouble; older things lose at most a third of their score. */
const RECENCY_SHARE = 0.5;
const RECENCY_DAYS = 180;
/** A cluster speaks with its best members, so that one odd report of a known trouble is still found. */
const CLUSTER_SHARE = 0.3;
const CLUSTER_BEST = 3;
const SHOWN_SIGNS = 4;
/** Past the best of these, what is left is refused as a near miss anyway; looking at each takes most of the time. */
const MOST_EXAMINED = 150;
/** Members of a cluster that are named. */
const MOST_NAMED = 20;

interface Cluster {
  docs: number[];
  /** Mean score of its best members. */
  mean: number;
}

/** Past incidents like this one, the likeliest first, each with why it matched. */
export function rankSimilarIncidents(
  index: IncidentIndex,
  incident: IncidentFingerprint,
  options: SimilarOptions = {},
): SimilarIncident[] {
  const limit = Math.max(0, options.limit ?? 5);
  const query = facetVectors(incident);
  const asked = FACETS.filter((facet) => query[facet].size > 0);
  const whole = asked.reduce((sum, facet) => sum + FACET_WEIGHT[facet], 0);
  if (whole === 0 || limit === 0) return [];
  const likeness = new Map(asked.map((facet) => [facet, index.cosines(facet, query[facet])]));
  const scores = new Float64Array(index.places);
  const found: number[] = [];
  for (const [facet, { of, docs }] of likeness)
    for (const doc of docs) {
      if (scores[doc] === 0) found.push(doc);
      scores[doc] = (scores[doc] as number) + (FACET_WEIGHT[facet] * (of[doc] as number)) / whole;
    }
  const clusters = new Map<string, Cluster>();
  const others = found.filter((doc) => {
    const held = index.incident(doc);
    if (!held || held.id === incident.id) return false;
    const age = Math.max(0, incident.at - held.at) / DAY;
    const recency = (1 + RECENCY_SHARE * Math.exp(-age / RECENCY_DAYS)) / (1 + RECENCY_SHARE);
    scores[doc] = (scores[doc] as number) * recency;
    if (held.cluster !== undefined) {
      const cluster = clusters.get(held.cluster);
      if (cluster) cluster.docs.push(doc);
      else clusters.set(held.cluster, { docs: [doc], mean: 0 });
    }
    return true;
  });
  for (const cluster of clusters.values()) cluster.mean = bestMean(cluster.docs, scores);
  const clusterOf = (doc: number): Cluster | undefined => {
    const name = index.incident(doc)?.cluster;
    return name === undefined ? undefined : clusters.get(name);
  };
  const final = new Float64Array(index.places);
  for (const doc of others) {
    const alone = scores[doc] as number;
    final[doc] = (1 - CLUSTER_SHARE) * alone + CLUSTER_SHARE * (clusterOf(doc)?.mean ?? alone);
  }
  const weights = new Map(asked.map((facet) => [facet, query[facet]]));
  const hits: SimilarIncident[] = [];
  for (const doc of bestOf(others, final, limit + MOST_EXAMINED)) {
    const held = index.incident(doc);
    if (!held) continue;
    const reasons = reasonsOf(index, weights, doc, likeness);
    if (options.refuseNearMisses !== false && isNearMiss(query, held.sides, reasons)) continue;
    const sameCluster = bestOf(clusterOf(doc)?.docs ?? [], scores, MOST_NAMED + 1)
      .filter((member) => member !== doc)
      .map((member) => index.incident(member)?.id ?? '');
    hits.push({ id: held.id, score: final[doc] as number, cluster: held.cluster, sameCluster, reasons });
    if (hits.length === limit) break;
  }
  return sayWholeWords(hits, incident);
}

function reasonsOf(
  index: IncidentIndex,
  query: ReadonlyMap<Facet, Vector>,
  doc: number,
  likeness: ReadonlyMap<Facet, Likeness>,
): Reason[] {
  const held = index.incident(doc);
  const reasons: Reason[] = [];
  for (const [facet, asked] of query) {
    const like = likeness.get(facet)?.of[doc] ?? 0;
    if (!held || like <= 0) continue;
    const { terms, weights } = held.sides[facet];
    const shared: { key: string; part: number }[] = [];
    for (const [i, term] of terms.entries()) {
      const weight = asked.get(term.key);
      if (weight === undefined) continue;
      shared.push({ key: term.key, part: weight * (weights[i] as number) * index.rarity(term) ** 2 });
    }
    shared.sort((a, b) => b.part - a.part);
    reasons.push({
      facet,
      likeness: like,
      shared: shared.slice(0, SHOWN_SIGNS).map((sign) => sign.key),
      sharedCount: shared.length,
      askedCount: asked.size,
    });
  }
  return reasons.sort((a, b) => b.likeness * FACET_WEIGHT[b.facet] - a.likeness * FACET_WEIGHT[a.facet]);
}

/** The best `most`, the best first; among equals the one that was found first. */
function bestOf(docs: readonly number[], score: Float64Array, most: number): number[] {
  let kept = docs;
  if (docs.length > most) {
    const sorted = Float64Array.from(docs, (doc) => score[doc] as number).sort();
    const least = sorted[sorted.length - most] as number;
    kept = docs.filter((doc) => (score[doc] as number) >= least);
  }
  return [...kept].sort((a, b) => (score[b] as number) - (score[a] as number)).slice(0, most);
}

function bestMean(docs: readonly number[], scores: Float64Array): number {
  const best = bestOf(docs, scores, CLUSTER_BEST);
  return best.reduce((sum, doc) => sum + (scores[doc] as number), 0) / Math.max(1, best.length);
}

/** Words are compared by their stems and shown as people wrote them. */
function sayWholeWords(hits: SimilarIncident[], { title, text, templates }: IncidentFingerprint) {
  const worded = hits
    .flatMap(({ reasons }) => reasons)
    .filter(({ facet }) => facet === 'words' || facet === 'logWords');
  if (worded.length === 0) return hits;
  const said = wholeWords([title, text], new Set(worded.flatMap(({ shared }) => shared)));
  const logged = wholeWords(
    templates.map((template) => template.text),
    new Set(worded.flatMap(({ facet, shared }) => (facet === 'logWords' ? shared : []))),
  );
  for (const reason of worded) {
    const [first, second] = reason.facet === 'words' ? [said, logged] : [logged, said];
    reason.shared = [...new Set(reason.shared.map((key) => first.get(key) ?? second.get(key) ?? key))];
  }
  return hits;
}
