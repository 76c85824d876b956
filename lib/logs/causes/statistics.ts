/** Value at a share of a sorted list. */
export function quantile(sorted: readonly number[] | Float64Array, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.floor(share * sorted.length)))]!;
}

export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

/** Twice the log-likelihood ratio of seeing `count` where `expected` were due (Poisson). */
export function surge(count: number, expected: number): number {
  if (count <= expected) return 0;
  return 2 * (count * Math.log(count / expected) - (count - expected));
}

/** The same when the usual is known from a count of its own: `count` in `size` against `usual` in `usualSize`. */
export function surgeOver(count: number, size: number, usual: number, usualSize: number): number {
  if (size === 0 || usualSize === 0 || count / size <= usual / usualSize) return 0;
  const rate = (count + usual) / (size + usualSize);
  const term = (n: number, of: number) => (n > 0 ? n * Math.log(n / (rate * of)) : 0);
  return 2 * (term(count, size) + term(usual, usualSize));
}

/** Twice the log-likelihood ratio of `hits` of `n` against a known share. */
export function shareSurge(hits: number, n: number, share: number): number {
  if (n === 0 || hits / n <= share) return 0;
  let sum = hits * Math.log(hits / n / share);
  if (n > hits) sum += (n - hits) * Math.log((n - hits) / n / (1 - share));
  return 2 * sum;
}

/** Rank correlation of a series with its own order: 1 rises throughout, -1 falls throughout. */
export function trend(series: readonly number[]): number {
  const n = series.length;
  if (n < 3) return 0;
  let concordant = 0;
  let pairs = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      concordant += Math.sign(series[j]! - series[i]!);
      pairs++;
    }
  }
  return concordant / pairs;
}

/** A strength without bound mapped to 0..1; `half` maps to one half. */
export function squash(value: number, half: number): number {
  return value <= 0 ? 0 : value / (value + half);
}
