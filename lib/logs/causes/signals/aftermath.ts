import { AFTER, type Frame } from '../frame.ts';
import type { Problem } from './problems.ts';

const SAMPLES = 300;
/** Of a follower's errors, so many come this much sooner after the leader's than chance would have it. */
const MOST_OF_THEM = 0.6;
const CLOSER_THAN_CHANCE = 0.3;
const FEWEST = 4;

/**
 * Services whose errors come right after those of another one, again and again, and not the other way round:
 * without traces, the order of lines tells who fails because of whom.
 */
export function explainedBy(frame: Frame, problems: readonly Problem[]): Map<number, number> {
  const errors = new Map<number, number[]>();
  for (const problem of problems) {
    const list = errors.get(problem.service) ?? [];
    list.push(...problem.rows);
    errors.set(problem.service, list);
  }
  let rows = 0;
  for (let row = 0; row < frame.count; row++) if (frame.phase[row] === AFTER) rows++;
  const lists = [...errors].filter(([, list]) => list.length >= FEWEST);
  for (const [, list] of lists) list.sort((a, b) => a - b);
  const explained = new Map<number, number>();
  for (const [follower, own] of lists) {
    for (const [leader, other] of lists) {
      if (leader === follower || other.length < own.length * 0.25) continue;
      const after = closeness(own, other, rows);
      if (after < MOST_OF_THEM) continue;
      // Those that go back and forth explain each other.
      if (closeness(other, own, rows) >= after) continue;
      explained.set(follower, leader);
      break;
    }
  }
  return explained;
}

/** Share of `own` rows that stand closer behind one of `other` than chance would put them. */
function closeness(own: readonly number[], other: readonly number[], rows: number): number {
  const near = (rows / (other.length + 1)) * CLOSER_THAN_CHANCE;
  const stride = Math.max(1, Math.floor(own.length / SAMPLES));
  let close = 0;
  let looked = 0;
  let at = 0;
  for (let i = 0; i < own.length; i += stride) {
    const row = own[i]!;
    while (at < other.length && other[at]! < row) at++;
    looked++;
    if (at > 0 && row - other[at - 1]! <= near) close++;
  }
  return looked === 0 ? 0 : close / looked;
}
