import type { StepPayload } from '#lib/contracts/steps.ts';
import { LEVEL_NAMES } from '../record.ts';
import { AFTER, BEFORE, type Frame, LEAD } from './frame.ts';
import type { Problem } from './signals/problems.ts';
import { surge } from './statistics.ts';
import { number } from './words.ts';

type Compared = StepPayload<'Compared Windows'>;
const MOST_CHANGES = 40;
const BUCKETS = 60;
/** Bars of the small picture beside a change. */
const BARS = 36;

/** What is new, gone, surged or fallen, with how it was worked out, and the small picture over time. */
export function compareWindows(frame: Frame, problems: readonly Problem[]): Compared {
  const after = new Float64Array(frame.templates.length);
  const before = new Float64Array(frame.templates.length);
  const first = new Float64Array(frame.templates.length).fill(Number.POSITIVE_INFINITY);
  const level = new Uint8Array(frame.templates.length);
  const serviceAfter = new Float64Array(frame.services.length);
  const serviceBefore = new Float64Array(frame.services.length);
  const total = [0, 0];
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < frame.count; row++) {
    const template = frame.template[row]!;
    const service = frame.service[row]!;
    const now = frame.phase[row] === AFTER;
    total[now ? 1 : 0]!++;
    if (template >= 0) {
      (now ? after : before)[template]!++;
      if (frame.level[row]! > level[template]!) level[template] = frame.level[row]!;
      if (now && frame.time[row]! < first[template]!) first[template] = frame.time[row]!;
    }
    if (service >= 0) (now ? serviceAfter : serviceBefore)[service]!++;
    const time = frame.time[row]!;
    if (frame.source[row] === 0 && !Number.isNaN(time)) {
      if (time < low) low = time;
      if (time > high) high = time;
    }
  }
  const changes: Compared['changes'] = [];
  const places = new Map<Compared['changes'][number], Place>();
  if (frame.compared && total[0]! > 0) {
    const scale = total[1]! / total[0]!;
    for (let template = 0; template < after.length; template++) {
      const a = after[template]!;
      const due = before[template]! * scale;
      const effect = a > due ? surge(a, Math.max(due, 0.5)) : surge(due, Math.max(a, 0.5));
      if (effect < 6) continue;
      const kind = before[template] === 0 ? 'new' : a === 0 ? 'gone' : a > due ? 'surged' : 'fallen';
      const change: Compared['changes'][number] = {
        kind,
        subject: frame.templates[template]!.slice(0, 300),
        level: LEVEL_NAMES[level[template]!],
        before: Math.round(due * 10) / 10,
        after: a,
        ...(first[template]! < Number.POSITIVE_INFINITY ? { first: iso(first[template]!) } : {}),
        effect: Math.round(effect * 10) / 10,
        worked: `${number(a)} of ${number(total[1]!)} lines; in the good time ${number(before[template]!)} of ${number(total[0]!)}, so ${number(due)} were due`,
        series: [],
      };
      changes.push(change);
      places.set(change, { column: frame.template, value: template });
    }
    for (let service = 0; service < serviceAfter.length; service++) {
      const due = serviceBefore[service]! * scale;
      if (serviceAfter[service] !== 0 || due < 5) continue;
      const change: Compared['changes'][number] = {
        kind: 'silent',
        subject: frame.services[service]!,
        before: Math.round(due * 10) / 10,
        after: 0,
        effect: Math.round(surge(due, 0.5) * 10) / 10,
        worked: `no line in the window; in the good time ${number(serviceBefore[service]!)} of ${number(total[0]!)}`,
        series: [],
      };
      changes.push(change);
      places.set(change, { column: frame.service, value: service });
    }
    changes.sort((a, b) => weight(b) - weight(a));
  }
  const shown = changes.slice(0, MOST_CHANGES);
  if (high > low) drawSeries(frame, shown, places, { low, high });
  const timeline = high > low ? pictureOf(frame, low, high, problems) : undefined;
  return {
    ...(high >= low
      ? { window: { from: iso(Number.isNaN(frame.onset) ? low : frame.onset), to: iso(high) } }
      : {}),
    baseline: describe(frame),
    changes: shown,
    ...(timeline ? { timeline } : {}),
  };
}

/** The rows that a change is about: those with this value in this column. */
interface Place {
  column: Int32Array;
  value: number;
}

/** Lines per bar over the window and the time before it, for every change that is shown, in one pass. */
function drawSeries(
  frame: Frame,
  shown: Compared['changes'],
  places: ReadonlyMap<Compared['changes'][number], Place>,
  { low, high }: { low: number; high: number },
): void {
  const byColumn = new Map<Int32Array, Map<number, number[]>>();
  for (const change of shown) {
    const place = places.get(change);
    if (!place) continue;
    change.series = new Array<number>(BARS).fill(0);
    const ofColumn = byColumn.get(place.column) ?? new Map<number, number[]>();
    byColumn.set(place.column, ofColumn.set(place.value, change.series));
  }
  for (const [column, wanted] of byColumn)
    for (let row = 0; row < frame.count; row++) {
      const series = wanted.get(column[row]!);
      const time = frame.time[row]!;
      if (!series || frame.source[row] !== 0 || Number.isNaN(time)) continue;
      series[Math.min(BARS - 1, Math.floor(((time - low) / (high - low)) * BARS))]!++;
    }
}

function weight(change: Compared['changes'][number]): number {
  const loud = change.level === 'fatal' ? 6 : change.level === 'error' ? 4 : change.level === 'warn' ? 2 : 1;
  return Math.sqrt(change.effect) * (change.kind === 'silent' ? 3 : loud) * (change.kind === 'new' ? 1.5 : 1);
}

function describe(frame: Frame): string {
  if (!frame.compared) return 'nothing to compare with: the window stands alone';
  const files = frame.sources.slice(1).flatMap((source) => source.files);
  const lead = frame.phase.includes(LEAD) || (files.length === 0 && frame.phase.includes(BEFORE));
  return [files.length > 0 ? files.join(', ') : '', lead ? 'the lines before the time asked about' : '']
    .filter((part) => part !== '')
    .join(' and ');
}

function pictureOf(
  frame: Frame,
  low: number,
  high: number,
  problems: readonly Problem[],
): Compared['timeline'] {
  const bucketMs = Math.max(1, (high - low) / BUCKETS);
  const total = new Array<number>(BUCKETS).fill(0);
  const errors = new Array<number>(BUCKETS).fill(0);
  let firstError: number | undefined;
  for (let row = 0; row < frame.count && frame.source[row] === 0; row++) {
    const time = frame.time[row]!;
    if (Number.isNaN(time)) continue;
    const bucket = Math.min(BUCKETS - 1, Math.floor((time - low) / bucketMs));
    total[bucket]!++;
    if (frame.level[row]! >= 5) {
      errors[bucket]!++;
      // Errors of the good time before are harmless.
      if (frame.phase[row] === AFTER) firstError ??= time;
    }
  }
  const loudest = problems.filter((problem) => problem.level >= 5 && problem.count >= 3);
  const points = loudest.map((problem) => frame.time[problem.first]!).filter((time) => time > low);
  return {
    from: iso(low),
    bucketMs,
    total,
    errors,
    changePoints: [...new Set(points.slice(0, 5))].sort((a, b) => a - b).map(iso),
    ...(firstError === undefined ? {} : { firstError: iso(firstError) }),
  };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
