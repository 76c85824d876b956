import { fieldsOf } from '../fields.ts';
import type { Frame } from '../frame.ts';
import { failureText } from '../telling-line.ts';
import { outsiderIn } from './outsiders.ts';
import type { Problem } from './problems.ts';
import { namedIn, type ServiceWords } from './service-words.ts';

/** Whom a trouble's lines point to. */
export interface Target {
  name: string;
  /** -1 when it writes no line. */
  service: number;
  /** Share of the lines that name it. */
  share: number;
  row: number;
}

const SAMPLES = 30;
const MOST_OF_THEM = 0.6;

/** The one other component that nearly all lines of the trouble name: it failed them. */
export function targetOf(
  frame: Frame,
  problem: Problem,
  patterns: readonly ServiceWords[],
): Target | undefined {
  const counts = new Map<string, { service: number; name: string; count: number; row: number }>();
  const stride = Math.max(1, Math.floor(problem.rows.length / SAMPLES));
  let looked = 0;
  for (let i = 0; i < problem.rows.length; i += stride) {
    const row = problem.rows[i]!;
    looked++;
    const found = targetIn(frame, row, patterns);
    if (!found) continue;
    const entry = counts.get(found.name);
    if (entry) entry.count++;
    else counts.set(found.name, { ...found, count: 1, row });
  }
  const best = [...counts.values()].sort((a, b) => b.count - a.count)[0];
  if (!best || best.count < looked * MOST_OF_THEM) return undefined;
  return { name: best.name, service: best.service, share: best.count / looked, row: best.row };
}

export function targetIn(
  frame: Frame,
  row: number,
  patterns: readonly ServiceWords[],
): { name: string; service: number } | undefined {
  const own = frame.service[row]!;
  return (
    named(frame, failureText(frame, row), own, patterns) ?? named(frame, besides(frame, row), own, patterns)
  );
}

/** Fields that say of a failure why it came about and whom it concerns. */
const reasonKey =
  /err|exception|stack|cause|reason|detail|upstream|downstream|target|peer|callee|remote|dest|url|uri|addr|endpoint|backend/i;
const LONGEST_REASON = 400;

function besides(frame: Frame, row: number): string {
  return fieldsOf(frame.text(row), '')
    .filter((field) => reasonKey.test(field.key))
    .map((field) => field.value.slice(0, LONGEST_REASON))
    .join(' ');
}

function named(
  frame: Frame,
  text: string,
  own: number,
  patterns: readonly ServiceWords[],
): { name: string; service: number } | undefined {
  if (text === '') return undefined;
  const known = namedIn(text.toLowerCase(), own, patterns);
  if (known >= 0) return { name: frame.services[known]!, service: known };
  const name = outsiderIn(text);
  if (!name || (own >= 0 && name.toLowerCase() === frame.services[own]!.toLowerCase())) return undefined;
  return { name, service: -1 };
}
