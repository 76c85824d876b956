import type { Template } from '../templates/template.ts';
import type { BucketColumns } from './bucket-counts.ts';
import type { NamedFigures } from './name-table.ts';
import type { TraceFigures } from './trace-sample.ts';

export interface ProfiledTemplate extends Template {
  /** Records per level, by the numbers of record.ts. */
  levels: number[];
  /** NaN when none of its records has a time. */
  firstTime: number;
  lastTime: number;
}

export type EntityKind = 'ip' | 'user' | 'exception' | 'error-code';

export interface Entity {
  kind: EntityKind;
  name: string;
  records: number;
}

export interface TimeIndexEntry {
  file: string;
  line: number;
  offset: number;
  /** Of the records from here to the next entry; NaN when none has a time. */
  firstTime: number;
  lastTime: number;
}

/** Everything a log set says at a glance; every answer that needs no line is read from here. */
export interface Profile {
  records: number;
  lines: number;
  bytes: number;
  firstTime: number;
  lastTime: number;
  /** Records whose time is before that of the record above in the same file. */
  outOfOrder: number;
  withoutTime: number;
  levels: number[];
  templates: ProfiledTemplate[];
  templateCounts: BucketColumns;
  levelCounts: BucketColumns;
  serviceCounts: BucketColumns;
  services: NamedFigures[];
  hosts: NamedFigures[];
  traces: TraceFigures[];
  /** Traces seen; more than `traces.length` when only a fair sample is kept. */
  traceCount: number;
  /** Found when first asked for. */
  readonly entities: Entity[];
  /** Lines that are in no record, by reason. */
  skipped: Record<string, number>;
  timeIndex: TimeIndexEntry[];
  /** Template of each leaf: a stored line's leaf (`ProfileBuilder.miner.match`) leads to its template. */
  leafTemplate: Int32Array;
}

/** Counts per bucket of one name within `[from, to)` (ms since 1970), in order of time. */
export function countsOf(
  columns: BucketColumns,
  name: number,
  from: number,
  to: number,
): { time: number; count: number }[] {
  const { offsets, buckets, counts, widthMs } = columns;
  const stop = offsets[name + 1] ?? 0;
  let low = offsets[name] ?? 0;
  let high = stop;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((buckets[middle]! + 1) * widthMs <= from) low = middle + 1;
    else high = middle;
  }
  const out: { time: number; count: number }[] = [];
  for (; low < stop && buckets[low]! * widthMs < to; low++)
    out.push({ time: buckets[low]! * widthMs, count: counts[low]! });
  return out;
}
