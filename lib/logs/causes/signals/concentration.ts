import { fieldsOf, isBookKeeping, lastPart } from '../fields.ts';
import type { Frame } from '../frame.ts';

/** A value that nearly all failing lines share and the others do not. */
export interface Concentration {
  key: string;
  value: string;
  failing: number;
  failingOf: number;
  others: number;
  /** 0 when no other line has the field. */
  othersOf: number;
  row: number;
}

const MOST_ROWS = 1_500;
const FEWEST_FAILING = 3;

/** What the failing lines have in common, most telling first. */
export function findConcentrations(
  frame: Frame,
  failing: readonly number[],
  others: readonly number[],
): Concentration[] {
  if (failing.length < FEWEST_FAILING || others.length < FEWEST_FAILING) return [];
  const left = tally(frame, failing);
  const right = tally(frame, others);
  const found: Concentration[] = [];
  for (const [id, entry] of left.values) {
    const share = entry.count / left.of;
    const other = (right.values.get(id)?.count ?? 0) / right.of;
    if (share < 0.7 || other > 0.3) continue;
    const [key, value] = id.split('\u0000') as [string, string];
    // A field that the other lines lack altogether tells something only when it varies among those that fail.
    if (!right.keys.has(key) && share > 0.995) continue;
    found.push({
      key,
      value,
      failing: entry.count,
      failingOf: left.of,
      others: right.values.get(id)?.count ?? 0,
      othersOf: right.keys.has(key) ? right.of : 0,
      row: entry.row,
    });
  }
  return found.sort(
    (a, b) => b.failing / b.failingOf - otherShare(b) - (a.failing / a.failingOf - otherShare(a)),
  );
}

function otherShare({ others, othersOf }: Concentration): number {
  return othersOf > 0 ? others / othersOf : 0;
}

function tally(frame: Frame, rows: readonly number[]) {
  const stride = Math.max(1, Math.ceil(rows.length / MOST_ROWS));
  const values = new Map<string, { count: number; row: number }>();
  const keys = new Set<string>();
  let of = 0;
  for (let i = 0; i < rows.length; i += stride) {
    const row = rows[i]!;
    of++;
    const seen = new Set<string>();
    for (const field of fieldsOf(frame.text(row), frame.message(row))) {
      if (isBookKeeping(field.key) || /status|result|outcome|error/i.test(lastPart(field.key))) continue;
      if (field.key.includes('(')) continue;
      keys.add(field.key);
      const id = `${field.key}\u0000${field.value}`;
      if (seen.has(id)) continue;
      seen.add(id);
      const entry = values.get(id);
      if (entry) entry.count++;
      else values.set(id, { count: 1, row });
    }
  }
  return { values, keys, of };
}
