import type { AuditItem } from '#lib/contracts/findings.ts';
import type { Events } from '../events.ts';
import { count, instant, share, span } from './say.ts';
import type { AuditSource } from './sources.ts';

/** A step back of this much is no reordering between writers but a clock that was set. */
const JUMP_MS = 60_000;
/** So many records in a row stay behind before a step back counts as a jump. */
const STAY_RECORDS = 5;
/** Clocks are set once or twice; a file that goes back all the time is one in no order. */
const MOST_JUMPS = 10;
const OUT_OF_ORDER = { note: 0.01, warning: 0.1 } as const;
/** Fewer records say nothing about how a file usually runs. */
const FEWEST = 50;
/** A gap counts when it is this many times the longest usual one, and so long. */
const GAP = { times: 20, ms: 10_000, spanShare: 0.05 } as const;

/** Gaps, clocks that were set back, and lines out of order, within one file. */
export function findClockFaults(events: Events, file: AuditSource): AuditItem[] {
  const items: AuditItem[] = [];
  const place = (row: number) => ({ file: file.name, line: events.line[row]! });
  const times: number[] = [];
  const rows: number[] = [];
  for (const row of file.rows) {
    if (Number.isNaN(events.time[row]!)) continue;
    times.push(events.time[row]!);
    rows.push(row);
  }
  let high = Number.NEGATIVE_INFINITY;
  let behind = 0;
  let jumps = 0;
  let firstJump = -1;
  for (let k = 0; k < times.length; k++) {
    const time = times[k]!;
    if (time >= high) {
      high = time;
      continue;
    }
    const stays =
      high - time >= JUMP_MS &&
      times.slice(k, k + STAY_RECORDS).every((later) => high - later >= JUMP_MS / 2);
    if (stays && k + STAY_RECORDS <= times.length) {
      jumps++;
      if (firstJump < 0) {
        firstJump = k;
        items.push({
          kind: 'clock jump',
          severity: 'problem',
          sentence: `In ${file.name} the time goes back by ${span(high - time)} at line ${events.line[rows[k]!]!}, from ${instant(high)} to ${instant(time)}: the clock was set, or two logs were joined.`,
          ...place(rows[k]!),
        });
      }
      high = time;
    } else behind++;
  }
  if (jumps > MOST_JUMPS) {
    items.length = 0;
    behind += jumps;
  } else if (jumps > 1)
    items[0] = { ...items[0]!, sentence: `${items[0]!.sentence} It happens ${count(jumps)} times in all.` };
  if (times.length >= FEWEST && behind / times.length >= OUT_OF_ORDER.note)
    items.push({
      kind: 'out of order',
      severity: behind / times.length >= OUT_OF_ORDER.warning ? 'warning' : 'note',
      sentence: `${count(behind)} of ${count(times.length)} records of ${file.name} (${share(behind, times.length)}) are earlier than one above them; they were put in order by time.`,
      file: file.name,
    });
  const gap = widestGap(times);
  if (gap)
    items.push({
      kind: 'gap',
      severity: 'warning',
      sentence: `${file.name} has no line between ${instant(gap.from)} and ${instant(gap.to)} (${span(gap.to - gap.from)}; the usual wait is at most ${span(gap.usual)})${gap.others > 0 ? `, and ${count(gap.others)} more such gaps` : ''}.`,
      ...place(rows[gap.at]!),
    });
  return items;
}

function widestGap(times: readonly number[]) {
  if (times.length < FEWEST) return undefined;
  const order = times.map((_, at) => at).sort((a, b) => times[a]! - times[b]!);
  const waits = order.slice(1).map((at, k) => times[at]! - times[order[k]!]!);
  const usual = [...waits].sort((a, b) => a - b)[Math.floor(waits.length * 0.99) - 1]!;
  const whole = times[order.at(-1)!]! - times[order[0]!]!;
  const limit = Math.max(GAP.ms, usual * GAP.times, whole * GAP.spanShare);
  let widest = -1;
  let found = 0;
  for (let k = 0; k < waits.length; k++) {
    if (waits[k]! < limit) continue;
    found++;
    if (widest < 0 || waits[k]! > waits[widest]!) widest = k;
  }
  if (widest < 0) return undefined;
  const [from, to] = [order[widest]!, order[widest + 1]!];
  return { from: times[from]!, to: times[to]!, at: to, usual, others: found - 1 };
}
