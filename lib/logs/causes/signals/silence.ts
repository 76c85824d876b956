import { AFTER, BEFORE, type Frame } from '../frame.ts';
import { surge } from '../statistics.ts';

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

export function findSilentServices(frame: Frame): SilentService[] {
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
    const expected = rate * rows;
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
