import { withoutMarks } from '#lib/contracts/markdown-text.ts';
import type { Parameters } from '#lib/contracts/parameters.ts';
import type { Draft } from './cause-types.ts';
import { ClaimBook } from './claim-book.ts';
import { driftTitle, sayDrift } from './draft-incident.ts';
import type { Frame } from './frame.ts';
import { nameComponent } from './name-component.ts';
import type { ChangeEvent } from './signals/changes.ts';
import type { Drift } from './signals/drift.ts';

/** A value that moved far without any line complaining is a finding too, with less behind it. */
export function draftDrift(
  frame: Frame,
  parameters: Parameters,
  drifts: readonly Drift[],
  changes: readonly ChangeEvent[],
): Draft {
  const book = new ClaimBook(frame);
  const drift = drifts[0]!;
  const component =
    drift.service >= 0
      ? { kind: 'service' as const, name: frame.services[drift.service]! }
      : nameComponent(frame, parameters, undefined);
  const sentences: string[] = [];
  for (const one of drifts.slice(0, 3)) {
    sentences.push(
      `${withoutMarks(sayDrift(frame, one))} ${book.cite(one.firstRow)}${book.cite(one.lastRow)}`,
    );
  }
  const step = drift.step;
  const change =
    step < 0 ? undefined : changes.filter((one) => Math.abs(one.row - step) <= frame.count * 0.06).at(-1);
  if (change)
    sentences.push(`A change was logged close to it: ${book.say(change.row)} ${book.cite(change.row)}.`);
  return {
    title: `${component.name}: ${driftTitle(drift)}${change ? ' after a change' : ''}`,
    explanation: sentences.join(' '),
    component,
    type: change ? 'CHANGE' : 'DRIFT',
    score: Math.min(0.6, 0.25 + drift.effect * 0.08),
    signals: change ? 2 : 1,
    since: step >= 0 ? frame.time[step]! : Number.NaN,
    affected: undefined,
    for: sentences.map((text) => ({ text, evidence: [] })),
    against: [{ text: 'No line complains about it.', evidence: [] }],
    next: ['Find out what drives the value, and whether users notice.'],
    templates: [frame.templates[frame.template[drift.firstRow]!] ?? ''].filter((text) => text !== ''),
    evidence: book.evidence,
    claims: book.claims,
  };
}
