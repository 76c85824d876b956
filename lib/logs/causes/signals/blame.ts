import type { Frame } from '../frame.ts';
import type { Problem } from './problems.ts';

/** The service that a service's errors point to, and the row that says so. */
export interface Blame {
  from: number;
  to: number;
  row: number;
  count: number;
}

const SAMPLES = 40;

/**
 * Names of other services of the set inside error lines. "auth" is found in "Auth service unavailable" when a
 * service is called auth-service: names are compared without their generic last part too.
 */
export function findBlames(frame: Frame, problems: readonly Problem[]): Blame[] {
  const named = new Set<number>();
  for (let row = 0; row < frame.count; row++) if (frame.service[row]! >= 0) named.add(frame.service[row]!);
  if (named.size < 2) return [];
  const patterns = [...named].map((service) => ({ service, words: wordsOf(frame.services[service]!) }));
  const blames = new Map<string, Blame>();
  for (const problem of problems) {
    if (problem.service < 0) continue;
    const stride = Math.max(1, Math.floor(problem.rows.length / SAMPLES));
    for (let i = 0; i < problem.rows.length; i += stride) {
      const row = problem.rows[i]!;
      const text = frame.message(row).toLowerCase();
      let best: { service: number; length: number } | undefined;
      for (const { service, words } of patterns) {
        if (service === problem.service) continue;
        for (const word of words) {
          if (word.length > (best?.length ?? 0) && contains(text, word))
            best = { service, length: word.length };
        }
      }
      if (!best) continue;
      const key = `${problem.service},${best.service}`;
      const blame = blames.get(key);
      if (blame) blame.count += stride;
      else blames.set(key, { from: problem.service, to: best.service, row, count: stride });
    }
  }
  return [...blames.values()];
}

function wordsOf(name: string): string[] {
  const lower = name.toLowerCase();
  const words = [lower];
  const stem = lower.replace(/[-_ ]?(?:service|svc|server|app|api|processor|worker)$/, '');
  if (stem !== lower && stem.length >= 3) words.push(`${stem} service`, `${stem} server`, `${stem}-service`);
  return words;
}

function contains(text: string, word: string): boolean {
  let at = text.indexOf(word);
  while (at >= 0) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + word.length] ?? ' ';
    if (
      !/[a-z0-9-]/.test(before) &&
      !/[a-z0-9]/.test(after) &&
      !(after === '-' && /[a-z]/.test(text[at + word.length + 1] ?? ''))
    )
      return true;
    at = text.indexOf(word, at + 1);
  }
  return false;
}
