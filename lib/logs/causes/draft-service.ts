import type { Argument } from '#lib/contracts/findings.ts';
import { withoutMarks } from '#lib/contracts/markdown-text.ts';
import type { Draft } from './cause-types.ts';
import { ClaimBook, shorten } from './claim-book.ts';
import { AFTER, type Frame } from './frame.ts';
import type { ServiceCase } from './rank-services.ts';
import { headlineOf } from './telling-line.ts';
import { instant, milliseconds, number, readable, times } from './words.ts';

/** Below this a signal is not worth a sentence. */
const TOLD = 0.1;
/** Lines of others that are quoted. */
const MOST_ACCUSERS = 2;

/** What is put together while the signals of one component are told. */
class Telling {
  readonly book: ClaimBook;
  readonly reasons: Argument[] = [];
  readonly sentences: string[] = [];
  readonly next: string[] = [];
  readonly templates: string[] = [];
  readonly headlines: { strength: number; type: string; text: string }[] = [];
  since = Number.POSITIVE_INFINITY;
  affected: Draft['affected'];
  readonly frame: Frame;
  readonly one: ServiceCase;
  constructor(frame: Frame, one: ServiceCase) {
    this.frame = frame;
    this.one = one;
    this.book = new ClaimBook(frame);
  }
  note(told: string, ...marks: string[]): void {
    const text = withoutMarks(told);
    const cited = marks.filter((mark) => mark !== '');
    this.sentences.push(`${text} ${cited.join('')}`.trim());
    this.reasons.push({ text, evidence: cited.map((mark) => mark.slice(1, -1)) });
  }
  head(strength: number, type: string, text: string): void {
    this.headlines.push({ strength, type, text });
  }
  begin(time: number): void {
    if (time < this.since) this.since = time;
  }
  template(row: number): void {
    const text = this.frame.templates[this.frame.template[row]!];
    if (text) this.templates.push(text);
  }
}

/** Says why a component is held to be at fault, the lines of several being compared with a good time. */
export function draftService(frame: Frame, one: ServiceCase): Draft {
  const told = new Telling(frame, one);
  tellChange(told);
  tellErrors(told);
  tellAccusers(told);
  tellBroken(told);
  tellSlow(told);
  tellShift(told);
  tellRestarts(told);
  tellSilence(told);
  const { book, headlines, since } = told;
  headlines.sort((a, b) => b.strength - a.strength);
  const against: Argument[] = [];
  const quiet = one.errors < TOLD && one.service >= 0;
  if (quiet) against.push({ text: `${one.name} logs no new errors of its own.`, evidence: [] });
  if (one.service < 0)
    against.push({ text: `${one.name} writes no lines of its own here; others name it.`, evidence: [] });
  const head = headlines[0];
  const change =
    one.change && head && head.type !== 'CHANGE'
      ? `after a change ("${shorten(firstLine(frame, one.change.row), 100)}"), `
      : '';
  const problem = one.problems[0];
  return {
    title: `${one.name}: ${change}${head?.text ?? 'stands out most, weakly'}`,
    explanation: `${told.sentences.join(' ')}${Number.isFinite(since) ? ` First seen at ${instant(since)}.` : ''}`,
    component: { kind: one.service < 0 ? 'dependency' : 'service', name: one.name },
    type: head?.type ?? 'UNKNOWN',
    score: one.score,
    signals: headlines.length,
    since,
    affected:
      told.affected ??
      (problem && one.errors > TOLD
        ? { count: problem.count, of: linesOf(frame, problem.service), unit: 'lines' }
        : undefined),
    for: told.reasons,
    against,
    next: [...new Set(told.next)],
    templates: [...new Set(told.templates)].slice(0, 12),
    evidence: book.evidence,
    claims: book.claims,
  };
}

function tellChange(told: Telling): void {
  const { change } = told.one;
  if (!change || told.one.score < 0.3) return;
  const { book } = told;
  told.note(
    `A change was logged: ${change.burst
      .slice(0, 3)
      .map((row) => book.say(row))
      .join('; ')}.`,
    book.cite(change.row),
  );
  told.head(0.2, 'CHANGE', `trouble after a change ("${shorten(firstLine(told.frame, change.row), 120)}")`);
  told.next.push('Compare the settings before and after the change; undo it if in doubt.');
}

function tellErrors(told: Telling): void {
  const { frame, book, one } = told;
  const problem = one.problems[0];
  if (!problem || one.errors <= TOLD) return;
  const known =
    problem.expected >= 1
      ? `${number(Math.round(problem.expected))} were due at the usual rate`
      : 'the good time has none';
  told.note(
    `${book.say(problem.first)} is logged ${times(book.count(problem.template, problem.first) ?? problem.count)}; ${known}.`,
    book.cite(problem.first),
    book.cite(problem.last),
  );
  if (problem.first !== problem.last) book.order(problem.first, problem.last);
  told.head(
    one.errors,
    problem.failure?.kind.type ?? 'ERROR',
    `new errors: ${shorten(headlineOf(frame, problem.first), 160)}`,
  );
  told.begin(frame.time[problem.first]!);
  told.template(problem.first);
  if (problem.failure) told.next.push(problem.failure.kind.next);
}

function tellAccusers(told: Telling): void {
  const { frame, book, one } = told;
  if (one.blamed <= TOLD) return;
  for (const { problem, target } of one.accusers.slice(0, MOST_ACCUSERS)) {
    const said = book.say(target.row);
    told.note(
      `${frame.services[problem.service]} says so: ${said}, logged ${times(book.count(problem.template, problem.first) ?? problem.count)}.`,
      book.cite(target.row),
    );
    book.names(target.row, target.name);
    told.begin(frame.time[problem.first]!);
    told.template(target.row);
  }
  const [first] = one.accusers;
  if (!first) {
    if (one.vote && one.errors <= TOLD && one.broken <= TOLD) tellVote(told, one.vote);
    return;
  }
  const others = new Set(one.accusers.map(({ problem }) => problem.service)).size;
  told.head(
    one.blamed * 0.9,
    first.problem.failure?.kind.type ?? 'ERROR',
    `${others === 1 ? 'its caller fails' : `${number(others)} callers fail`} because of it: ${shorten(headlineOf(frame, first.target.row), 160)}`,
  );
  if (first.problem.failure) told.next.push(first.problem.failure.kind.next);
  if (one.service < 0) told.next.push(`Look at the logs of ${one.name}: none are here.`);
}

/** Requests that fail while they wait for it, though nobody says its name. */
function tellVote(told: Telling, { count, row }: NonNullable<ServiceCase['vote']>): void {
  const { book, one, frame } = told;
  const requests = number(Math.max(1, Math.round(count)));
  told.note(`${requests} requests fail after they waited for ${one.name}: ${book.say(row)}.`, book.cite(row));
  told.head(one.blamed * 0.7, 'FAILING_REQUESTS', 'requests fail after they waited for it');
  told.begin(frame.time[row]!);
  told.template(row);
}

function tellBroken(told: Telling): void {
  const { frame, book, one } = told;
  const broken = one.brokenSpan;
  if (!broken || one.broken <= TOLD) return;
  const first = broken.examples[0]!;
  const said = shorten(firstLine(frame, first), 160);
  const usual = shorten(firstLine(frame, broken.usuallyNext), 160);
  told.note(
    `${number(broken.broken)} of ${number(broken.of)} requests stop inside ${one.name} right after "${said}"; in the good time ${number(broken.beforeBroken)} of ${number(broken.beforeOf)} did, and the work went on with "${usual}".`,
    ...broken.examples.slice(0, 3).map((row) => book.cite(row)),
  );
  told.head(one.broken, 'BROKEN_REQUESTS', `requests break off inside it after "${shorten(said, 90)}"`);
  told.begin(frame.time[first]!);
  told.affected = { count: broken.broken, of: broken.of, unit: 'requests' };
  told.template(first);
  told.next.push(
    `Look at the code of ${one.name} after the last line it logs, and at what was deployed there.`,
  );
}

function tellSlow(told: Telling): void {
  const { frame, book, one } = told;
  const slow = one.slowness;
  if (!slow || one.slow <= TOLD) return;
  const gap = slow.examples[0]!;
  const from = frame.services[frame.service[gap.from]!] ?? '?';
  const to = frame.services[frame.service[gap.to]!] ?? '?';
  const traceId = frame.traces[frame.trace[gap.from]!] ?? '';
  const [a, b] = [book.ref(gap.from), book.ref(gap.to)];
  book.claims.push({ kind: 'edge', from: a, to: b, traceId });
  if (!slow.lines) book.claims.push({ kind: 'gap', from: a, to: b, traceId, ms: gap.ms });
  book.order(gap.from, gap.to);
  const now = slow.lines
    ? `${number(slow.lines.slow)} lines of others in between`
    : milliseconds(slow.slowMs);
  const usual = slow.lines ? number(slow.lines.usual) : milliseconds(slow.usualMs);
  const example = slow.lines
    ? `for example ${from === to ? `inside ${one.name}` : `from ${from} to ${to}`}`
    : `for example ${milliseconds(gap.ms)} ${from === to ? `inside ${one.name}` : `from ${from} to ${to}`}`;
  told.note(
    `${number(slow.slow)} of ${number(slow.steps)} steps into, inside and out of ${one.name} are slow: ${now} where ${usual} ${slow.lines ? 'are' : 'is'} usual; ${example} in trace ${traceId}.`,
    book.cite(gap.from),
    book.cite(gap.to),
  );
  told.head(one.slow, 'SLOW', `it answers slowly (${now} instead of ${usual})`);
  for (const example of slow.examples) told.begin(frame.time[example.from]!);
  told.affected ??= { count: slow.slow, of: slow.steps, unit: 'steps' };
  told.template(gap.from);
  told.template(gap.to);
  told.next.push(`Check CPU, memory and network of ${one.name}, and what it waits for.`);
}

function tellShift(told: Telling): void {
  const { book, one, frame } = told;
  const { shift } = one;
  if (!shift || one.shifted <= TOLD) return;
  told.note(
    `${readable(shift.key)} lies at ${number(shift.to)} in the middle of ${number(shift.count)} values, where ${number(shift.from)} was usual (8 of 10 between ${number(shift.usual[0])} and ${number(shift.usual[1])}).`,
    book.cite(shift.row),
    book.cite(shift.usualRow),
  );
  told.head(
    one.shifted,
    'SHIFT',
    `${readable(shift.key)} went from ${number(shift.from)} to ${number(shift.to)}`,
  );
  told.begin(frame.time[shift.row]!);
  told.template(shift.row);
  told.next.push(`Find out what sets ${readable(shift.key)} in ${one.name}.`);
}

function tellRestarts(told: Telling): void {
  const { book, one, frame } = told;
  const { restart } = one;
  if (!restart || one.restarted <= TOLD) return;
  told.note(
    `${one.name} starts up ${times(restart.rows.length)} in the window: ${book.say(restart.rows[0]!)}.`,
    ...restart.rows.slice(0, 3).map((row) => book.cite(row)),
  );
  told.head(one.restarted * 0.8, 'RESTARTS', `it was restarted ${times(restart.rows.length)}`);
  told.begin(frame.time[restart.rows[0]!]!);
  told.template(restart.rows[0]!);
  told.next.push(
    `Find out why ${one.name} ended: its last lines before each start, memory, liveness checks.`,
  );
}

function tellSilence(told: Telling): void {
  const { book, one } = told;
  const { silence } = one;
  if (!silence || one.silent <= TOLD) return;
  told.note(
    `${one.name} has fallen silent: ${number(silence.count)} lines in the window where about ${number(Math.round(silence.expected))} were due at its usual rate; the line cited is from before.`,
    book.cite(silence.row),
  );
  told.head(one.silent, 'SILENT', 'it has fallen silent');
  told.template(silence.row);
  told.next.push(`Check whether ${one.name} runs at all, and whether its logs still arrive.`);
}

function firstLine(frame: Frame, row: number): string {
  return frame.message(row).split('\n', 1)[0]!.trim();
}

function linesOf(frame: Frame, service: number): number {
  let count = 0;
  for (let row = 0; row < frame.count; row++)
    if (frame.service[row] === service && frame.phase[row] === AFTER) count++;
  return count;
}
