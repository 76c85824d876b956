import { fieldsOf } from '../fields.ts';
import type { Frame } from '../frame.ts';
import type { Problem } from './problems.ts';

/** How far from the failing line its details may stand, in lines; nearer when it stands there only once. */
const REACH = 4;
const REACH_ONCE = 2;
const SAMPLES = 20;
const MOST = 3;
const naming =
  /\b(?:host|port|url|uri|address|target|server|endpoint|file|path|user|database|db|package|version|download\w*|image|table|key|device|node)\b/i;

/** Lines without failure words that keep the failing line company and name where or what. */
export function findContext(frame: Frame, problem: Problem, told: ReadonlySet<number>): number[] {
  const counts = new Map<number, { near: number; row: number }>();
  const rows = problem.rows.slice(0, SAMPLES);
  const reach = rows.length < 3 ? REACH_ONCE : REACH;
  for (const row of rows) {
    const seen = new Set<number>();
    for (let at = Math.max(0, row - reach); at <= Math.min(frame.count - 1, row + reach); at++) {
      const template = frame.template[at]!;
      if (at === row || template < 0 || told.has(template) || seen.has(template)) continue;
      if (frame.service[at] !== problem.service) continue;
      seen.add(template);
      const entry = counts.get(template);
      if (entry) entry.near++;
      else counts.set(template, { near: 1, row: at });
    }
  }
  const totals = new Map<number, number>();
  for (let row = 0; row < frame.count; row++) {
    const template = frame.template[row]!;
    if (counts.has(template)) totals.set(template, (totals.get(template) ?? 0) + 1);
  }
  const found: number[] = [];
  for (const [template, { near, row }] of counts) {
    if (near < rows.length * 0.7 || (totals.get(template) ?? 0) > problem.count * 1.5 + 1) continue;
    const message = frame.message(row);
    const concrete =
      fieldsOf('', message).some((field) => /^(?:url|path|address|endpoint)$/.test(field.key)) ||
      naming.test(message);
    if (concrete) found.push(row);
  }
  return found.sort((a, b) => a - b).slice(0, MOST);
}
