import type { RowCell } from './row.ts';
import type { SampledLeaves } from './sampled-leaves.ts';
import type { SlotSummary } from './template.ts';

const TOP_VALUES = 20;

/** One value of a place; undefined when the sample tells none. */
export function someValue(cell: RowCell, sampled: SampledLeaves): string | undefined {
  let some: string | undefined;
  visitValues(cell, sampled, (text) => {
    some = text;
    return false;
  });
  return some;
}

/** Shows the values of a place, as far as the sample holds them, until `goesOn` has seen enough. */
export function visitValues(cell: RowCell, sampled: SampledLeaves, goesOn: (text: string) => boolean): void {
  let more = true;
  const see = (text: string) => {
    more = goesOn(text);
    return more;
  };
  for (const source of cell.sources) {
    if ('text' in source) see(source.text);
    else sampled.visit(source.leaf, source.slot, see);
    if (!more) return;
  }
}

/** What stands in a place: counts are scaled from the sample to the whole. */
export function summariseValues(cell: RowCell, sampled: SampledLeaves): SlotSummary {
  const { samples } = sampled;
  const totals = new Map<string, number>();
  let isExact = true;
  let estimate = 0;
  for (const source of cell.sources) {
    const { leaf } = source;
    const lines = sampled.leaves[leaf]!.count;
    if ('text' in source) {
      totals.set(source.text, (totals.get(source.text) ?? 0) + lines);
      continue;
    }
    const { columns, counts } = sampled.valuesOf(leaf);
    const column = columns[source.slot] ?? [];
    const scale = lines / counts.reduce((sum, count) => sum + count, 0);
    for (const [i, text] of column.entries()) totals.set(text, (totals.get(text) ?? 0) + counts[i]! * scale);
    if (samples.isExact(leaf)) continue;
    isExact = false;
    // As many different values among all different messages as among the sampled ones, when nearly each has its own.
    const different = new Set(column).size;
    const share = different / column.length;
    estimate = Math.max(estimate, share > 0.8 ? share * samples.distinct(leaf) : different);
  }
  const values = [...totals].map(([text, count]) => ({ text, count: Math.round(count) }));
  values.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
  const summary: SlotSummary = {
    distinct: Math.max(totals.size, Math.round(estimate)),
    isExact,
    top: values.slice(0, TOP_VALUES),
  };
  const quantiles = quantilesOf(values);
  return quantiles ? { ...summary, quantiles } : summary;
}

/** Quantiles of numbers that all carry the same unit, or none; undefined when some value is no number. */
function quantilesOf(values: { text: string; count: number }[]): SlotSummary['quantiles'] {
  const numbers: { value: number; count: number }[] = [];
  let unit: string | undefined;
  for (const { text, count } of values) {
    const parsed = /^([-+]?\d{1,17}(?:\.\d{1,17})?)\s?([a-zA-Zµ%]{0,12})$/.exec(text);
    if (!parsed || (unit !== undefined && parsed[2] !== unit)) return undefined;
    unit = parsed[2]!;
    numbers.push({ value: Number(parsed[1]), count });
  }
  if (numbers.length === 0) return undefined;
  numbers.sort((a, b) => a.value - b.value);
  const total = numbers.reduce((sum, { count }) => sum + count, 0);
  const at = (share: number) => {
    let seen = 0;
    for (const { value, count } of numbers) if ((seen += count) >= share * total) return value;
    return numbers[numbers.length - 1]!.value;
  };
  return { min: numbers[0]!.value, p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) };
}
