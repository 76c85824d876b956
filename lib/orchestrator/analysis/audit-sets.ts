import type { LogSet } from '#db/queries/log-sets.ts';
import type { AuditItem } from '#lib/contracts/findings.ts';
import type { TimeRange } from '#lib/contracts/parameters.ts';
import type { StepPayload } from '#lib/contracts/steps.ts';
import type { Timeline } from '#lib/logs/windows/summarize-timeline.ts';
import type { SetSummary } from '#lib/sources/ingest/worker-protocol.ts';

const number = (value: number) => value.toLocaleString('en-US');
const clock = (time: number) => `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** What the stored figures say about sets as input. */
export function auditSets(
  sets: readonly LogSet[],
  { timeRange, limits }: { timeRange: TimeRange | undefined; limits: readonly string[] },
): StepPayload<'Audited Logs'> {
  const items: AuditItem[] = [];
  const skippedBy: Record<string, number> = {};
  const levels: Record<string, number> = {};
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [templates, records, untimed, backwards] = [0, 0, 0, 0];
  for (const set of sets) {
    const summary = set.summary as Partial<SetSummary>;
    for (const [reason, lines] of Object.entries(summary.skipped ?? {}))
      skippedBy[reason] = (skippedBy[reason] ?? 0) + lines;
    for (const [level, count] of Object.entries(summary.levels ?? {}))
      levels[level] = (levels[level] ?? 0) + count;
    templates += summary.templates ?? 0;
    records += set.records;
    untimed += summary.withoutTime ?? 0;
    backwards += summary.outOfOrder ?? 0;
    if (set.firstTime !== null) first = Math.min(first, set.firstTime);
    if (set.lastTime !== null) last = Math.max(last, set.lastTime);
    items.push(...problemsOf(set), ...gapsOf(summary.timeline));
  }
  const sum = Object.values(skippedBy).reduce((all, lines) => all + lines, 0);
  const timed = first <= last;
  items.push(
    ...auditTimes({ records, untimed, backwards, timed }),
    ...copies(sets),
    ...wrongWindow(timeRange, first, last),
  );
  const loud = ['fatal', 'error', 'warn'].flatMap((level) =>
    levels[level] ? [`${number(levels[level])} ${level}`] : [],
  );
  if (loud.length > 0)
    items.push({ kind: 'levels', severity: 'note', sentence: `Lines by level: ${loud.join(', ')}.` });
  return {
    items,
    coverage: {
      files: sets.reduce((all, set) => all + ((set.summary as Partial<SetSummary>).files ?? 1), 0),
      bytes: sets.reduce((all, set) => all + set.bytes, 0),
      linesRead: sets.reduce((all, set) => all + set.lines, 0) - sum,
      linesSkipped: sum,
      skippedBy,
      templates,
      ...(timed ? { from: new Date(first).toISOString(), to: new Date(last).toISOString() } : {}),
      limits: [...limits],
    },
  };
}

function problemsOf(set: LogSet): AuditItem[] {
  return (set.problems as { file?: string; message?: string }[]).slice(0, 10).map(({ file, message }) => ({
    kind: 'unreadable part',
    severity: 'warning',
    sentence: message ?? `A part of ${set.name} could not be read.`,
    ...(file ? { file } : {}),
  }));
}

function auditTimes(figures: {
  records: number;
  untimed: number;
  backwards: number;
  timed: boolean;
}): AuditItem[] {
  const { records, untimed, backwards, timed } = figures;
  const items: AuditItem[] = [];
  if (records === 0) items.push({ kind: 'empty', severity: 'problem', sentence: 'The logs hold no lines.' });
  else if (!timed)
    items.push({
      kind: 'no times',
      severity: 'warning',
      sentence: 'No line states a date and time, so nothing can be said about when things happened.',
    });
  else if (untimed > records / 2)
    items.push({
      kind: 'few times',
      severity: 'note',
      sentence: `${number(untimed)} of ${number(records)} entries state no date and time.`,
    });
  if (backwards > 0)
    items.push({
      kind: 'clock jump',
      severity: 'note',
      sentence: `Times run backwards ${number(backwards)} ${backwards === 1 ? 'time' : 'times'}: lines are mixed, or a clock was set.`,
    });
  return items;
}

/** A silence this many buckets long, in logs that are otherwise busy, is told. */
const GAP_BUCKETS = 5;

function gapsOf(timeline: Timeline | undefined): AuditItem[] {
  if (!timeline) return [];
  const { total, from, bucketMs } = timeline;
  const busy = total.filter((count) => count > 0).length;
  if (busy < total.length * 0.7) return [];
  const items: AuditItem[] = [];
  for (let at = 0; at < total.length; at++) {
    const start = at;
    while (at < total.length && total[at] === 0) at++;
    if (at - start < GAP_BUCKETS) continue;
    items.push({
      kind: 'gap',
      severity: 'warning',
      sentence: `No line at all from ${clock(from + start * bucketMs)} to ${clock(from + at * bucketMs)}.`,
    });
  }
  return items.slice(0, 3);
}

function copies(sets: readonly LogSet[]): AuditItem[] {
  const seen = new Map<string, string>();
  return sets.flatMap((set): AuditItem[] => {
    const before = set.contentHash === null ? undefined : seen.get(set.contentHash);
    if (set.contentHash !== null) seen.set(set.contentHash, set.name);
    if (before === undefined) return [];
    return [
      {
        kind: 'duplicate',
        severity: 'warning',
        sentence: `${set.name} holds the same lines as ${before}: they count twice.`,
      },
    ];
  });
}

function wrongWindow(range: TimeRange | undefined, first: number, last: number): AuditItem[] {
  if (!range || !(first <= last)) return [];
  const late = range.from !== undefined && Date.parse(range.from) > last;
  const early = range.to !== undefined && Date.parse(range.to) <= first;
  if (!late && !early) return [];
  return [
    {
      kind: 'wrong window',
      severity: 'problem',
      sentence: `The time asked about lies ${late ? 'after the last' : 'before the first'} line: the logs run from ${clock(first)} to ${clock(last)}.`,
    },
  ];
}
