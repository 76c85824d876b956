import { fieldsOf, isBookKeeping } from '../causes/fields.ts';
import type { Frame } from '../causes/frame.ts';
import { loudnessOf } from '../causes/signals/problems.ts';
import { groupTraces } from '../causes/trace-table.ts';

/** Since when a window looks different, found from its lines alone. */
export interface Proposal {
  /** First row of the time that counts. */
  row: number;
  /** How much better two times explain the lines than one (log-likelihood ratio, summed over what changed). */
  weight: number;
}

/** Parts of equal numbers of lines: more traffic alone is then no change. */
const PARTS = 60;
/** Both sides must hold so many parts. */
const FEWEST_PARTS = 4;
const FEWEST_ROWS = 240;
/** Below this a change of one series is chance, given how many are looked at. */
const LEAST_WEIGHT = 14;
const LEAST_GROWTH = 2.5;
/** Counts that only halve are load, not silence. */
const LEAST_DROP = 5;
const VALUES_LOOKED_AT = 6_000;
const FEWEST_VALUES = 40;
/** A measured value or a duration has to move by so many of its own spreads. */
const LEAST_MOVE = 1.2;

/**
 * The change point of the window: where counts of troubles, services' shares of the lines, durations of requests
 * and measured values change together. By the order of lines, so that it works without times too.
 */
export function proposeOnset(frame: Frame): Proposal | undefined {
  let rows = 0;
  while (rows < frame.count && frame.source[rows] === 0) rows++;
  if (rows < FEWEST_ROWS) return undefined;
  const partOf = (row: number) => Math.min(PARTS - 1, Math.floor((row * PARTS) / rows));
  const total = new Float64Array(PARTS);
  const growing: Map<number, { parts: Float64Array; first: number[] }> = new Map();
  const services = new Map<number, Float64Array>();
  const width = frame.services.length + 1;
  for (let row = 0; row < rows; row++) {
    const part = partOf(row);
    const service = frame.service[row]!;
    if (service >= 0) {
      const parts = services.get(service) ?? new Float64Array(PARTS);
      parts[part]!++;
      services.set(service, parts);
    }
    if (frame.level[row]! < 4) continue;
    const key = (frame.template[row]! * width + service + 1) * 3 + loudnessOf(frame, row);
    let series = growing.get(key);
    if (!series) {
      series = { parts: new Float64Array(PARTS), first: new Array<number>(PARTS).fill(-1) };
      growing.set(key, series);
    }
    if (series.first[part] === -1) series.first[part] = row;
    series.parts[part]!++;
  }
  const told: { weights: Float64Array; first: number[] | undefined }[] = [];
  for (const { parts, first } of growing.values()) {
    const weights = countWeights(parts, LEAST_GROWTH, true);
    if (weights) told.push({ weights, first });
  }
  for (const parts of services.values()) {
    const weights = countWeights(parts, LEAST_DROP, false);
    if (weights) told.push({ weights, first: undefined });
  }
  for (const { values, at } of measuredOf(frame, rows)) {
    const weights = valueWeights(values, at.map(partOf));
    if (weights) told.push({ weights, first: undefined });
  }
  for (const { weights } of told)
    for (let split = 0; split < PARTS; split++) total[split]! += weights[split]!;
  let best = -1;
  for (let split = 1; split < PARTS; split++) if (total[split]! > (best < 0 ? 0 : total[best]!)) best = split;
  if (best < FEWEST_PARTS || best > PARTS - FEWEST_PARTS) return undefined;
  return { row: refined(told, best, Math.ceil((best * rows) / PARTS)), weight: total[best]! };
}

/** The split lies on a part's border; the first line of what grew there says it to the line. */
function refined(
  told: readonly { weights: Float64Array; first: number[] | undefined }[],
  split: number,
  border: number,
): number {
  let row = Number.POSITIVE_INFINITY;
  for (const { weights, first } of told) {
    if (!first || weights[split]! < LEAST_WEIGHT) continue;
    for (const part of [split - 1, split, split + 1]) {
      const at = first[part] ?? -1;
      // A line or two in the part before are its noise when it was there all along.
      if (at >= 0 && first.slice(0, part).every((earlier) => earlier < 0)) row = Math.min(row, at);
    }
  }
  return Number.isFinite(row) ? row : border;
}

/** For each split, how much likelier two rates are than one; undefined when none stands out. */
function countWeights(parts: Float64Array, factor: number, up: boolean): Float64Array | undefined {
  const sum = parts.reduce((all, count) => all + count, 0);
  const weights = new Float64Array(PARTS);
  let before = 0;
  let most = 0;
  for (let split = 1; split < PARTS; split++) {
    before += parts[split - 1]!;
    const after = sum - before;
    const [left, right] = [before / split, after / (PARTS - split)];
    if (up ? right < left * factor : left < right * factor) continue;
    const weight = term(before, left) + term(after, right) - term(sum, sum / PARTS);
    weights[split] = weight;
    most = Math.max(most, weight);
  }
  return most >= LEAST_WEIGHT ? weights : undefined;
}

function term(count: number, rate: number): number {
  return count > 0 ? count * Math.log(rate) : 0;
}

interface Measured {
  values: number[];
  /** Row of each value, ascending. */
  at: number[];
}

/** Durations of requests and the numbers that lines of one service state under one name. */
function measuredOf(frame: Frame, rows: number): Measured[] {
  const series = new Map<string, Measured>();
  const add = (key: string, value: number, row: number) => {
    const one = series.get(key) ?? { values: [], at: [] };
    one.values.push(value);
    one.at.push(row);
    series.set(key, one);
  };
  for (const trace of groupTraces(frame)) {
    if (trace.length < 2 || frame.source[trace[0]!] !== 0) continue;
    const ms = frame.time[trace.at(-1)!]! - frame.time[trace[0]!]!;
    if (!Number.isNaN(ms)) add('duration', Math.log(ms + 5), trace[0]!);
  }
  const stride = Math.max(1, Math.ceil(rows / VALUES_LOOKED_AT));
  for (let row = 0; row < rows; row += stride) {
    if (frame.service[row]! < 0) continue;
    for (const field of fieldsOf(frame.text(row), frame.message(row)))
      if (!Number.isNaN(field.number) && !isBookKeeping(field.key))
        add(`${frame.service[row]}\u0000${field.key}`, field.number, row);
  }
  return [...series.values()].filter(({ values }) => values.length >= FEWEST_VALUES);
}

/** For each split, how much better two middles explain the values than one. */
function valueWeights(values: readonly number[], parts: readonly number[]): Float64Array | undefined {
  const n = values.length;
  const sorted = [...values].sort((a, b) => a - b);
  // What lies far out counts as the farthest usual one: a few outliers must not make a change.
  const low = sorted[Math.floor(n * 0.03)]!;
  const high = sorted[Math.ceil(n * 0.97) - 1]!;
  if (!(high > low)) return undefined;
  const clipped = values.map((value) => Math.min(high, Math.max(low, value)));
  const sum = clipped.reduce((all, value) => all + value, 0);
  const squares = clipped.reduce((all, value) => all + value * value, 0);
  const spread = (s: number, q: number, count: number) => Math.max(q / count - (s / count) ** 2, 0);
  const whole = spread(sum, squares, n);
  const floor = ((high - low) * 0.02) ** 2;
  const weights = new Float64Array(PARTS);
  let most = 0;
  let at = 0;
  let left = 0;
  let leftSquares = 0;
  for (let split = 1; split < PARTS; split++) {
    while (at < n && parts[at]! < split) {
      left += clipped[at]!;
      leftSquares += clipped[at]! ** 2;
      at++;
    }
    if (at < 12 || n - at < 12) continue;
    const leftSpread = spread(left, leftSquares, at);
    const within = (leftSpread * at + spread(sum - left, squares - leftSquares, n - at) * (n - at)) / n;
    const move = Math.abs(left / at - (sum - left) / (n - at));
    if (move < LEAST_MOVE * Math.sqrt(leftSpread + floor)) continue;
    weights[split] = (n / 2) * Math.log((whole + floor) / (within + floor));
    most = Math.max(most, weights[split]!);
  }
  return most >= LEAST_WEIGHT ? weights : undefined;
}
