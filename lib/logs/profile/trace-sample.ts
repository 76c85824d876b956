import type { ByteReader } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { PROFILE_LIMITS } from '../limits.ts';

const decoder = new TextDecoder();

export interface TraceFigures {
  id: string;
  hash: number;
  records: number;
  errors: number;
  firstTime: number;
  lastTime: number;
  /** Sorted names. */
  services: string[];
}

/**
 * Traces with the smallest hashes of their id. A trace that is kept is kept whole and from its first line, so figures
 * are exact and parts merge in any order; how many traces there were is estimated from the largest hash kept.
 */
export class TraceSample {
  readonly #traces = new Map<number, TraceFigures>();
  #limit = 0xffffffff;

  /** Number of traces seen: exact until the sample is full. */
  get total(): number {
    if (this.#limit === 0xffffffff) return this.#traces.size;
    return Math.round((this.#traces.size / (this.#limit + 1)) * 0x100000000);
  }

  add(buf: Uint8Array, start: number, end: number, time: number, isError: boolean, service: string): void {
    let hash = -2128831035;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ buf[i]!, 16777619);
    hash = Math.imul(hash ^ (hash >>> 16), -2048144789);
    hash = (hash ^ (hash >>> 13)) >>> 0;
    if (hash > this.#limit) return;
    let trace = this.#traces.get(hash);
    if (!trace) {
      trace = emptyTrace(hash, decoder.decode(buf.subarray(start, Math.min(end, start + 200))));
      this.#traces.set(hash, trace);
    }
    note(trace, 1, isError ? 1 : 0, time, time);
    if (service !== '') serve(trace, service);
    if (this.#traces.size > PROFILE_LIMITS.traces * 1.25) this.#shrink();
  }

  absorb(sample: TraceSample): void {
    this.#limit = Math.min(this.#limit, sample.#limit);
    for (const other of sample.#traces.values()) {
      let trace = this.#traces.get(other.hash);
      if (!trace) {
        trace = emptyTrace(other.hash, other.id);
        this.#traces.set(other.hash, trace);
      }
      note(trace, other.records, other.errors, other.firstTime, other.lastTime);
      for (const service of other.services) serve(trace, service);
    }
    this.#shrink();
  }

  /** By hash, which is the same whatever the order of arrival. */
  list(): TraceFigures[] {
    this.#shrink();
    return [...this.#traces.values()].sort((a, b) => a.hash - b.hash);
  }

  write(out: ByteWriter): void {
    const traces = this.list();
    out.count(this.#limit);
    out.count(traces.length);
    for (const own of traces) {
      out.text(own.id);
      out.count(own.hash);
      out.count(own.records);
      out.count(own.errors);
      out.float(own.firstTime);
      out.float(own.lastTime);
      out.count(own.services.length);
      for (const service of own.services) out.text(service);
    }
  }

  static read(from: ByteReader): TraceSample {
    const sample = new TraceSample();
    sample.#limit = from.count();
    for (let left = from.count(); left > 0; left--) {
      const trace: TraceFigures = {
        id: from.text(),
        hash: from.count(),
        records: from.count(),
        errors: from.count(),
        firstTime: from.float(),
        lastTime: from.float(),
        services: [],
      };
      for (let services = from.count(); services > 0; services--) trace.services.push(from.text());
      sample.#traces.set(trace.hash, trace);
    }
    return sample;
  }

  #shrink(): void {
    if (this.#traces.size > PROFILE_LIMITS.traces) {
      const hashes = Float64Array.from(this.#traces.keys()).sort();
      this.#limit = Math.min(this.#limit, hashes[PROFILE_LIMITS.traces - 1]!);
    }
    if (this.#limit === 0xffffffff) return;
    for (const hash of this.#traces.keys()) if (hash > this.#limit) this.#traces.delete(hash);
  }
}

function emptyTrace(hash: number, id: string): TraceFigures {
  return { id, hash, records: 0, errors: 0, firstTime: Number.NaN, lastTime: Number.NaN, services: [] };
}

function note(trace: TraceFigures, records: number, errors: number, first: number, last: number): void {
  trace.records += records;
  trace.errors += errors;
  if (!(trace.firstTime <= first) && !Number.isNaN(first)) trace.firstTime = first;
  if (!(trace.lastTime >= last) && !Number.isNaN(last)) trace.lastTime = last;
}

function serve(trace: TraceFigures, service: string): void {
  if (trace.services.includes(service)) return;
  trace.services.push(service);
  trace.services.sort();
  if (trace.services.length > PROFILE_LIMITS.servicesPerTrace) trace.services.pop();
}
