import type { Events } from '../events.ts';

/** The records of a span (epoch milliseconds, half-open); a record without a time goes with the one above it. */
export function clipEvents(events: Events, from: number, to: number): Events {
  const rows: number[] = [];
  let inside = false;
  for (let i = 0; i < events.count; i++) {
    const time = events.time[i]!;
    if (!Number.isNaN(time)) inside = time >= from && time < to;
    if (inside) rows.push(i);
  }
  return pickEvents(events, rows);
}

/** Some of the records, in the order of their rows. */
export function pickEvents(events: Events, rows: readonly number[]): Events {
  if (rows.length === events.count) return events;
  return {
    ...events,
    count: rows.length,
    file: Uint16Array.from(rows, (i) => events.file[i]!),
    line: Uint32Array.from(rows, (i) => events.line[i]!),
    lines: Uint16Array.from(rows, (i) => events.lines[i]!),
    time: Float64Array.from(rows, (i) => events.time[i]!),
    level: Uint8Array.from(rows, (i) => events.level[i]!),
    template: Int32Array.from(rows, (i) => events.template[i]!),
    service: Int32Array.from(rows, (i) => events.service[i]!),
    host: Int32Array.from(rows, (i) => events.host[i]!),
    trace: Int32Array.from(rows, (i) => events.trace[i]!),
    span: Int32Array.from(rows, (i) => events.span[i]!),
    text: (i) => events.text(rows[i]!),
    message: (i) => events.message(rows[i]!),
  };
}
