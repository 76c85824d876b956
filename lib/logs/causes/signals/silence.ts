import { AFTER, BEFORE, type Frame } from '../frame.ts';
import { surge } from '../statistics.ts';
import type { TraceRows } from '../trace-table.ts';

/** A service that every good time heard from and the window hardly does. */
export interface SilentService {
  service: number;
  score: number;
  count: number;
  /** Lines due at the quietest good time's rate. */
  expected: number;
  /** Its last line before it fell silent, or one of the good time. */
  row: number;
}

/** Fewer lines than this may be missing by chance, or because nobody asked; one good time alone knows less. */
const FEWEST_DUE = 12;
const FEWEST_DUE_ALONE = 40;
/** More than this share of the usual is quiet, not silent. */
const SILENT_SHARE = 0.1;

/** A call leaves at least this many lines; more are not counted on. */
const LINES_PER_CALL = 2;

/** Calls each service should have received, going by the lines after which it is usually called. */
function callsDue(frame: Frame, traces: readonly TraceRows[]): Map<number, number> {
  const before = new Map<number, number>();
  const after = new Map<number, number>();
  const leads = new Map<string, { template: number; service: number; count: number }>();
  for (const rows of traces) {
    const seen = new Set<number>();
    rows.forEach((row, at) => {
      const template = frame.template[row]!;
      const service = frame.service[row]!;
      const now = frame.phase[row] === AFTER;
      const counts = now ? after : before;
      counts.set(template, (counts.get(template) ?? 0) + 1);
      const fresh = !seen.has(service);
      seen.add(service);
      const previous = rows[at - 1];
      if (now || !fresh || previous === undefined) return;
      const lead = frame.template[previous]!;
      const key = `${lead},${service}`;
      const known = leads.get(key);
      if (known) known.count++;
      else leads.set(key, { template: lead, service, count: 1 });
    });
  }
  const due = new Map<number, number>();
  for (const { template, service, count } of leads.values()) {
    const calls = ((after.get(template) ?? 0) * count) / (before.get(template) ?? 1);
    due.set(service, (due.get(service) ?? 0) + calls);
  }
  return due;
}

export function findSilentServices(frame: Frame, traces: readonly TraceRows[]): SilentService[] {
  const called = callsDue(frame, traces);
  const width = frame.sources.length;
  const n = frame.services.length;
  const before = new Float64Array(n * width);
  const total = new Float64Array(width);
  const after = new Float64Array(n);
  const last = new Int32Array(n).fill(-1);
  const files = frame.phase.includes(BEFORE);
  let rows = 0;
  for (let row = 0; row < frame.count; row++) {
    const service = frame.service[row]!;
    const phase = frame.phase[row]!;
    if (phase === AFTER) {
      rows++;
      if (service >= 0) after[service]!++;
      continue;
    }
    if (service >= 0 && (last[service]! < 0 || frame.source[row] === 0)) last[service] = row;
    if (files && phase !== BEFORE) continue;
    total[frame.source[row]!]!++;
    if (service >= 0) before[service * width + frame.source[row]!]!++;
  }
  const found: SilentService[] = [];
  const fewest = total.filter((lines) => lines > 0).length > 1 ? FEWEST_DUE : FEWEST_DUE_ALONE;
  for (let service = 0; service < n; service++) {
    let rate = Number.POSITIVE_INFINITY;
    for (let s = 0; s < width; s++) {
      if (total[s]! > 0) rate = Math.min(rate, before[service * width + s]! / total[s]!);
    }
    if (!Number.isFinite(rate) || last[service]! < 0) continue;
    // A service that nobody asks has nothing to say: the work that usually leads to it must go on.
    const expected = Math.min(rate * rows, (called.get(service) ?? 0) * LINES_PER_CALL);
    if (expected < fewest || after[service]! > expected * SILENT_SHARE) continue;
    found.push({
      service,
      score: surge(expected, Math.max(after[service]!, 0.5)),
      count: after[service]!,
      expected,
      row: last[service]!,
    });
  }
  return found.sort((a, b) => b.score - a.score);
}
