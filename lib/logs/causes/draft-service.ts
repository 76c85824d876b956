import type { Argument } from '#lib/contracts/findings.ts';
import type { Draft } from './cause-types.ts';
import { ClaimBook, shorten } from './claim-book.ts';
import { AFTER, type Frame } from './frame.ts';
import type { ServiceCase } from './rank-services.ts';
import { instant, milliseconds, number, times } from './words.ts';

/** Says why a service of traced logs is held to be at fault. */
export function draftService(frame: Frame, one: ServiceCase): Draft {
  const book = new ClaimBook(frame);
  const name = frame.services[one.service]!;
  const arguments_: Argument[] = [];
  const sentences: string[] = [];
  const next: string[] = [];
  const templates: string[] = [];
  const headlines: [number, string, string][] = [];
  let since = Number.POSITIVE_INFINITY;
  let affected: Draft['affected'];
  const note = (text: string, marks: string[]) => {
    sentences.push(`${text} ${marks.filter((mark) => mark !== '').join('')}`.trim());
    arguments_.push({ text, evidence: marks.filter((mark) => mark !== '').map((mark) => mark.slice(1, -1)) });
  };
  const problem = one.problems[0];
  if (problem && one.errors > 0.1) {
    const mark = book.cite(problem.first);
    const said = book.say(problem.first);
    const known =
      problem.expected >= 1
        ? `${number(Math.round(problem.expected))} were due at the usual rate`
        : 'the good time has none';
    const from = problem.service === one.service ? '' : ` (logged by ${frame.services[problem.service]})`;
    note(
      `${said} is logged ${times(book.count(problem.template, problem.first) ?? problem.count)}${from}; ${known}.`,
      [mark, book.cite(problem.last)],
    );
    if (problem.first !== problem.last) book.order(problem.first, problem.last);
    headlines.push([
      one.errors,
      problem.failure?.kind.type ?? 'ERROR',
      `new errors: ${shorten(frame.message(problem.first).split('\n', 1)[0]!.trim(), 120)}`,
    ]);
    since = Math.min(since, frame.time[problem.first]!);
    templates.push(frame.templates[problem.template]!);
    if (problem.failure) next.push(problem.failure.kind.next);
  }
  const broken = one.brokenSpan;
  if (broken && one.broken > 0.1) {
    const first = broken.examples[0]!;
    const said = shorten(frame.message(first).split('\n', 1)[0]!.trim(), 160);
    const usual = shorten(frame.message(broken.usuallyNext).split('\n', 1)[0]!.trim(), 160);
    note(
      `${number(broken.broken)} of ${number(broken.of)} requests stop inside ${name} right after "${said}"; in the good time ${number(broken.beforeBroken)} of ${number(broken.beforeOf)} did, and the work went on with "${usual}".`,
      broken.examples.slice(0, 3).map((row) => book.cite(row)),
    );
    headlines.push([
      one.broken,
      'BROKEN_REQUESTS',
      `requests break off inside it after "${shorten(said, 90)}"`,
    ]);
    since = Math.min(since, frame.time[first]!);
    affected = { count: broken.broken, of: broken.of, unit: 'requests' };
    templates.push(frame.templates[broken.template]!);
    next.push(`Look at the code of ${name} after the last line it logs, and at what was deployed there.`);
  }
  const slow = one.slowness;
  if (slow && one.slow > 0.1) {
    const gap = slow.examples[0]!;
    const from = frame.services[frame.service[gap.from]!] ?? '?';
    const to = frame.services[frame.service[gap.to]!] ?? '?';
    const trace = frame.traces[frame.trace[gap.from]!] ?? '';
    const a = book.ref(gap.from);
    const b = book.ref(gap.to);
    book.claims.push({ kind: 'edge', from: a, to: b, traceId: trace });
    book.claims.push({ kind: 'gap', from: a, to: b, traceId: trace, ms: gap.ms });
    book.order(gap.from, gap.to);
    const where = from === to ? `inside ${name}` : `from ${from} to ${to}`;
    note(
      `${number(slow.slow)} of ${number(slow.steps)} steps into, inside and out of ${name} are slow: ${milliseconds(slow.slowMs)} where ${milliseconds(slow.usualMs)} is usual; for example ${milliseconds(gap.ms)} ${where} in trace ${trace}.`,
      [book.cite(gap.from), book.cite(gap.to)],
    );
    headlines.push([
      one.slow,
      'SLOW',
      `it answers slowly (${milliseconds(slow.slowMs)} instead of ${milliseconds(slow.usualMs)})`,
    ]);
    for (const example of slow.examples) since = Math.min(since, frame.time[example.from]!);
    affected ??= { count: slow.slow, of: slow.steps, unit: 'steps' };
    templates.push(frame.templates[frame.template[gap.from]!]!, frame.templates[frame.template[gap.to]!]!);
    next.push(`Check CPU, memory and network of ${name}, and what it waits for.`);
  }
  const silence = one.silence;
  if (silence && one.silent > 0.1) {
    note(
      `${name} has fallen silent: ${number(silence.count)} lines in the window where about ${number(Math.round(silence.expected))} were due at its usual rate; the line cited is from before.`,
      [book.cite(silence.row)],
    );
    headlines.push([one.silent, 'SILENT', 'it has fallen silent']);
    templates.push(frame.templates[frame.template[silence.row]!]!);
    next.push(`Check whether ${name} runs at all, and whether its logs still arrive.`);
  }
  headlines.sort((a, b) => b[0] - a[0]);
  const against: Argument[] = [];
  if (one.errors < 0.1 && one.slow > 0.1)
    against.push({ text: `${name} logs no new errors of its own.`, evidence: [] });
  const head = headlines[0] ?? [0, 'UNKNOWN', 'it stands out most, weakly'];
  return {
    title: `${name} is the likely cause: ${head[2]}`,
    explanation: `${sentences.join(' ')}${Number.isFinite(since) ? ` First seen at ${instant(since)}.` : ''}`,
    component: { kind: 'service', name },
    type: head[1],
    score: one.score,
    signals: headlines.length,
    since,
    affected:
      affected ??
      (problem ? { count: problem.count, of: linesOf(frame, problem.service), unit: 'lines' } : undefined),
    for: arguments_,
    against,
    next,
    templates: [...new Set(templates)].slice(0, 12),
    evidence: book.evidence,
    claims: book.claims,
  };
}

function linesOf(frame: Frame, service: number): number {
  let count = 0;
  for (let row = 0; row < frame.count; row++)
    if (frame.service[row] === service && frame.phase[row] === AFTER) count++;
  return count;
}
