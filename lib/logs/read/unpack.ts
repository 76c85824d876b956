import { detectKind, type PackKind } from './detect-kind.ts';
import { inflate } from './inflate.ts';
import { peek } from './peek-stream.ts';
import type { ReadProblem, ReadProblemCode } from './stream-types.ts';
import { untar } from './untar.ts';
import { unzip } from './unzip.ts';

export type Chunks = AsyncIterable<Uint8Array>;

/** One file of text inside whatever came in; its bytes must be read before the next is asked for. */
export interface TextFile {
  /** Path as people see it: `logs.tar.gz/app/server.log`. */
  name: string;
  bytes: Chunks;
}

/** What an archive may do; every bound can be set. */
export interface UnpackLimits {
  /** Output over input beyond which a stream is a bomb, looked at from `ratioFrom` bytes of output on. */
  maxRatio: number;
  ratioFrom: number;
  /** Most bytes that may come out of one input. */
  maxBytes: number;
  maxEntries: number;
  /** Archives within archives. */
  maxDepth: number;
}

export const UNPACK_LIMITS: UnpackLimits = {
  // text of repeated lines reaches a few hundred; crafted streams lie near a thousand per layer
  maxRatio: 600,
  ratioFrom: 64 * 1024 * 1024,
  maxBytes: 64 * 1024 * 1024 * 1024,
  maxEntries: 20_000,
  maxDepth: 4,
};

/** Shared by all layers of one input: how much has come in and out, and what went wrong. */
export class UnpackState {
  readonly limits: UnpackLimits;
  private readonly onProblem: (problem: ReadProblem) => void;
  entries = 0;
  bytesIn = 0;
  bytesOut = 0;
  /** Set once the input as a whole may not go on. */
  stopped = false;

  constructor(limits: UnpackLimits, onProblem: (problem: ReadProblem) => void) {
    this.limits = limits;
    this.onProblem = onProblem;
  }

  problem(file: string, offset: number, code: ReadProblemCode, message: string): void {
    this.onProblem({ file, offset, code, message });
  }

  /** Counts output; false when the input has turned out to be a bomb. */
  admit(file: string, size: number): boolean {
    this.bytesOut += size;
    const { maxBytes, maxRatio, ratioFrom } = this.limits;
    if (this.bytesOut > maxBytes) {
      this.stop(file, 'bomb-size', `it unpacks to more than ${maxBytes} bytes`);
      return false;
    }
    if (this.bytesOut > ratioFrom && this.bytesOut > this.bytesIn * maxRatio) {
      this.stop(file, 'bomb-ratio', `it unpacks to more than ${maxRatio} times its size`);
      return false;
    }
    return true;
  }

  private stop(file: string, code: ReadProblemCode, why: string): void {
    if (this.stopped) return;
    this.stopped = true;
    this.problem(
      file,
      this.bytesIn,
      code,
      `${file}: stopped at byte ${this.bytesIn}: ${why}. What was read until there is kept.`,
    );
  }
}

/** Yields the text files in an input: itself, or what its archives hold, however they are nested. */
export async function* unpack(name: string, chunks: Chunks, state: UnpackState): AsyncGenerator<TextFile> {
  yield* unpackLayer(name, counted(chunks, state), state, 0);
}

async function* counted(chunks: Chunks, state: UnpackState): Chunks {
  for await (const chunk of chunks) {
    if (state.stopped) return;
    state.bytesIn += chunk.length;
    yield chunk;
  }
}

async function* unpackLayer(
  name: string,
  chunks: Chunks,
  state: UnpackState,
  depth: number,
): AsyncGenerator<TextFile> {
  const { head, all } = await peek(chunks, 560);
  if (head.length === 0) {
    state.problem(name, 0, 'empty', `${name} is empty.`);
    return;
  }
  const kind: PackKind = detectKind(head);
  if (kind !== 'text' && kind !== 'unsupported' && depth >= state.limits.maxDepth) {
    state.problem(
      name,
      0,
      'too-deep',
      `${name}: archives are nested more than ${state.limits.maxDepth} deep; unpack it first.`,
    );
    return;
  }
  switch (kind) {
    case 'text':
      yield { name, bytes: all };
      return;
    case 'unsupported':
      state.problem(
        name,
        0,
        'unsupported',
        `${name} is packed in a way that is not read (bzip2, xz, 7z or rar). Pack it with gzip, zstd, zip or tar.`,
      );
      return;
    case 'gzip':
    case 'zstd':
      yield* unpackLayer(name, inflate(kind, name, all, state), state, depth + 1);
      return;
    case 'zip':
      for await (const file of unzip(name, all, state))
        yield* unpackLayer(file.name, file.bytes, state, depth + 1);
      return;
    case 'tar':
      for await (const file of untar(name, all, state))
        yield* unpackLayer(file.name, file.bytes, state, depth + 1);
      return;
    default:
      kind satisfies never;
  }
}
