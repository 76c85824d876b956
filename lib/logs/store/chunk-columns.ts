/**
 * What is kept beside a chunk's text so that questions find its records without reading it: one entry per record
 * that starts in the chunk. Names are indexes into the chunk's own dictionaries, -1 for none.
 */
export interface ChunkColumns {
  readonly count: number;
  readonly services: readonly string[];
  readonly traces: readonly string[];
  /** Milliseconds since 1970, NaN for none. */
  readonly time: Float64Array;
  /** First line of the record in its file, from 1. */
  readonly line: Uint32Array;
  /** Leaf of the file's template miner. */
  readonly leaf: Int32Array;
  readonly service: Int32Array;
  readonly trace: Int32Array;
  /** Physical lines folded into the record. */
  readonly lines: Uint16Array;
  readonly level: Uint8Array;
}

const HEAD = 8;

export function encodeColumns(columns: ChunkColumns): Uint8Array {
  const { count, services, traces } = columns;
  const names = new TextEncoder().encode(JSON.stringify({ count, services, traces }));
  const start = align(HEAD + names.length);
  const out = new Uint8Array(start + count * BYTES_PER_RECORD);
  new DataView(out.buffer).setUint32(0, names.length, true);
  out.set(names, HEAD);
  let at = start;
  for (const column of parts(columns)) {
    out.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += column.byteLength;
  }
  return out;
}

export function decodeColumns(bytes: Uint8Array): ChunkColumns {
  // A copy of its own: typed arrays need an aligned start, which a slice of a database row has not.
  const own = bytes.slice();
  const length = new DataView(own.buffer).getUint32(0, true);
  const { count, services, traces } = JSON.parse(
    new TextDecoder().decode(own.subarray(HEAD, HEAD + length)),
  ) as Pick<ChunkColumns, 'count' | 'services' | 'traces'>;
  let at = align(HEAD + length);
  const take = (size: number) => {
    const from = at;
    at += size * count;
    return from;
  };
  return {
    count,
    services,
    traces,
    time: new Float64Array(own.buffer, take(8), count),
    line: new Uint32Array(own.buffer, take(4), count),
    leaf: new Int32Array(own.buffer, take(4), count),
    service: new Int32Array(own.buffer, take(4), count),
    trace: new Int32Array(own.buffer, take(4), count),
    lines: new Uint16Array(own.buffer, take(2), count),
    level: new Uint8Array(own.buffer, take(1), count),
  };
}

const BYTES_PER_RECORD = 8 + 4 * 4 + 2 + 1;
const align = (at: number) => Math.ceil(at / 8) * 8;
/** Widest first, so that every column starts aligned. */
const parts = (c: ChunkColumns) => [c.time, c.line, c.leaf, c.service, c.trace, c.lines, c.level];
