/**
 * Joins buckets until at most `most` are left, summing: a picture 600 px wide shows no more, and a
 * million of them would stall the page.
 */
export function joinBuckets(values: readonly number[], most: number): { values: number[]; perBar: number } {
  const perBar = Math.max(1, Math.ceil(values.length / most));
  if (perBar === 1) return { values: [...values], perBar };
  const joined: number[] = [];
  for (let start = 0; start < values.length; start += perBar) {
    let sum = 0;
    for (const value of values.slice(start, start + perBar)) sum += value;
    joined.push(sum);
  }
  return { values: joined, perBar };
}

/** One SVG path for all bars from zero: `M x y V h` strokes are far cheaper than a node per bar. */
export function barPath(
  values: readonly number[],
  most: number,
  width: number,
  height: number,
  spacing = 0.8,
  widest = Number.POSITIVE_INFINITY,
): string {
  const step = width / Math.max(1, values.length);
  const parts: string[] = [];
  values.forEach((value, index) => {
    if (value <= 0) return;
    const bar = Math.max(1, (value / Math.max(1, most)) * height);
    const gap = step > 3 ? Math.min(spacing, step / 3) : 0;
    const wide = Math.min(step - gap, widest);
    // One that is held back stands in the middle of its place.
    const x = (index * step + (wide === widest ? (step - wide) / 2 : 0)).toFixed(2);
    parts.push(`M${x} ${height}h${wide.toFixed(2)}V${(height - bar).toFixed(2)}H${x}Z`);
  });
  return parts.join('');
}
