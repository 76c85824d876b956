/** Prints which true templates were split, joined or written otherwise. */
export function showDifferences(truth: string[], predicted: string[]): void {
  const split = new Map<string, Map<string, number>>();
  const joined = new Map<string, Map<string, number>>();
  truth.forEach((wanted, i) => {
    const got = predicted[i]!;
    const byTruth = split.get(wanted) ?? new Map<string, number>();
    const byGot = joined.get(got) ?? new Map<string, number>();
    byTruth.set(got, (byTruth.get(got) ?? 0) + 1);
    byGot.set(wanted, (byGot.get(wanted) ?? 0) + 1);
    split.set(wanted, byTruth);
    joined.set(got, byGot);
  });
  for (const [wanted, got] of split) {
    if (got.size > 1) console.log('SPLIT ', wanted, ...[...got].map(([t, n]) => `\n    ${n} ${t}`));
    else if (!got.has(wanted))
      console.log('TEXT  ', wanted, `\n    ${[...got.values()][0]} ${[...got.keys()][0]}`);
  }
  for (const [got, wanted] of joined)
    if (wanted.size > 1) console.log('JOINED', got, ...[...wanted].map(([t, n]) => `\n    ${n} ${t}`));
}
