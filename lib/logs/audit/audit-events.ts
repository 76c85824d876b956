import { type AuditItem, auditSeverities } from '#lib/contracts/findings.ts';
import type { TimeRange } from '#lib/contracts/parameters.ts';
import type { Events } from '../events.ts';
import type { ReadProblem } from '../read/stream-types.ts';
import { findClockFaults } from './find-clock-faults.ts';
import { findClockOffsets } from './find-clock-offsets.ts';
import { findDuplicates } from './find-duplicates.ts';
import { findEdges } from './find-edges.ts';
import { findMissingText } from './find-missing-text.ts';
import { count, instant, share } from './say.ts';
import { type AuditSource, fileSources, serviceSources } from './sources.ts';

export interface AuditInput {
  window: Events;
  /** The time that is asked about. */
  asked?: TimeRange;
  /** What went wrong while the files were fetched and unpacked. */
  problems?: readonly ReadProblem[];
}

/** Past this share of records without a time, orders and rates say little. */
const UNTIMED_SHARE = 0.2;

/** What is wrong with the logs themselves, before anything is concluded from them; the worst first. */
export function auditEvents({ window, asked, problems = [] }: AuditInput): AuditItem[] {
  // Entries picked out of the logs say nothing about the logs as a whole.
  if (window.total !== undefined) return problems.map(ofProblem);
  const files = fileSources(window);
  const services = serviceSources(window);
  const clocks = files.length > 1 ? files : services;
  const items: AuditItem[] = [
    ...problems.map(ofProblem),
    ...wrongWindow(files, asked),
    ...untimed(window, files),
    ...files.flatMap((file) => findClockFaults(window, file)),
    ...findClockOffsets(window, clocks),
    ...findDuplicates(window),
    ...findEdges(clocks),
    ...findMissingText(window, files),
  ];
  return items.sort((a, b) => auditSeverities.indexOf(b.severity) - auditSeverities.indexOf(a.severity));
}

function ofProblem(problem: ReadProblem): AuditItem {
  return {
    kind: problem.code,
    severity: problem.code === 'empty' ? 'note' : 'problem',
    sentence: problem.message,
    file: problem.file,
  };
}

function wrongWindow(files: readonly AuditSource[], asked: TimeRange | undefined): AuditItem[] {
  const timed = files.filter((file) => file.timed > 0);
  if (timed.length === 0 || !asked) return [];
  const first = Math.min(...timed.map((file) => file.first));
  const last = Math.max(...timed.map((file) => file.last));
  const after = asked.from !== undefined && Date.parse(asked.from) > last;
  const before = asked.to !== undefined && Date.parse(asked.to) <= first;
  if (!after && !before) return [];
  return [
    {
      kind: 'wrong window',
      severity: 'problem',
      sentence: `The question is about ${asked.from ?? 'any time'} to ${asked.to ?? 'the end'}, but the logs hold ${instant(first)} to ${instant(last)} only.`,
    },
  ];
}

function untimed(window: Events, files: readonly AuditSource[]): AuditItem[] {
  const without = window.count - files.reduce((sum, file) => sum + file.timed, 0);
  if (window.count === 0 || without / window.count < UNTIMED_SHARE) return [];
  return [
    {
      kind: 'no times',
      severity: 'warning',
      sentence: `${count(without)} of ${count(window.count)} records (${share(without, window.count)}) state no time: when they happened is known by their place only.`,
    },
  ];
}
