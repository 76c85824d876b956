import { F_SERVICE, F_TRACE, fieldText, hasField, type LogRecord } from '../record.ts';
import type { ChunkColumns } from './chunk-columns.ts';
import { countBreaks } from './line-breaks.ts';

/** Text per chunk: small enough to read one for a page of lines, large enough to compress well. */
export const CHUNK_BYTES = 1024 * 1024;
/** A line longer than this is cut over several chunks, so that memory stays bounded. */
const MAX_CHUNK_BYTES = 8 * CHUNK_BYTES;

export interface Chunk {
  seq: number;
  /** Lines that lie in the chunk, wholly or in part; inclusive, from 1. */
  firstLine: number;
  lastLine: number;
  /** Where the chunk starts in the text of its file. */
  byteOffset: number;
  firstTime: number | null;
  lastTime: number | null;
  /** A view that holds only while the chunk is being emitted. */
  text: Uint8Array;
  columns: ChunkColumns;
}

/**
 * Cuts the text of one file into chunks where records start. Give it the bytes as they go into the stream and each
 * record as it comes out: together the chunks are the text, byte for byte.
 */
export class ChunkWriter {
  readonly #emit: (chunk: Chunk) => void;
  #buffer = Buffer.allocUnsafe(2 * CHUNK_BYTES);
  #filled = 0;
  #offset = 0;
  #line = 1;
  #seq = 0;
  #open = new OpenColumns();

  constructor(emit: (chunk: Chunk) => void) {
    this.#emit = emit;
  }

  push(bytes: Uint8Array): void {
    if (this.#filled + bytes.length > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#filled + bytes.length));
      larger.set(this.#buffer.subarray(0, this.#filled));
      this.#buffer = larger;
    }
    this.#buffer.set(bytes, this.#filled);
    this.#filled += bytes.length;
  }

  record(record: LogRecord, leaf: number): void {
    if (record.offset - this.#offset >= CHUNK_BYTES) this.#cut(record.offset - this.#offset);
    this.#open.add(record, leaf);
  }

  /** Call after the records of a push: lets go of what one endless record holds back. */
  bound(): void {
    if (this.#filled < MAX_CHUNK_BYTES) return;
    // A CR at the very end may be half of a CR LF: it stays for the next chunk.
    this.#cut(this.#buffer[this.#filled - 1] === 13 ? this.#filled - 1 : this.#filled);
  }

  end(): void {
    if (this.#filled > 0) this.#cut(this.#filled);
  }

  #cut(length: number): void {
    const text = this.#buffer.subarray(0, length);
    const breaks = countBreaks(text);
    const last = text[length - 1];
    const whole = last === 10 || last === 13;
    const columns = this.#open.take();
    this.#emit({
      seq: this.#seq++,
      firstLine: this.#line,
      lastLine: this.#line + breaks - (whole ? 1 : 0),
      byteOffset: this.#offset,
      ...timesOf(columns.time),
      text,
      columns,
    });
    this.#line += breaks;
    this.#offset += length;
    this.#buffer.copyWithin(0, length, this.#filled);
    this.#filled -= length;
    if (this.#filled <= CHUNK_BYTES && this.#buffer.length > 2 * MAX_CHUNK_BYTES) {
      const smaller = Buffer.allocUnsafe(2 * CHUNK_BYTES);
      smaller.set(this.#buffer.subarray(0, this.#filled));
      this.#buffer = smaller;
    }
  }
}

function timesOf(times: Float64Array): { firstTime: number | null; lastTime: number | null } {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const time of times) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return first > last ? { firstTime: null, lastTime: null } : { firstTime: first, lastTime: last };
}

/** The columns of the chunk in the making. */
class OpenColumns {
  #time: number[] = [];
  #line: number[] = [];
  #leaf: number[] = [];
  #service: number[] = [];
  #trace: number[] = [];
  #lines: number[] = [];
  #level: number[] = [];
  #services = new Names();
  #traces = new Names();

  add(record: LogRecord, leaf: number): void {
    this.#time.push(record.time);
    this.#line.push(record.lineNo);
    this.#leaf.push(leaf);
    this.#service.push(this.#services.of(record, F_SERVICE));
    this.#trace.push(this.#traces.of(record, F_TRACE));
    this.#lines.push(Math.min(record.lines, 0xffff));
    this.#level.push(record.level);
  }

  take(): ChunkColumns {
    const columns = {
      count: this.#time.length,
      services: this.#services.take(),
      traces: this.#traces.take(),
      time: Float64Array.from(this.#time),
      line: Uint32Array.from(this.#line),
      leaf: Int32Array.from(this.#leaf),
      service: Int32Array.from(this.#service),
      trace: Int32Array.from(this.#trace),
      lines: Uint16Array.from(this.#lines),
      level: Uint8Array.from(this.#level),
    };
    this.#time = [];
    this.#line = [];
    this.#leaf = [];
    this.#service = [];
    this.#trace = [];
    this.#lines = [];
    this.#level = [];
    return columns;
  }
}

/** A dictionary of the names in one field. Neighbouring records often share one: those cost no string. */
class Names {
  #index = new Map<string, number>();
  #lastBytes: Uint8Array = new Uint8Array(0);
  #lastIndex = -1;

  of(record: LogRecord, slot: number): number {
    if (!hasField(record, slot)) return -1;
    const start = record.fieldStart[slot]!;
    const end = record.fieldEnd[slot]!;
    if (this.#lastIndex >= 0 && same(this.#lastBytes, record.buf, start, end)) return this.#lastIndex;
    const name = fieldText(record, slot)!;
    let index = this.#index.get(name);
    if (index === undefined) {
      index = this.#index.size;
      this.#index.set(name, index);
    }
    this.#lastBytes = record.buf.slice(start, end);
    this.#lastIndex = index;
    return index;
  }

  take(): string[] {
    const names = [...this.#index.keys()];
    this.#index = new Map();
    this.#lastIndex = -1;
    return names;
  }
}

function same(a: Uint8Array, buf: Uint8Array, start: number, end: number): boolean {
  if (a.length !== end - start) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== buf[start + at]) return false;
  return true;
}
