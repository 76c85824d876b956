import type { AuditItem } from '#lib/contracts/findings.ts';
import { median } from '../causes/statistics.ts';
import type { Events } from '../events.ts';
import { count, span } from './say.ts';
import type { AuditSource } from './sources.ts';

/** Fewer traces in common say nothing about two clocks. */
const FEWEST_TRACES = 3;
/** Zones lie a multiple of this apart. */
const ZONE_STEP_MS = 15 * 60_000;
const ZONE_SLACK_MS = 60_000;
/** Requests take seconds: sources of one trace that lie further apart have clocks that differ. */
const SKEW_MS = 60_000;

/** Sources whose clocks cannot both be right, judged by the traces that they have in common. */
export function findClockOffsets(events: Events, sources: readonly AuditSource[]): AuditItem[] {
  if (sources.length < 2 || events.traces.length === 0) return [];
  const starts = sources.map((source) => startsOf(events, source));
  const largest = starts.reduce((best, one, at) => (one.size > starts[best]!.size ? at : best), 0);
  const items: AuditItem[] = [];
  for (const [at, source] of sources.entries()) {
    if (at === largest) continue;
    const offsets: number[] = [];
    for (const [trace, time] of starts[at]!) {
      const other = starts[largest]!.get(trace);
      if (other !== undefined) offsets.push(time - other);
    }
    if (offsets.length < FEWEST_TRACES) continue;
    const offset = median(offsets);
    if (Math.abs(offset) < SKEW_MS) continue;
    const spread = median(offsets.map((one) => Math.abs(one - offset)));
    if (spread > Math.abs(offset) / 10) continue;
    const toZone = Math.abs(offset) % ZONE_STEP_MS;
    const isZone =
      Math.abs(offset) >= ZONE_STEP_MS - ZONE_SLACK_MS &&
      Math.min(toZone, ZONE_STEP_MS - toZone) <= ZONE_SLACK_MS;
    items.push({
      kind: isZone ? 'zone' : 'clock skew',
      severity: 'problem',
      sentence: `${source.name} is ${span(Math.abs(offset))} ${offset > 0 ? 'ahead of' : 'behind'} ${sources[largest]!.name} in ${count(offsets.length)} traces that both log: ${isZone ? 'one of them writes its times in another zone without saying so' : 'their clocks differ'}. Orders of events across the two cannot be trusted.`,
      ...(source.kind === 'file' ? { file: source.name } : {}),
    });
  }
  return items;
}

function startsOf(events: Events, source: AuditSource): Map<number, number> {
  const starts = new Map<number, number>();
  for (const row of source.rows) {
    const trace = events.trace[row]!;
    const time = events.time[row]!;
    if (trace < 0 || Number.isNaN(time)) continue;
    const known = starts.get(trace);
    if (known === undefined || time < known) starts.set(trace, time);
  }
  return starts;
}
