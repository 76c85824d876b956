import type { StepPayload } from '#lib/contracts/steps.ts';
import { fieldsOf, isBookKeeping } from '../causes/fields.ts';
import { AFTER, BEFORE, type Frame } from '../causes/frame.ts';
import { quantile } from '../causes/statistics.ts';

type Change = StepPayload<'Compared Windows'>['changes'][number];

/** A measured value of one service that lies elsewhere than in good times. */
export interface Shift {
  /** -1 when the lines name no service. */
  service: number;
  key: string;
  /** Middle values. */
  from: number;
  to: number;
  /** Where 8 of 10 values of the good time lie. */
  usual: [number, number];
  count: number;
  usualCount: number;
  /** Distance of the middles in usual spreads. */
  effect: number;
  /** Of the window, one that shows the value as it is now. */
  row: number;
  usualRow: number;
}

interface Values {
  values: number[];
  rows: number[];
}

/** Records of each time that are looked at, evenly over it. */
const LOOKED_AT = 12_000;
const FEWEST_VALUES = 12;
/** Middle values must lie so many usual spreads apart, and differ by so much. */
const LEAST_EFFECT = 2;
const LEAST_RATIO = 1.5;
const MOST = 15;

const found = new WeakMap<Frame, Shift[]>();

/** Measured values that moved between the good time and the window: middle against middle, in usual spreads. */
export function findShifts(frame: Frame): Shift[] {
  const known = found.get(frame) ?? searchShifts(frame);
  found.set(frame, known);
  return known;
}

function searchShifts(frame: Frame): Shift[] {
  const before = valuesOf(frame, BEFORE);
  const after = valuesOf(frame, AFTER);
  const shifts: Shift[] = [];
  for (const [id, now] of after) {
    const then = before.get(id);
    if (!then || then.values.length < FEWEST_VALUES || now.values.length < FEWEST_VALUES) continue;
    const old = [...then.values].sort((a, b) => a - b);
    const fresh = [...now.values].sort((a, b) => a - b);
    const [from, to] = [quantile(old, 0.5), quantile(fresh, 0.5)];
    // Numbers that only ever rise, or are all different, are ids and counters: the two times do not overlap at all.
    const apart = old[0]! > fresh.at(-1)! || fresh[0]! > old.at(-1)!;
    if (apart && new Set(fresh).size > fresh.length * 0.9 && new Set(old).size > old.length * 0.9) {
      if (rises(now.values) || rises(then.values) || /(?:^|[_.])id$/i.test(id)) continue;
    }
    const ratio =
      (Math.max(Math.abs(from), Math.abs(to)) + 1e-9) / (Math.min(Math.abs(from), Math.abs(to)) + 1e-9);
    const usual: [number, number] = [quantile(old, 0.1), quantile(old, 0.9)];
    const effect = Math.min(
      1_000,
      Math.abs(to - from) / (usual[1] - usual[0] + Math.abs(from) * 0.05 + 1e-9),
    );
    if (ratio < LEAST_RATIO || effect < LEAST_EFFECT) continue;
    const [service, key] = id.split('\u0000') as [string, string];
    const near = (list: Values, value: number) =>
      list.rows[
        list.values.reduce(
          (best, one, at) => (Math.abs(one - value) < Math.abs(list.values[best]! - value) ? at : best),
          0,
        )
      ]!;
    shifts.push({
      service: Number(service),
      key,
      from,
      to,
      usual,
      count: now.values.length,
      usualCount: then.values.length,
      effect,
      row: near(now, to),
      usualRow: near(then, from),
    });
  }
  return shifts.sort((a, b) => b.effect - a.effect).slice(0, MOST);
}

export function sayShifts(frame: Frame, shifts: readonly Shift[]): Change[] {
  return shifts.map((shift) => {
    const owner = frame.services[shift.service];
    return {
      kind: 'shifted',
      subject: owner === undefined ? shift.key : `${owner} ${shift.key}`,
      before: shift.from,
      after: shift.to,
      effect: Math.round(shift.effect * 10) / 10,
      worked: `middle of ${shift.count} values ${shift.to}, of ${shift.usualCount} in the good time ${shift.from}; there 8 of 10 lie between ${shift.usual[0]} and ${shift.usual[1]}`,
      series: [],
    };
  });
}

/** Whether the values mostly go up one after the other, as counters and sequences do. */
function rises(values: readonly number[]): boolean {
  let up = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[i - 1]!) up++;
  return up > (values.length - 1) * 0.9;
}

function valuesOf(frame: Frame, phase: number): Map<string, Values> {
  const rows: number[] = [];
  for (let row = 0; row < frame.count; row++) if (frame.phase[row] === phase) rows.push(row);
  const stride = Math.max(1, Math.ceil(rows.length / LOOKED_AT));
  const values = new Map<string, Values>();
  for (let i = 0; i < rows.length; i += stride) {
    const row = rows[i]!;
    for (const field of fieldsOf(frame.text(row), frame.message(row))) {
      if (Number.isNaN(field.number) || isBookKeeping(field.key)) continue;
      const key = `${frame.service[row]}\u0000${field.key}`;
      const list = values.get(key);
      if (list) {
        list.values.push(field.number);
        list.rows.push(row);
      } else values.set(key, { values: [field.number], rows: [row] });
    }
  }
  return values;
}
