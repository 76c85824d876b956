import type { Parameters } from '#lib/contracts/parameters.ts';
import type { Events } from '../events.ts';

/** Known or assumed good. */
export const BEFORE = 0;
/** The time that is asked about. */
export const AFTER = 1;
/** The window's own lines before the instant named, when there are baselines besides: good only perhaps. */
export const LEAD = 2;

/** The window and what it is compared with, as one table in time order with one set of names. */
export interface Frame {
  readonly count: number;
  /** Which of `sources` the row comes from, and its index there. */
  readonly source: Uint8Array;
  readonly index: Uint32Array;
  readonly sources: readonly Events[];
  /** BEFORE, AFTER or LEAD. */
  readonly phase: Uint8Array;
  readonly time: Float64Array;
  readonly level: Uint8Array;
  readonly template: Int32Array;
  readonly service: Int32Array;
  readonly trace: Int32Array;
  readonly span: Int32Array;
  readonly templates: readonly string[];
  readonly services: readonly string[];
  readonly traces: readonly string[];
  /** Instant from which the window counts, NaN when all of it does. */
  readonly onset: number;
  /** Time covered by each phase in milliseconds, summed over the files; 0 when unknown. */
  readonly duration: readonly [number, number, number];
  /** Whether there is anything to compare with. */
  readonly compared: boolean;
  text(row: number): string;
  message(row: number): string;
  file(row: number): string;
  line(row: number): number;
  lines(row: number): number;
}

class Dictionary {
  readonly names: string[] = [];
  private readonly ids = new Map<string, number>();
  map(names: readonly string[]): Int32Array {
    const out = new Int32Array(names.length);
    names.forEach((name, at) => {
      let id = this.ids.get(name);
      if (id === undefined) {
        id = this.names.length;
        this.names.push(name);
        this.ids.set(name, id);
      }
      out[at] = id;
    });
    return out;
  }
}

/** A stretch before the onset this short says nothing about what is normal. */
const SHORTEST_LEAD_MS = 5_000;

export interface Split {
  /** Row of the window from which it counts, when no instant was named: what lies before is good. */
  row: number;
}

export function buildFrame(
  window: Events,
  baselines: readonly Events[],
  parameters: Parameters,
  split?: Split,
): Frame {
  const sources = [window, ...baselines];
  const from = parameters.timeRange?.from ? Date.parse(parameters.timeRange.from) : Number.NaN;
  const to = parameters.timeRange?.to ? Date.parse(parameters.timeRange.to) : Number.NaN;
  const total = sources.reduce((sum, source) => sum + source.count, 0);
  const rowSource = new Uint8Array(total);
  const rowIndex = new Uint32Array(total);
  const rowTime = new Float64Array(total);
  let at = 0;
  sources.forEach((events, s) => {
    let last = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < events.count; i++, at++) {
      rowSource[at] = s;
      rowIndex[at] = i;
      // A line without a time stays beside the line it stands after.
      const time = events.time[i]!;
      if (!Number.isNaN(time)) last = time;
      rowTime[at] = last;
    }
  });
  const order = new Uint32Array(total).map((_, i) => i);
  let sorted = true;
  for (let i = 1; i < total && sorted; i++) {
    sorted = rowSource[i]! === rowSource[i - 1]! ? rowTime[i]! >= rowTime[i - 1]! : true;
  }
  if (!sorted) {
    order.sort((a, b) => rowSource[a]! - rowSource[b]! || rowTime[a]! - rowTime[b]! || a - b);
  }
  const templates = new Dictionary();
  const services = new Dictionary();
  const traces = new Dictionary();
  const spans = new Dictionary();
  const maps = sources.map((events) => ({
    template: templates.map(events.templates),
    service: services.map(events.services),
    trace: traces.map(events.traces),
    span: spans.map(events.spans),
  }));
  const source = new Uint8Array(total);
  const index = new Uint32Array(total);
  const phase = new Uint8Array(total);
  const time = new Float64Array(total);
  const level = new Uint8Array(total);
  const template = new Int32Array(total);
  const service = new Int32Array(total);
  const trace = new Int32Array(total);
  const span = new Int32Array(total);
  const [leadFrom, leadUsable] = leadOf(window, from);
  let beforeRows = 0;
  let splitTime = Number.NaN;
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const duration: [number, number, number] = [0, 0, 0];
  let written = 0;
  let previous = 0;
  const flush = () => {
    for (const p of [BEFORE, AFTER, LEAD]) {
      if (high[p]! >= low[p]!) duration[p] = duration[p]! + high[p]! - low[p]!;
      low[p] = Number.POSITIVE_INFINITY;
      high[p] = Number.NEGATIVE_INFINITY;
    }
  };
  for (let k = 0; k < total; k++) {
    const row = order[k]!;
    const s = rowSource[row]!;
    const i = rowIndex[row]!;
    if (s !== previous) {
      flush();
      previous = s;
    }
    const events = sources[s]!;
    const t = events.time[i]!;
    let p = s === 0 ? AFTER : BEFORE;
    if (s === 0 && leadUsable && rowTime[row]! < from && rowTime[row]! >= leadFrom)
      p = baselines.length > 0 ? LEAD : BEFORE;
    if (s === 0 && !Number.isNaN(to) && rowTime[row]! >= to) continue;
    if (s === 0 && split && written < split.row) p = BEFORE;
    if (s === 0 && split && written === split.row) splitTime = rowTime[row]!;
    if (!Number.isNaN(t)) {
      if (t < low[p]!) low[p] = t;
      if (t > high[p]!) high[p] = t;
    }
    if (p !== AFTER) beforeRows++;
    const map = maps[s]!;
    source[written] = s;
    index[written] = i;
    phase[written] = p;
    time[written] = t;
    level[written] = events.level[i]!;
    template[written] = name(map.template, events.template[i]!);
    service[written] = name(map.service, events.service[i]!);
    trace[written] = name(map.trace, events.trace[i]!);
    span[written] = name(map.span, events.span[i]!);
    written++;
  }
  flush();
  return {
    count: written,
    source,
    index,
    sources,
    phase,
    time,
    level,
    template,
    service,
    trace,
    span,
    templates: templates.names,
    services: services.names,
    traces: traces.names,
    onset: leadUsable ? from : Number.isFinite(splitTime) ? splitTime : Number.NaN,
    duration,
    compared: beforeRows > 0,
    text: (row) => sources[source[row]!]!.text(index[row]!),
    message: (row) => {
      const events = sources[source[row]!]!;
      // A header read too far must not leave a line without words.
      return events.message(index[row]!) || events.text(index[row]!);
    },
    file: (row) => {
      const events = sources[source[row]!]!;
      return events.files[events.file[index[row]!]!]!;
    },
    line: (row) => sources[source[row]!]!.line[index[row]!]!,
    lines: (row) => sources[source[row]!]!.lines[index[row]!]!,
  };
}

function name(map: Int32Array, id: number): number {
  return id < 0 ? -1 : map[id]!;
}

/** The stretch of the window's own logs before the instant that was named serves as a baseline too. */
function leadOf(window: Events, from: number): [number, boolean] {
  if (Number.isNaN(from)) return [0, false];
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < window.count; i++) {
    const t = window.time[i]!;
    if (t < first) first = t;
    if (t > last) last = t;
  }
  return [first, from - first >= SHORTEST_LEAD_MS && last >= from];
}
