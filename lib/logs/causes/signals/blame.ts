import type { Frame } from '../frame.ts';
import type { Problem } from './problems.ts';
import { namedIn, serviceWords } from './service-words.ts';

/** The service that a service's errors point to, and the row that says so. */
export interface Blame {
  from: number;
  to: number;
  row: number;
  count: number;
}

const SAMPLES = 40;

/** Names of other services of the set inside error lines. */
export function findBlames(frame: Frame, problems: readonly Problem[]): Blame[] {
  const patterns = serviceWords(frame);
  if (patterns.length < 2) return [];
  const blames = new Map<string, Blame>();
  for (const problem of problems) {
    if (problem.service < 0) continue;
    const stride = Math.max(1, Math.floor(problem.rows.length / SAMPLES));
    for (let i = 0; i < problem.rows.length; i += stride) {
      const row = problem.rows[i]!;
      const text = frame.message(row).toLowerCase();
      const to = namedIn(text, problem.service, patterns);
      if (to < 0) continue;
      const key = `${problem.service},${to}`;
      const blame = blames.get(key);
      if (blame) blame.count += stride;
      else blames.set(key, { from: problem.service, to, row, count: stride });
    }
  }
  return [...blames.values()];
}
