export interface Ranked {
  recall: Record<1 | 5 | 10, number>;
  reciprocal: number;
}

/** Share of the wanted ids among the first 1, 5 and 10, and one over the rank of the first of them. */
export function rankedOf(ranking: string[], wanted: string[]): Ranked {
  const ranks = wanted.map((id) => {
    const at = ranking.indexOf(id);
    return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
  });
  const share = (k: number) => ranks.filter((rank) => rank <= k).length / Math.max(1, ranks.length);
  return {
    recall: { 1: share(1), 5: share(5), 10: share(10) },
    reciprocal: 1 / Math.min(Number.POSITIVE_INFINITY, ...ranks),
  };
}

export function percent(value: number): number {
  return Math.round(value * 1000) / 10;
}

export function meanInPercent(all: Ranked[]) {
  const mean = (pick: (ranked: Ranked) => number) =>
    percent(all.reduce((sum, ranked) => sum + pick(ranked), 0) / Math.max(1, all.length));
  return {
    recall1: mean((r) => r.recall[1]),
    recall5: mean((r) => r.recall[5]),
    recall10: mean((r) => r.recall[10]),
    mrr: mean((r) => r.reciprocal),
  };
}
