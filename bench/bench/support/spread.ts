/** Median and tail of what was measured; between two values the larger one. */
export function spread(values: readonly number[]) {
  if (values.length === 0) throw new Error('Nothing was measured.');
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    round(sorted[Math.min(Math.floor(share * sorted.length), sorted.length - 1)]!);
  return { p50: at(0.5), p95: at(0.95), max: at(1), n: sorted.length };
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
