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
    blend(trace, 1, isError ? 1 : 0, time, time, service === '' ? [] : [service]);
    if (this.#traces.size > PROFILE_LIMITS.traces * 1.25) this.#shrink();
  }

  absorb(traces: readonly TraceFigures[], limit: number): void {
    this.#limit = Math.min(this.#limit, limit);
    for (const other of traces) {
      let trace = this.#traces.get(other.hash);
      if (!trace) {
        trace = emptyTrace(other.hash, other.id);
        this.#traces.set(other.hash, trace);
      }
      blend(trace, other.records, other.errors, other.firstTime, other.lastTime, other.services);
    }
    this.#shrink();
  }

  /** By hash, which is the same whatever the order of arrival. */
  list(): TraceFigures[] {
    this.#shrink();
    return [...this.#traces.values()].sort((a, b) => a.hash - b.hash);
  }

  get limit(): number {
    this.#shrink();
    return this.#limit;
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

function blend(
  trace: TraceFigures,
  records: number,
  errors: number,
  first: number,
  last: number,
  services: string[],
) {
  trace.records += records;
  trace.errors += errors;
  if (!(trace.firstTime <= first) && !Number.isNaN(first)) trace.firstTime = first;
  if (!(trace.lastTime >= last) && !Number.isNaN(last)) trace.lastTime = last;
  for (const service of services) {
    if (trace.services.includes(service)) continue;
    trace.services.push(service);
    trace.services.sort();
    if (trace.services.length > PROFILE_LIMITS.servicesPerTrace) trace.services.pop();
  }
}
