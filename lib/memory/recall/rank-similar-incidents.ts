import { FACET_WEIGHT, FACETS, type Facet, facetVectors, type Vector } from './facets.ts';
import type { IncidentFingerprint } from './incident-fingerprint.ts';
import type { IncidentIndex } from './incident-index.ts';
import { isNearMiss } from './near-miss.ts';

export interface Reason {
  facet: Facet;
  /** Cosine within the facet, 0…1. */
  likeness: number;
  /** The shared signs that count most. */
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
  /** Other incidents of the same cluster that match too. */
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

function reasonsOf(
  index: IncidentIndex,
  query: Record<Facet, Vector>,
  doc: number,
  cosines: Record<Facet, Map<number, number>>,
): Reason[] {
  const held = index.incident(doc);
  const reasons: Reason[] = [];
  for (const facet of FACETS) {
    const likeness = cosines[facet].get(doc) ?? 0;
    if (!held || likeness <= 0) continue;
    const shared = [...query[facet]]
      .filter(([key]) => held.vectors[facet].has(key))
      .map(([key, weight]) => ({
        key,
        part: weight * (held.vectors[facet].get(key) ?? 0) * index.rarity(facet, key) ** 2,
      }))
      .sort((a, b) => b.part - a.part);
    reasons.push({
      facet,
      likeness,
      shared: shared.slice(0, SHOWN_SIGNS).map((sign) => sign.key),
      sharedCount: shared.length,
      askedCount: query[facet].size,
    });
  }
  return reasons.sort((a, b) => b.likeness * FACET_WEIGHT[b.facet] - a.likeness * FACET_WEIGHT[a.facet]);
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
  const cosines = Object.fromEntries(
    FACETS.map((facet) => [facet, index.cosines(facet, query[facet])]),
  ) as Record<Facet, Map<number, number>>;
  const scores = new Map<number, number>();
  for (const facet of asked)
    for (const [doc, cosine] of cosines[facet])
      scores.set(doc, (scores.get(doc) ?? 0) + (FACET_WEIGHT[facet] * cosine) / whole);
  const clusters = new Map<string, number[]>();
  for (const [doc, score] of scores) {
    const held = index.incident(doc);
    if (!held || held.id === incident.id) {
      scores.delete(doc);
      continue;
    }
    const age = Math.max(0, incident.at - held.at) / DAY;
    const recency = (1 + RECENCY_SHARE * Math.exp(-age / RECENCY_DAYS)) / (1 + RECENCY_SHARE);
    scores.set(doc, score * recency);
    if (held.cluster !== undefined) clusters.set(held.cluster, [...(clusters.get(held.cluster) ?? []), doc]);
  }
  const final = [...scores].map(([doc, score]) => {
    const cluster = index.incident(doc)?.cluster;
    const members = cluster === undefined ? [doc] : (clusters.get(cluster) ?? [doc]);
    return { doc, score: (1 - CLUSTER_SHARE) * score + CLUSTER_SHARE * bestMean(members, scores), members };
  });
  final.sort((a, b) => b.score - a.score);
  const hits: SimilarIncident[] = [];
  for (const { doc, score, members } of final.slice(0, limit + MOST_EXAMINED)) {
    const held = index.incident(doc);
    if (!held) continue;
    const reasons = reasonsOf(index, query, doc, cosines);
    if (options.refuseNearMisses !== false && isNearMiss(query, held.vectors, reasons)) continue;
    const sameCluster = members
      .filter((member) => member !== doc)
      .map((member) => index.incident(member)?.id ?? '');
    hits.push({ id: held.id, score, cluster: held.cluster, sameCluster, reasons });
    if (hits.length === limit) break;
  }
  return hits;
}

function bestMean(docs: number[], scores: Map<number, number>): number {
  const best = docs
    .map((doc) => scores.get(doc) ?? 0)
    .sort((a, b) => b - a)
    .slice(0, CLUSTER_BEST);
  return best.reduce((sum, score) => sum + score, 0) / Math.max(1, best.length);
}
