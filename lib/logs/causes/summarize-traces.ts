import type { StepPayload } from '#lib/contracts/steps.ts';
import { AFTER, type Frame } from './frame.ts';
import type { Problem } from './signals/problems.ts';
import { splitSpans, type TraceRows } from './trace-table.ts';

const MOST_SPANS = 40;

/** Traces of the window: how many fail, where, and one failing example drawn as spans. */
export function summarizeTraces(
  frame: Frame,
  traces: readonly TraceRows[],
  problems: readonly Problem[],
): StepPayload<'Grouped Traces'> {
  const fresh = new Set(
    problems
      .filter((problem) => problem.level >= 5 && (!frame.compared || problem.surge >= 10))
      .map((problem) => problem.template),
  );
  const isFailed = (row: number) =>
    frame.level[row]! >= 5 && (fresh.size === 0 || fresh.has(frame.template[row]!));
  const byService = new Map<number, { failing: number; total: number }>();
  let total = 0;
  let failing = 0;
  let example: TraceRows | undefined;
  for (const rows of traces) {
    if (frame.phase[rows[0]!] !== AFTER) continue;
    total++;
    const services = new Map<number, boolean>();
    let failed = false;
    for (const row of rows) {
      const bad = isFailed(row);
      failed ||= bad;
      services.set(frame.service[row]!, (services.get(frame.service[row]!) ?? false) || bad);
    }
    if (failed) {
      failing++;
      if (!example || rows.length > example.length) example = rows;
    }
    for (const [service, bad] of services) {
      const tally = byService.get(service) ?? { failing: 0, total: 0 };
      tally.total++;
      if (bad) tally.failing++;
      byService.set(service, tally);
    }
  }
  return {
    traces: total,
    failing,
    byService: [...byService]
      .filter(([service]) => service >= 0)
      .map(([service, tally]) => ({ service: frame.services[service]!, ...tally }))
      .sort((a, b) => b.failing - a.failing || b.total - a.total)
      .slice(0, 50),
    ...(example ? { example: drawTrace(frame, example, isFailed) } : {}),
  };
}

/** Spans of a trace in order; depth follows which span's time encloses which. */
export function drawTrace(
  frame: Frame,
  rows: TraceRows,
  isFailed: (row: number) => boolean,
): NonNullable<StepPayload<'Grouped Traces'>['example']> {
  const start = frame.time[rows[0]!]!;
  const spans = splitSpans(frame, rows)
    .map((span) => ({ span, from: frame.time[span[0]!]!, to: frame.time[span.at(-1)!]! }))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const open: number[] = [];
  return {
    traceId: frame.traces[frame.trace[rows[0]!]!]!,
    spans: spans.slice(0, MOST_SPANS).map(({ span, from, to }) => {
      while (open.length > 0 && open.at(-1)! < to) open.pop();
      const depth = open.length;
      open.push(to);
      const service = frame.service[span[0]!]!;
      return {
        service: service >= 0 ? frame.services[service]! : 'unnamed',
        startMs: zero(from - start),
        durationMs: zero(to - from),
        failed: span.some(isFailed),
        depth,
        line: frame.line(span[0]!),
        file: frame.file(span[0]!),
      };
    }),
  };
}

function zero(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}
