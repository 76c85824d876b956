import type { StepPayload } from '#lib/contracts/steps.ts';
import { fieldsOf, isBookKeeping } from '../causes/fields.ts';
import { AFTER, BEFORE, type Frame } from '../causes/frame.ts';
import { quantile } from '../causes/statistics.ts';

type Change = StepPayload<'Compared Windows'>['changes'][number];

/** Records of each time that are looked at, evenly over it. */
const LOOKED_AT = 12_000;
const FEWEST_VALUES = 12;
/** Middle values must lie so many usual spreads apart, and differ by so much. */
const LEAST_EFFECT = 2;
const LEAST_RATIO = 1.5;
const MOST = 15;

/** Measured values that moved between the good time and the window: middle against middle, in usual spreads. */
export function findShifts(frame: Frame): Change[] {
  const before = valuesOf(frame, BEFORE);
  const after = valuesOf(frame, AFTER);
  const changes: Change[] = [];
  for (const [key, now] of after) {
    const then = before.get(key);
    if (!then || then.length < FEWEST_VALUES || now.length < FEWEST_VALUES) continue;
    then.sort((a, b) => a - b);
    now.sort((a, b) => a - b);
    const [from, to] = [quantile(then, 0.5), quantile(now, 0.5)];
    // Numbers that only ever rise, or are all different, are ids and counters: the two times do not overlap at all.
    const apart = then[0]! > now.at(-1)! || now[0]! > then.at(-1)!;
    if (apart && new Set(now).size > now.length * 0.9 && new Set(then).size > then.length * 0.9) continue;
    const ratio =
      (Math.max(Math.abs(from), Math.abs(to)) + 1e-9) / (Math.min(Math.abs(from), Math.abs(to)) + 1e-9);
    const spread = quantile(then, 0.9) - quantile(then, 0.1) + Math.abs(from) * 0.05 + 1e-9;
    const effect = Math.min(1_000, Math.abs(to - from) / spread);
    if (ratio < LEAST_RATIO || effect < LEAST_EFFECT) continue;
    const [service, name] = key.split('\u0000') as [string, string];
    const owner = frame.services[Number(service)];
    changes.push({
      kind: 'shifted',
      subject: owner === undefined ? name : `${owner} ${name}`,
      before: from,
      after: to,
      effect: Math.round(effect * 10) / 10,
      worked: `middle of ${now.length} values ${to}, of ${then.length} in the good time ${from}; there 8 of 10 lie between ${quantile(then, 0.1)} and ${quantile(then, 0.9)}`,
      series: [],
    });
  }
  return changes.sort((a, b) => b.effect - a.effect).slice(0, MOST);
}

function valuesOf(frame: Frame, phase: number): Map<string, number[]> {
  const rows: number[] = [];
  for (let row = 0; row < frame.count; row++) if (frame.phase[row] === phase) rows.push(row);
  const stride = Math.max(1, Math.ceil(rows.length / LOOKED_AT));
  const values = new Map<string, number[]>();
  for (let i = 0; i < rows.length; i += stride) {
    const row = rows[i]!;
    for (const field of fieldsOf(frame.text(row), frame.message(row))) {
      if (Number.isNaN(field.number) || isBookKeeping(field.key)) continue;
      const key = `${frame.service[row]}\u0000${field.key}`;
      const list = values.get(key);
      if (list) list.push(field.number);
      else values.set(key, [field.number]);
    }
  }
  return values;
}
