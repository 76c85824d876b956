import { AFTER, type Frame } from './frame.ts';

/** Rows of one trace of one source in time order. */
export type TraceRows = readonly number[];

/** Rows that belong to one trace, per source: the same id in two log sets is two traces. */
export function groupTraces(frame: Frame): TraceRows[] {
  const width = frame.sources.length;
  const slots = new Int32Array(frame.traces.length * width).fill(-1);
  const groups: number[][] = [];
  for (let row = 0; row < frame.count; row++) {
    const trace = frame.trace[row]!;
    if (trace < 0) continue;
    const key = trace * width + frame.source[row]!;
    let slot = slots[key]!;
    if (slot < 0) {
      slot = groups.length;
      slots[key] = slot;
      groups.push([]);
    }
    groups[slot]!.push(row);
  }
  return groups;
}

/** The rows of one service's part in a trace: its span where spans are logged. */
export function splitSpans(frame: Frame, rows: TraceRows): number[][] {
  const spans = new Map<number, number[]>();
  for (const row of rows) {
    const key = (frame.span[row]! + 1) * 4096 + frame.service[row]! + 1;
    const list = spans.get(key);
    if (list) list.push(row);
    else spans.set(key, [row]);
  }
  return [...spans.values()];
}

/** Whether the logs say enough about traces to reason with them. */
export function isTraced(frame: Frame, traces: readonly TraceRows[]): boolean {
  let crossing = 0;
  for (const rows of traces) {
    if (rows.length < 2 || frame.phase[rows[0]!] !== AFTER) continue;
    const first = frame.service[rows[0]!];
    if (rows.some((row) => frame.service[row] !== first)) crossing++;
  }
  return crossing >= 5;
}
