import { AFTER, BEFORE, type Frame } from '../frame.ts';
import { splitSpans, type TraceRows } from '../trace-table.ts';
import type { BrokenService } from './broken-spans.ts';
import { loudnessOf, type Problem } from './problems.ts';
import type { ServiceWords } from './service-words.ts';
import { targetIn } from './targets.ts';

/** Where the failing traces go wrong first and deepest. */
export interface Votes {
  /** Failing traces whose innermost trouble is the component's, by name. */
  byName: Map<string, Vote>;
  /** Failing traces in which the service shows any trouble. */
  troubled: Map<number, number>;
  failing: number;
}

interface Vote {
  count: number;
  /** Due at the good time's rate. */
  expected: number;
  service: number;
  row: number;
}

/** A trouble this much louder than in good times is part of the incident. */
const FRESH_SURGE = 10;
const BROKEN_SCORE = 16;
/** A caller that says who failed it keeps this share of the vote. */
const MESSENGER_SHARE = 0.15;

/**
 * Every failing trace votes for the span that began last among its failing ones: callers fail after, and around,
 * what they called. When that span says that another one failed it, the vote goes on to that one.
 */
export function findVotes(
  frame: Frame,
  traces: readonly TraceRows[],
  problems: readonly Problem[],
  endings: readonly BrokenService[],
  patterns: readonly ServiceWords[],
  noisy: ReadonlySet<number>,
): Votes {
  const fresh = new Set(
    problems
      .filter((problem) => problem.level >= 4 && problem.surge >= FRESH_SURGE)
      .map((problem) => keyOf(frame, problem.first)),
  );
  const broken = new Set(
    endings
      .filter((ending) => ending.score >= BROKEN_SCORE)
      .map((ending) => `${ending.service},${ending.template}`),
  );
  const now = count(frame, traces, AFTER, fresh, broken, patterns, noisy);
  const usual = count(frame, traces, BEFORE, fresh, broken, patterns, noisy);
  const scale = usual.traces > 0 ? now.traces / usual.traces : 0;
  for (const [name, vote] of now.byName) vote.expected = (usual.byName.get(name)?.count ?? 0) * scale;
  return now;
}

function count(
  frame: Frame,
  traces: readonly TraceRows[],
  phase: number,
  fresh: ReadonlySet<number>,
  broken: ReadonlySet<string>,
  patterns: readonly ServiceWords[],
  noisy: ReadonlySet<number>,
): Votes & { traces: number } {
  const votes = {
    byName: new Map<string, Vote>(),
    troubled: new Map<number, number>(),
    failing: 0,
    traces: 0,
  };
  const give = (name: string, service: number, row: number, share: number) => {
    const entry = votes.byName.get(name);
    if (entry) entry.count += share;
    else votes.byName.set(name, { count: share, expected: 0, service, row });
  };
  for (const rows of traces) {
    if (frame.phase[rows[0]!] !== phase) continue;
    votes.traces++;
    let innermost: { span: number[]; service: number; errors: number[] } | undefined;
    const seen = new Set<number>();
    for (const span of splitSpans(frame, rows)) {
      const service = frame.service[span[0]!]!;
      if (service < 0) continue;
      const errors = span.filter((row) => fresh.has(keyOf(frame, row)));
      const last = span.at(-1)!;
      // Requests that meet an error as common in good times may well end there.
      const stops = !noisy.has(frame.trace[last]!) && broken.has(`${service},${frame.template[last]}`);
      if (errors.length === 0 && !stops) continue;
      seen.add(service);
      if (!innermost || span[0]! > innermost.span[0]!) innermost = { span, service, errors };
    }
    if (!innermost) continue;
    votes.failing++;
    for (const service of seen) votes.troubled.set(service, (votes.troubled.get(service) ?? 0) + 1);
    const { service, errors, span } = innermost;
    const accusing = errors.find((row) => targetIn(frame, row, patterns) !== undefined);
    const target =
      accusing === undefined ? waitedFor(frame, rows, errors[0]) : targetIn(frame, accusing, patterns);
    const row = accusing ?? errors[0] ?? span.at(-1)!;
    if (target) give(target.name, target.service, row, 1 - MESSENGER_SHARE);
    give(frame.services[service]!, service, row, target ? MESSENGER_SHARE : 1);
  }
  return votes;
}

/** A wait this long right before an error is what the error is about. */
const LONG_WAIT_MS = 800;

/** Whom a service was waiting for, long, when it failed: the other one that wrote last. */
function waitedFor(
  frame: Frame,
  rows: TraceRows,
  error: number | undefined,
): { name: string; service: number } | undefined {
  if (error === undefined) return undefined;
  const previous = rows[rows.indexOf(error) - 1];
  if (previous === undefined || !(frame.time[error]! - frame.time[previous]! >= LONG_WAIT_MS))
    return undefined;
  const service = frame.service[previous]!;
  return service < 0 || service === frame.service[error]
    ? undefined
    : { name: frame.services[service]!, service };
}

function keyOf(frame: Frame, row: number): number {
  return (
    (frame.template[row]! * (frame.services.length + 1) + frame.service[row]! + 1) * 3 +
    loudnessOf(frame, row)
  );
}
