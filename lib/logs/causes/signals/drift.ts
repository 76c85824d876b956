import { fieldsOf, isBookKeeping, lastPart } from '../fields.ts';
import { AFTER, type Frame } from '../frame.ts';
import { median, quantile, trend } from '../statistics.ts';
import { readable } from '../words.ts';

/** A measured value that moved in the window. */
export interface Drift {
  key: string;
  service: number;
  /** Typical value early (or before the step) and late (or after it). */
  from: number;
  to: number;
  min: number;
  max: number;
  /** Rank correlation with time, -1..1. */
  trend: number;
  /** Row of the step, or -1 for a gradual move. */
  step: number;
  effect: number;
  rows: number;
  firstRow: number;
  lastRow: number;
  series: number[];
}

/** Names of things whose size matters; anything else that moves may be a counter. */
const measured =
  /\b(?:mem(?:ory)?|heap|rss|cpu|disk|usage|used|util(?:i[sz]ation)?|percent(?:age)?|pct|latency|duration|elapsed|took|time|ms|queued?|lag|backlog|depth|connections|active|wait(?:ing)?|rate|ratio|hits?|retr(?:y|ies)|threads|handles|pause|load|temperature|speed|throughput|pressure|delay|pending|free|available|size|per)\b|\((?:ms|s|sec|seconds|%|[KMG]i?B)\)/i;
const identity = /(?:^|[_.])(?:id|port|code|status|version|year|limit|max|threshold|timeout)s?$/i;

const MOST_ROWS = 12_000;
const BUCKETS = 20;
const FEWEST_VALUES = 12;
/** A value has to move by half before it counts. */
const SMALLEST_RATIO = 1.5;

export function findDrifts(frame: Frame): Drift[] {
  const rows: number[] = [];
  for (let row = 0; row < frame.count; row++) {
    if (frame.source[row] === 0 && frame.phase[row] !== undefined) rows.push(row);
  }
  const stride = Math.max(1, Math.ceil(rows.length / MOST_ROWS));
  const series = new Map<string, { rows: number[]; values: number[] }>();
  const plain = new Set<number>();
  for (let i = 0; i < rows.length; i += stride) {
    const row = rows[i]!;
    const template = frame.template[row]!;
    if (plain.has(template)) continue;
    const fields = fieldsOf(frame.text(row), frame.message(row));
    let numbers = 0;
    for (const field of fields) {
      if (Number.isNaN(field.number)) continue;
      numbers++;
      if (
        isBookKeeping(field.key) ||
        // A bare percentage without a word before it is progress.
        field.key === 'value (%)' ||
        identity.test(lastPart(field.key)) ||
        !measured.test(readable(field.key))
      )
        continue;
      const key = `${frame.service[row]}\u0000${field.key}`;
      let entry = series.get(key);
      if (!entry) {
        entry = { rows: [], values: [] };
        series.set(key, entry);
      }
      entry.rows.push(row);
      entry.values.push(field.number);
    }
    if (numbers === 0) plain.add(template);
  }
  const drifts: Drift[] = [];
  for (const [key, entry] of series) {
    const drift = judge(key, entry.rows, entry.values, frame);
    if (drift) drifts.push(drift);
  }
  return drifts.sort((a, b) => b.effect - a.effect);
}

function judge(key: string, rows: number[], values: number[], frame: Frame): Drift | undefined {
  const n = values.length;
  if (n < FEWEST_VALUES || !rows.some((row) => frame.phase[row] === AFTER)) return undefined;
  const [service, name] = key.split('\u0000') as [string, string];
  const buckets: number[] = [];
  const size = Math.max(1, Math.floor(n / BUCKETS));
  for (let at = 0; at + size <= n; at += size) buckets.push(median(values.slice(at, at + size)));
  const sorted = [...values].sort((a, b) => a - b);
  const min = sorted[0]!;
  const max = sorted[n - 1]!;
  if (max === min) return undefined;
  // The best single cut: how well two levels explain the buckets.
  let cut = -1;
  let gain = 0;
  for (let k = 2; k <= buckets.length - 2; k++) {
    const left = buckets.slice(0, k).sort((a, b) => a - b);
    const right = buckets.slice(k).sort((a, b) => a - b);
    const difference = Math.abs(quantile(right, 0.5) - quantile(left, 0.5));
    const spread =
      quantile(left, 0.85) - quantile(left, 0.15) + (quantile(right, 0.85) - quantile(right, 0.15));
    const value = difference / (spread + Math.abs(max - min) * 0.05 + 1e-9);
    if (value > gain) {
      gain = value;
      cut = k;
    }
  }
  const rise = trend(buckets);
  const stepped = gain >= 3 && Math.abs(rise) < 0.85;
  const gradual = Math.abs(rise) >= 0.7;
  if (!stepped && !gradual) return undefined;
  const early = stepped
    ? buckets.slice(0, cut)
    : buckets.slice(0, Math.max(2, Math.floor(buckets.length / 8)));
  const late = stepped ? buckets.slice(cut) : buckets.slice(-Math.max(2, Math.floor(buckets.length / 8)));
  const from = median(early);
  const to = median(late);
  const ratio =
    (Math.max(Math.abs(from), Math.abs(to)) + 1e-9) / (Math.min(Math.abs(from), Math.abs(to)) + 1e-9);
  if (ratio < SMALLEST_RATIO) return undefined;
  return {
    key: name,
    service: Number(service),
    from,
    to,
    min,
    max,
    trend: rise,
    step: stepped ? rows[cut * size]! : -1,
    effect: Math.min(4, Math.log2(ratio)) * (stepped ? Math.min(1.5, gain / 4) : Math.abs(rise)),
    rows: n,
    firstRow: rows[0]!,
    lastRow: rows[n - 1]!,
    series: buckets,
  };
}
