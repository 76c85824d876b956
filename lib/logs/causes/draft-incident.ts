import type { Argument } from '#lib/contracts/findings.ts';
import { withoutMarks } from '#lib/contracts/markdown-text.ts';
import type { Parameters } from '#lib/contracts/parameters.ts';
import type { Draft } from './cause-types.ts';
import { ClaimBook, shorten } from './claim-book.ts';
import { AFTER, type Frame } from './frame.ts';
import { nameComponent } from './name-component.ts';
import type { ChangeEvent } from './signals/changes.ts';
import { findConcentrations } from './signals/concentration.ts';
import { findContext } from './signals/context.ts';
import type { Drift } from './signals/drift.ts';
import type { Incident } from './signals/incidents.ts';
import { loudnessOf, type Problem } from './signals/problems.ts';
import { clock, findClockWindow, findRhythm } from './signals/recurrence.ts';
import { headlineOf } from './telling-line.ts';
import { instant, milliseconds, number, readable, share, times } from './words.ts';

const LONGEST_CHAIN = 7;

/** Tells an incident: what went wrong, what came before, how it moved, where it concentrates, what followed. */
export function draftIncident(
  frame: Frame,
  parameters: Parameters,
  incident: Incident,
  changes: readonly ChangeEvent[],
  drifts: readonly Drift[],
): Draft {
  const book = new ClaimBook(frame);
  const { root } = incident;
  const component = nameComponent(frame, parameters, root);
  const reasons: Argument[] = [];
  const against: Argument[] = [];
  const sentences: string[] = [];
  const note = (told: string, ...marks: string[]) => {
    const text = withoutMarks(told);
    const cited = marks.filter((mark) => mark !== '');
    sentences.push(cited.length > 0 ? `${text} ${cited.join('')}` : text);
    reasons.push({ text, evidence: cited.map((mark) => mark.slice(1, -1)) });
  };
  const rootMark = book.cite(root.first);
  const rootSaid = book.say(root.first);
  const headline = shorten(headlineOf(frame, root.first), 240);
  const counted = book.count(root.template, root.first) ?? root.count;
  const window = timeSpan(frame, root);
  note(
    `${rootSaid} is logged ${times(counted)}${window}.`,
    rootMark,
    root.last === root.first ? '' : book.cite(root.last),
  );
  const change = changeBefore(frame, incident, changes) ?? changeAtStep(frame, changes, drifts);
  let changeSaid = '';
  if (change) {
    changeSaid = shorten(frame.message(change.row).split('\n', 1)[0]!.trim(), 140);
    const burst = tellingOf(frame, change);
    const marks = burst.map((row) => book.cite(row));
    if (change.row < root.first) book.order(change.row, root.first);
    note(
      `A change came just before the first of these errors: ${burst.map((row) => book.say(row)).join('; ')}.`,
      ...marks,
    );
  }
  for (const drift of drifts.slice(0, 2))
    note(sayDrift(frame, drift), book.cite(drift.firstRow), book.cite(drift.lastRow));
  const rise = risingShare(frame, root);
  if (rise) note(rise);
  const failing = incident.chain
    .filter((problem) => problem.service === root.service && problem.level >= Math.min(5, root.level))
    .flatMap((problem) => problem.rows.slice(0, 400));
  for (const one of findConcentrations(frame, failing, othersOf(frame, incident)).slice(0, 2)) {
    book.value(one.row, '', one.value);
    note(
      `${share(one.failing, one.failingOf)} of the failing lines have ${readable(one.key)} ${one.value}${one.othersOf > 0 ? `; ${share(one.others, one.othersOf)} of the other lines do` : ''}.`,
      book.cite(one.row),
    );
  }
  const recurring = clockSentence(frame, root);
  if (recurring) note(recurring);
  for (const blame of incident.blames.slice(0, 4)) {
    note(
      `${frame.services[blame.from]} points to ${frame.services[blame.to]}: ${book.say(blame.row)}.`,
      book.cite(blame.row),
    );
  }
  const told = new Set(incident.chain.map((problem) => problem.template));
  for (const row of change?.burst ?? []) told.add(frame.template[row]!);
  const context = findContext(frame, root, told);
  if (context.length > 0)
    note(
      `Beside it: ${context.map((row) => book.say(row)).join('; ')}.`,
      ...context.map((row) => book.cite(row)),
    );
  const rest = chainToTell(frame, incident);
  if (rest.length > 0) {
    note(
      `In order of first occurrence: ${rest.map((problem) => `${serviceOf(frame, problem, root)}${book.say(problem.first)} (${times(problem.count)})`).join('; ')}.`,
      ...rest.map((problem) => book.cite(problem.first)),
    );
  }
  for (const problem of incident.steady.slice(0, 2)) {
    const text = `${book.say(problem.first)} is logged ${times(problem.count)} too, but evenly from the first line to the last, so it does not explain the change.`;
    against.push({ text, evidence: [] });
  }
  const label = root.failure?.kind.label;
  const title = change
    ? `${component.name}: after a change ("${changeSaid}"), ${headline}`
    : `${component.name}: ${headline}`;
  const drift = drifts[0];
  return {
    title: drift && !change ? `${title} — ${driftTitle(drift)}` : title,
    explanation: `${label ? `In ${withoutMarks(component.name)} ${label}. ` : ''}${sentences.join(' ')}`,
    component,
    type: change ? 'CHANGE' : (root.failure?.kind.type ?? 'ERROR'),
    score: incident.score,
    signals: 1 + (change ? 1 : 0) + (drift ? 1 : 0) + (incident.blames.length > 0 ? 1 : 0),
    since: frame.time[root.first]!,
    affected: { count: counted, of: afterOf(frame), unit: 'lines' },
    for: reasons,
    against,
    next: [
      ...(change ? ['Compare the settings before and after the change; undo it if in doubt.'] : []),
      ...(root.failure ? [root.failure.kind.next] : []),
    ],
    templates: [...new Set(incident.chain.map((problem) => frame.templates[problem.template]!))].slice(0, 12),
    evidence: book.evidence,
    claims: book.claims,
  };
}

function serviceOf(frame: Frame, problem: Problem, root: Problem): string {
  return problem.service === root.service || problem.service < 0 ? '' : `${frame.services[problem.service]} `;
}

function afterOf(frame: Frame): number {
  let count = 0;
  for (let row = 0; row < frame.count; row++) if (frame.phase[row] === AFTER) count++;
  return count;
}

function timeSpan(frame: Frame, problem: Problem): string {
  const from = frame.time[problem.first]!;
  const to = frame.time[problem.last]!;
  if (Number.isNaN(from) || Number.isNaN(to)) return '';
  return problem.count === 1 || instant(from) === instant(to)
    ? ` at ${instant(from)}`
    : ` between ${instant(from)} and ${instant(to)}`;
}

/** The loudest others, in order of first occurrence. */
function chainToTell(frame: Frame, incident: Incident): Problem[] {
  const seen = new Set<number>([incident.root.template]);
  const others = incident.chain.filter((problem) => {
    if (seen.has(problem.template)) return false;
    seen.add(problem.template);
    return problem.severity >= 0.8;
  });
  const limit = [...others].sort((a, b) => b.severity - a.severity)[LONGEST_CHAIN - 1]?.severity ?? 0;
  return others
    .filter((problem) => problem.severity >= limit)
    .slice(0, LONGEST_CHAIN)
    .sort((a, b) => frame.index[a.first]! - frame.index[b.first]!);
}

const NEAR_MS = 120_000;
const NEAR_ROWS = 30;

/** The last change before the first error, when normal lines came before it. */
export function changeBefore(
  frame: Frame,
  incident: Incident,
  changes: readonly ChangeEvent[],
): ChangeEvent | undefined {
  const first =
    incident.chain.find(
      (problem) =>
        problem.level >= Math.min(5, incident.root.level) && problem.severity >= incident.root.severity * 0.6,
    )?.first ?? incident.root.first;
  let found: ChangeEvent | undefined;
  for (const change of changes) {
    if (change.row > first) break;
    const ms = frame.time[first]! - frame.time[change.burst.at(-1)!]!;
    const near = Number.isNaN(ms)
      ? first - change.row <= NEAR_ROWS
      : ms <= NEAR_MS || first - change.row <= 30;
    if (near && change.row >= 5) found = change;
  }
  return found;
}

/** A change beside the step of a value that jumped. */
function changeAtStep(
  frame: Frame,
  changes: readonly ChangeEvent[],
  drifts: readonly Drift[],
): ChangeEvent | undefined {
  const steps = drifts.slice(0, 2).flatMap((drift) => (drift.step >= 0 ? [drift.step] : []));
  return changes.find(
    (change) => change.row >= 5 && steps.some((step) => Math.abs(change.row - step) <= frame.count * 0.03),
  );
}

/** Lines of the burst that say most: old and new values first. */
function tellingOf(frame: Frame, change: ChangeEvent): number[] {
  const value = (row: number) => {
    const text = frame.message(row);
    return (
      (/\bwas\b|->|=>|\bfrom\b.+\bto\b/i.test(text) && !/unchanged/i.test(text) ? 2 : 0) +
      (frame.level[row]! >= 4 ? 1.5 : 0) +
      (row === change.row ? 1.8 : 0)
    );
  };
  return [...change.burst]
    .sort((a, b) => value(b) - value(a) || a - b)
    .slice(0, 5)
    .sort((a, b) => a - b);
}

export function sayDrift(frame: Frame, drift: Drift): string {
  const way =
    drift.to > drift.from
      ? drift.step >= 0
        ? 'jumps'
        : 'grows steadily'
      : drift.step >= 0
        ? 'drops'
        : 'falls steadily';
  const at =
    drift.step >= 0 && !Number.isNaN(frame.time[drift.step]!)
      ? ` at about ${instant(frame.time[drift.step]!)}`
      : '';
  return `${readable(drift.key)} ${way} from about ${number(drift.from)} to about ${number(drift.to)}${at} (least ${number(drift.min)}, most ${number(drift.max)} over ${number(drift.rows)} values looked at).`;
}

export function driftTitle(drift: Drift): string {
  const up = drift.to > drift.from;
  return `${readable(drift.key)} ${up ? 'increases' : 'drops'} from ${number(drift.from)} to ${number(drift.to)}`;
}

function risingShare(frame: Frame, problem: Problem): string | undefined {
  if (problem.count < 20) return undefined;
  const parts = 10;
  const loud = loudnessOf(frame, problem.first);
  const hits = new Array<number>(parts).fill(0);
  const all = new Array<number>(parts).fill(0);
  const rows: number[] = [];
  for (let row = 0; row < frame.count; row++)
    if (frame.phase[row] === AFTER && frame.service[row] === problem.service) rows.push(row);
  rows.forEach((row, i) => {
    const part = Math.min(parts - 1, Math.floor((i * parts) / rows.length));
    all[part]!++;
    if (frame.template[row] === problem.template && loudnessOf(frame, row) === loud) hits[part]!++;
  });
  const early = hits[0]! / Math.max(1, all[0]!);
  const late = Math.max(...hits.slice(-3).map((hit, i) => hit / Math.max(1, all.at(i - 3)!)));
  if (late < 0.02 || late < early * 3 + 0.01) return undefined;
  return `It gets worse: its share of the lines increases from ${share(hits[0]!, all[0]!)} in the first tenth to ${share(late * 1000, 1000)} near the end.`;
}

function clockSentence(frame: Frame, problem: Problem): string | undefined {
  const rows = problem.rows.map((row) => frame.time[row]!).filter((time) => !Number.isNaN(time));
  if (rows.length < 3 || problem.count > problem.rows.length) return undefined;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < frame.count; row++) {
    const time = frame.time[row]!;
    if (time < low) low = time;
    if (time > high) high = time;
  }
  const rhythm = findRhythm(rows);
  if (rhythm) return `It comes in ${rhythm.bursts} bursts, one about every ${milliseconds(rhythm.everyMs)}.`;
  const found = findClockWindow(rows, low, high);
  if (!found) return undefined;
  const range = `between ${clock(found.fromMinute)} and ${clock(found.toMinute)} UTC`;
  if (found.days > 1) {
    return `It recurs ${range} on each of ${found.days} days, as a scheduled event such as a maintenance window would.`;
  }
  const hint = found.scheduled ? '; such a window can be scheduled, for instance maintenance' : '';
  return `All of it falls ${range}, a temporary window: the log goes on without it before and after${hint}.`;
}

function othersOf(frame: Frame, incident: Incident): number[] {
  const templates = new Set(
    incident.chain.map((problem) => `${problem.template},${loudnessOf(frame, problem.first)}`),
  );
  const rows: number[] = [];
  const stride = Math.max(1, Math.floor(frame.count / 3000));
  for (let row = 0; row < frame.count; row += stride) {
    if (
      frame.source[row] === 0 &&
      !templates.has(`${frame.template[row]},${loudnessOf(frame, row)}`) &&
      frame.service[row] === incident.root.service
    )
      rows.push(row);
  }
  return rows;
}
