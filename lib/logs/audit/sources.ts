import type { Events } from '../events.ts';

/** A file, or a service within one: something with a clock and a way of shipping of its own. */
export interface AuditSource {
  name: string;
  kind: 'file' | 'service';
  /** Rows in the order of the log. */
  rows: Uint32Array;
  /** Of the rows that have a time; NaN when none has. */
  first: number;
  last: number;
  timed: number;
}

/** More services than this are names that a layout made up. */
const MOST_SERVICES = 200;

export function fileSources(events: Events): AuditSource[] {
  return group(events, 'file', events.file, events.files);
}

export function serviceSources(events: Events): AuditSource[] {
  if (events.services.length > MOST_SERVICES) return [];
  return group(events, 'service', events.service, events.services);
}

function group(
  events: Events,
  kind: AuditSource['kind'],
  ids: ArrayLike<number>,
  names: readonly string[],
): AuditSource[] {
  const counts = new Uint32Array(names.length);
  for (let i = 0; i < events.count; i++) if (ids[i]! >= 0) counts[ids[i]!]!++;
  const sources = names.map((name, at) => ({
    name,
    kind,
    rows: new Uint32Array(counts[at]!),
    first: Number.NaN,
    last: Number.NaN,
    timed: 0,
  }));
  counts.fill(0);
  for (let i = 0; i < events.count; i++) {
    const id = ids[i]!;
    if (id < 0) continue;
    const source = sources[id]!;
    source.rows[counts[id]!++] = i;
    const time = events.time[i]!;
    if (Number.isNaN(time)) continue;
    source.timed++;
    if (!(source.first <= time)) source.first = time;
    if (!(source.last >= time)) source.last = time;
  }
  return sources.filter((source) => source.rows.length > 0);
}
