import type { AuditItem, Coverage } from '#lib/contracts/findings.ts';
import type { Parameters, TimeRange } from '#lib/contracts/parameters.ts';
import type { StepPayload } from '#lib/contracts/steps.ts';
import { type Analysis, analyzeEvents } from './analyze-events.ts';
import { summarizeSearch } from './answers/summarize-search.ts';
import { auditEvents } from './audit/audit-events.ts';
import type { Events } from './events.ts';
import { type EventFile, loadEvents } from './load-events.ts';
import type { ReadProblem, StreamCounts } from './read/stream-types.ts';
import type { LineSource } from './verify/claims.ts';
import { eventsSource } from './verify/events-source.ts';
import { onsetOfEvents } from './windows/onset-of-events.ts';
import { settleWindow } from './windows/settle-window.ts';

/** What logs tell that helps to read a question about them. */
export interface LogNames {
  services: readonly string[];
  hosts: readonly string[];
  /** First and last time; absent when no line has one. */
  range?: TimeRange;
}

export interface AnalyzeInput {
  logs: readonly EventFile[];
  /** Logs of good times, each a group of files. */
  baselines: readonly (readonly EventFile[])[];
  /** Reads the question in the light of the logs. */
  understand: (names: LogNames) => Parameters;
  /** What went wrong while the files were fetched and unpacked. */
  problems?: readonly ReadProblem[];
  referenceTime?: number;
  /** Milliseconds; the engine has no clock of its own. */
  clock: () => number;
}

export interface LogAnswer extends Analysis {
  parameters: Parameters;
  audit: AuditItem[];
  coverage: Coverage;
  searched: StepPayload<'Searched Logs'>;
  /** Milliseconds per part. */
  timings: { read: number; understand: number; audit: number; answer: number; total: number };
  /** Where the claims can be read again. */
  source: LineSource;
}

/** From files and a question to a verified answer: the one path of command, evaluation and server. */
export async function analyzeLogs(input: AnalyzeInput): Promise<LogAnswer> {
  const { logs, baselines, clock, referenceTime } = input;
  const start = clock();
  const counts: StreamCounts[] = [];
  const [window, ...good] = loadEvents([logs, ...baselines], {
    ...(referenceTime === undefined ? {} : { referenceTime }),
    onFile: (group, _file, read) => {
      if (group === 0) counts.push(read);
    },
  }) as [Events, ...Events[]];
  const read = clock() - start;
  const names = namesOf(window);
  const parameters = input.understand(names);
  return answerLoaded({
    window,
    baselines: good,
    parameters,
    onset: parameters.timeRange?.from ? null : onsetOfEvents(window),
    problems: input.problems ?? [],
    coverage: coverageOf(window, counts, names.range),
    clock,
    timings: { read: Math.round(read), understand: Math.round(clock() - start - read) },
  });
}

export interface LoadedInput {
  window: Events;
  baselines: readonly Events[];
  parameters: Parameters;
  /** Since when there is more trouble than before, by the timeline of all lines; null when that is not known. */
  onset: number | null;
  problems: readonly ReadProblem[];
  coverage: Coverage;
  clock: () => number;
  /** Milliseconds of what was done before. */
  timings: Pick<LogAnswer['timings'], 'read' | 'understand'>;
}

/** Audits what was loaded and answers the question on it. */
export async function answerLoaded(input: LoadedInput): Promise<LogAnswer> {
  const { window, parameters, clock, timings } = input;
  const start = clock();
  const audit = auditEvents({
    window,
    ...(parameters.timeRange ? { asked: parameters.timeRange } : {}),
    problems: input.problems,
  });
  const audited = clock();
  const source = eventsSource([window, ...input.baselines]);
  const compared = input.baselines.some(({ count }) => count > 0);
  const settled = settleWindow(parameters, window, { onset: input.onset, compared });
  const { baselines, onset } = input;
  const analysis = await analyzeEvents({ window, baselines, parameters, onset }, source);
  const answered = clock();
  return {
    ...analysis,
    parameters,
    audit,
    coverage: input.coverage,
    searched: summarizeSearch(window, settled, input.coverage.bytes),
    timings: {
      ...timings,
      audit: Math.round(audited - start),
      answer: Math.round(answered - audited),
      total: Math.round(timings.read + timings.understand + answered - start),
    },
    source,
  };
}

function namesOf(window: Events): LogNames {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < window.count; i++) {
    if (window.time[i]! < first) first = window.time[i]!;
    if (window.time[i]! > last) last = window.time[i]!;
  }
  return {
    services: window.services,
    hosts: window.hosts,
    ...(last >= first
      ? { range: { from: new Date(first).toISOString(), to: new Date(last).toISOString() } }
      : {}),
  };
}

function coverageOf(window: Events, counts: readonly StreamCounts[], range: TimeRange | undefined): Coverage {
  const sum = (name: keyof StreamCounts) => counts.reduce((total, one) => total + one[name], 0);
  const skippedBy: Record<string, number> = {};
  const limits: string[] = [];
  const blank = sum('blankLines');
  if (blank > 0) skippedBy.blank = blank;
  const clipped = sum('clippedLines');
  if (clipped > 0)
    limits.push(`${clipped} very long ${clipped === 1 ? 'line was' : 'lines were'} read in part only.`);
  if (window.sampled < 1)
    limits.push(`Only ${Math.round(window.sampled * 1000) / 10} % of the records were looked at.`);
  const untimed = sum('records') - sum('withTime');
  if (untimed > 0) limits.push(`${untimed} of ${sum('records')} records state no time.`);
  return {
    files: counts.length,
    bytes: sum('bytes'),
    linesRead: sum('lines') - blank,
    linesSkipped: blank,
    skippedBy,
    templates: new Set(window.template.subarray(0, window.count)).size,
    ...(range?.from ? { from: range.from } : {}),
    ...(range?.to ? { to: range.to } : {}),
    limits,
  };
}
