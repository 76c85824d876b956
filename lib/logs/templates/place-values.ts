import type { Leaf } from './leaf.ts';
import type { MessageSamples } from './message-samples.ts';
import type { RowCell } from './row.ts';
import type { SlotSummary } from './template.ts';

const TOP_VALUES = 20;

const decoder = new TextDecoder();

/** Leaves and the sample of their messages, which holds the values. */
export interface SampledLeaves {
  leaves: readonly Leaf[];
  samples: MessageSamples;
}

/** One value of a place; undefined when the sample tells none. */
export function someValue(cell: RowCell, { samples }: SampledLeaves): string | undefined {
  for (const source of cell.sources) {
    if ('text' in source) return source.text;
    const first = samples.first(source.leaf);
    for (let entry = first; entry < first + samples.size(source.leaf); entry++)
      if (samples.isReadable(entry)) return valueAt(samples, source.leaf, entry, source.slot);
  }
  return undefined;
}

/** The different values of a place, as far as the sample holds them, and the lines they stand for. */
export function differentValues(
  cell: RowCell,
  { leaves, samples }: SampledLeaves,
): { texts: Set<string>; lines: number } {
  const texts = new Set<string>();
  let lines = 0;
  for (const source of cell.sources) {
    if ('text' in source) texts.add(source.text);
    else {
      const first = samples.first(source.leaf);
      for (let entry = first; entry < first + samples.size(source.leaf); entry++)
        if (samples.isReadable(entry)) texts.add(valueAt(samples, source.leaf, entry, source.slot));
    }
    lines += leaves[source.leaf]!.count;
  }
  return { texts, lines };
}

/** What stands in a place: counts are scaled from the sample to the whole. */
export function summariseValues(cell: RowCell, { leaves, samples }: SampledLeaves): SlotSummary {
  const counts = new Map<string, number>();
  let isExact = true;
  let estimate = 0;
  for (const source of cell.sources) {
    const { leaf } = source;
    const lines = leaves[leaf]!.count;
    if ('text' in source) {
      counts.set(source.text, (counts.get(source.text) ?? 0) + lines);
      continue;
    }
    const first = samples.first(leaf);
    const stop = first + samples.size(leaf);
    let sampled = 0;
    let messages = 0;
    for (let entry = first; entry < stop; entry++) {
      if (!samples.isReadable(entry)) continue;
      sampled += samples.countOf(entry);
      messages++;
    }
    const own = new Set<string>();
    for (let entry = first; entry < stop; entry++) {
      if (!samples.isReadable(entry)) continue;
      const text = valueAt(samples, leaf, entry, source.slot);
      own.add(text);
      counts.set(text, (counts.get(text) ?? 0) + (samples.countOf(entry) * lines) / sampled);
    }
    if (samples.isExact(leaf)) continue;
    isExact = false;
    // As many different values among all different messages as among the sampled ones, when nearly each has its own.
    const share = own.size / messages;
    estimate = Math.max(estimate, share > 0.8 ? share * samples.distinct(leaf) : own.size);
  }
  const values = [...counts].map(([text, count]) => ({ text, count: Math.round(count) }));
  values.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
  const summary: SlotSummary = {
    distinct: Math.max(counts.size, Math.round(estimate)),
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

function valueAt(samples: MessageSamples, leaf: number, entry: number, place: number): string {
  const from = samples.valueStart(leaf, entry, place);
  return decoder.decode(samples.bytes.subarray(from, from + samples.valueLength(leaf, entry, place)));
}
