import type { Leaf } from './leaf.ts';
import type { Row, RowCell } from './row.ts';
import type { SampledValues, SlotSummary, Template } from './template.ts';

/** A masked word that never changed over this many lines is shown as it is written. */
const CONSTANT_AFTER_LINES = 5;
const TOP_VALUES = 20;
const GLUED = /<\*>(?:[:/.@#_-]<\*>)+/g;

/** Writes a group of leaves as one template with the values of its places. */
export function renderTemplate(
  row: Row,
  leaves: readonly Leaf[],
  sampled: readonly SampledValues[],
): Template {
  const count = row.leaves.reduce((sum, leaf) => sum + leaves[leaf]!.count, 0);
  const slots: SlotSummary[] = [];
  let text = '';
  row.cells.forEach((cell, i) => {
    const gap = i > 0 && cell.spaced ? ' ' : '';
    if (!cell.variable) {
      text += gap + cell.text;
      return;
    }
    const values = valuesOf(cell, leaves, sampled);
    const form = formOf(cell, values);
    text += gap + form;
    if (form.includes('<*>')) slots.push(summarise(values));
  });
  text = text.replace(GLUED, '<*>');
  return { key: keyOfText(text), text, count, slots };
}

interface PlaceValues {
  /** Most frequent first, ties by text; counts scaled from the sample to the whole. */
  values: { text: string; count: number }[];
  distinct: number;
  isExact: boolean;
}

function valuesOf(cell: RowCell, leaves: readonly Leaf[], sampled: readonly SampledValues[]): PlaceValues {
  const counts = new Map<string, number>();
  let isExact = true;
  let estimate = 0;
  for (const source of cell.sources) {
    const leaf = leaves[source.leaf]!;
    if ('text' in source) {
      counts.set(source.text, (counts.get(source.text) ?? 0) + leaf.count);
      continue;
    }
    const sample = sampled[source.leaf]!;
    const column = sample.columns[source.slot] ?? [];
    const scale = leaf.count / sample.counts.reduce((sum, count) => sum + count, 0);
    for (const [i, text] of column.entries())
      counts.set(text, (counts.get(text) ?? 0) + sample.counts[i]! * scale);
    if (sample.isExact) continue;
    isExact = false;
    // As many different values among all different messages as among the sampled ones, when nearly each has its own.
    const different = new Set(column).size;
    const share = different / column.length;
    estimate = Math.max(estimate, share > 0.8 ? share * leaf.messages.distinct() : different);
  }
  const values = [...counts].map(([text, count]) => ({ text, count: Math.round(count) }));
  values.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
  return { values, distinct: Math.max(counts.size, Math.round(estimate)), isExact };
}

/** How the place is written: a value that never changed as it stands, a constant prefix kept, else the form. */
function formOf(cell: RowCell, { values }: PlaceValues): string {
  if (values.length === 0 || cell.evident) return cell.text;
  const lines = values.reduce((sum, { count }) => sum + count, 0);
  const form = cell.text.replace(GLUED, '<*>');
  const pieces = form.split('<*>');
  if (pieces.length === 2) {
    const written = constantPart(
      values.map(({ text }) => text),
      lines,
    );
    return form === '<*>' ? written : form;
  }
  // A run of values: look at each on its own, as far as the run is written alike everywhere.
  const pattern = new RegExp(`^${pieces.map((piece) => piece.replace(/[^\w\s]/g, '\\$&')).join('(\\S+?)')}$`);
  const columns: string[][] = pieces.slice(1).map(() => []);
  for (const { text } of values) {
    const parts = pattern.exec(text);
    if (!parts) return form;
    for (const [i, column] of columns.entries()) column.push(parts[i + 1]!);
  }
  return pieces.reduce(
    (out, piece, i) => out + (i > 0 ? constantPart(columns[i - 1]!, lines) : '') + piece,
    '',
  );
}

function constantPart(values: string[], lines: number): string {
  const first = values[0]!;
  const distinct = new Set(values).size;
  if (distinct === 1 && lines >= CONSTANT_AFTER_LINES && isName(first)) return first;
  // `CPU#3`, `Connector@0x1f`: what stands before the sign names the thing.
  const named = /^[^@#\d]*[@#](?=[\da-fA-Fx.]+$)/.exec(first)?.[0];
  if (
    named &&
    values.every((value) => value.startsWith(named) && /^[\da-fA-Fx.]+$/.test(value.slice(named.length)))
  )
    return `${named}<*>`;
  const prefix = /^\p{L}+[-.](?=\d)/u.exec(first)?.[0];
  if (
    prefix &&
    distinct > 1 &&
    values.every((v) => v.startsWith(prefix) && /^\d+$/.test(v.slice(prefix.length)))
  )
    return `${prefix}<*>`;
  return '<*>';
}

/** Led by a letter, with at most two digits: `ssh2`, `IPv4`, not an identifier. */
function isName(text: string): boolean {
  return /^\p{L}/u.test(text) && (text.match(/\d/g)?.length ?? 0) <= 2;
}

function summarise({ values, distinct, isExact }: PlaceValues): SlotSummary {
  const summary: SlotSummary = { distinct, isExact, top: values.slice(0, TOP_VALUES) };
  const quantiles = quantilesOf(values);
  return quantiles ? { ...summary, quantiles } : summary;
}

/** Quantiles of numbers that all carry the same unit, or none; undefined when some value is no number. */
export function quantilesOf(values: { text: string; count: number }[]): SlotSummary['quantiles'] {
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

/** 13 letters and digits that depend on the text alone. */
export function keyOfText(text: string): string {
  let h1 = 0xdeadbeef;
  let h2 = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    h1 = Math.imul(h1 ^ code, 2654435761);
    h2 = Math.imul(h2 ^ code, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return (h2 >>> 0).toString(36).padStart(7, '0') + ((h1 >>> 0) % 2176782336).toString(36).padStart(6, '0');
}
