import { AFTER, BEFORE, type Frame } from '../frame.ts';
import { shareSurge } from '../statistics.ts';
import { splitSpans, type TraceRows } from '../trace-table.ts';

/** A service whose work stops after a line that, in good times, is always followed by more. */
export interface BrokenService {
  service: number;
  template: number;
  score: number;
  broken: number;
  of: number;
  beforeBroken: number;
  beforeOf: number;
  /** What follows in good times: a row of the baseline. */
  usuallyNext: number;
  examples: number[];
}

interface Ending {
  service: number;
  template: number;
  of: number;
  broken: number;
  examples: number[];
  /** Per source: spans that hold the line, and those that end with it. */
  perSource: Map<number, { of: number; broken: number }>;
  next: number;
}

/** A span may still be going on when the log ends. */
const STILL_RUNNING_MS = 2_000;

/** Every ending that good times do not know, the strangest first. */
export function findBrokenEndings(frame: Frame, traces: readonly TraceRows[]): BrokenService[] {
  let end = Number.NEGATIVE_INFINITY;
  let files = false;
  for (let row = 0; row < frame.count; row++) {
    if (frame.phase[row] === AFTER && frame.time[row]! > end) end = frame.time[row]!;
    if (frame.phase[row] === BEFORE) files = true;
  }
  const endings = new Map<string, Ending>();
  for (const rows of traces) {
    for (const span of splitSpans(frame, rows)) {
      const phase = frame.phase[span[0]!]!;
      if (files && phase !== AFTER && phase !== BEFORE) continue;
      const seen = new Set<number>();
      for (let i = span.length - 1; i >= 0; i--) {
        const row = span[i]!;
        const template = frame.template[row]!;
        const last = i === span.length - 1;
        if (seen.has(template)) continue;
        seen.add(template);
        const key = `${frame.service[row]},${template}`;
        let ending = endings.get(key);
        if (!ending) {
          ending = {
            service: frame.service[row]!,
            template,
            of: 0,
            broken: 0,
            examples: [],
            perSource: new Map(),
            next: -1,
          };
          endings.set(key, ending);
        }
        if (phase === AFTER) {
          if (last && end - frame.time[row]! < STILL_RUNNING_MS) continue;
          ending.of++;
          if (last) {
            ending.broken++;
            if (ending.examples.length < 5) ending.examples.push(row);
          }
        } else {
          const source = frame.source[row]!;
          let tally = ending.perSource.get(source);
          if (!tally) {
            tally = { of: 0, broken: 0 };
            ending.perSource.set(source, tally);
          }
          tally.of++;
          if (last) tally.broken++;
          else if (ending.next < 0) ending.next = span[i + 1]!;
        }
      }
    }
  }
  const found: BrokenService[] = [];
  for (const ending of endings.values()) {
    if (ending.broken < 2 || ending.service < 0 || ending.next < 0) continue;
    let usual = 0;
    let of = 0;
    let broken = 0;
    for (const tally of ending.perSource.values()) {
      of += tally.of;
      broken += tally.broken;
      usual = Math.max(usual, (tally.broken + 0.5) / (tally.of + 1));
    }
    if (of < 3) continue;
    const score = shareSurge(ending.broken, ending.of, usual);
    if (score <= 0) continue;
    found.push({
      service: ending.service,
      template: ending.template,
      score,
      broken: ending.broken,
      of: ending.of,
      beforeBroken: broken,
      beforeOf: of,
      usuallyNext: ending.next,
      examples: ending.examples,
    });
  }
  return found.sort((x, y) => y.score - x.score);
}
