import type { Leaf } from './leaf.ts';
import type { Row, RowCell } from './row.ts';
import { SlotSketch } from './slot-sketch.ts';
import type { SlotSummary, Template } from './template.ts';

/** A masked word that never changed over this many lines is shown as it is written. */
const CONSTANT_AFTER_LINES = 5;
const TOP_VALUES = 20;
const GLUED = /<\*>(?:[:/.@#_-]<\*>)+/g;

/** Writes a group of leaves as one template with the values of its places. */
export function renderTemplate(row: Row, leaves: readonly Leaf[]): Template {
  const count = row.leaves.reduce((sum, leaf) => sum + leaves[leaf]!.count, 0);
  const slots: SlotSummary[] = [];
  let text = '';
  row.cells.forEach((cell, i) => {
    const gap = i > 0 && cell.spaced ? ' ' : '';
    if (!cell.variable) {
      text += gap + cell.text;
      return;
    }
    const sketch = sketchOf(cell, leaves);
    const form = formOf(cell, sketch);
    text += gap + form;
    if (form.includes('<*>')) slots.push(summarise(sketch));
  });
  text = text.replace(GLUED, '<*>');
  return { key: keyOfText(text), text, count, slots };
}

function sketchOf(cell: RowCell, leaves: readonly Leaf[]): SlotSketch {
  const sketch = new SlotSketch();
  for (const source of cell.sources) {
    const leaf = leaves[source.leaf]!;
    if ('slot' in source) sketch.absorb(leaf.slots[source.slot]!);
    else sketch.addText(hashText(source.text), leaf.count, source.text);
  }
  return sketch;
}

function formOf(cell: RowCell, sketch: SlotSketch): string {
  const values = sketch.values();
  const [first] = values;
  if (first === undefined) return cell.text;
  if (values.length === 1) {
    const isName = /^\p{L}/u.test(first.text) && !cell.evident && cell.text === '<*>';
    return isName && first.count >= CONSTANT_AFTER_LINES && sketch.isExact ? first.text : cell.text;
  }
  if (cell.text === '<*>') {
    const prefix = /^\p{L}+[-.](?=\d)/u.exec(first.text)?.[0];
    const isPrefixed = prefix !== undefined && values.every(({ text }) => text.startsWith(prefix));
    if (isPrefixed && values.every(({ text }) => /^\d+$/.test(text.slice(prefix.length))))
      return `${prefix}<*>`;
  }
  return cell.text;
}

function summarise(sketch: SlotSketch): SlotSummary {
  const values = sketch.values();
  const summary: SlotSummary = {
    distinct: sketch.distinct(),
    isExact: sketch.isExact,
    top: values.slice(0, TOP_VALUES),
  };
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

function hashText(text: string): number {
  let hash = -2128831035;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return (hash ^ (hash >>> 13)) >>> 0;
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
