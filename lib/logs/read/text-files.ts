import { detectCharset } from './detect-kind.ts';
import { peek } from './peek-stream.ts';
import type { ReadProblem } from './stream-types.ts';
import {
  type Chunks,
  type TextFile,
  UNPACK_LIMITS,
  type UnpackLimits,
  UnpackState,
  unpack,
} from './unpack.ts';

/** How much is looked at to tell text from binary. */
const CHARSET_BYTES = 4096;

export interface TextOptions {
  limits?: Partial<UnpackLimits>;
  onProblem: (problem: ReadProblem) => void;
}

/**
 * The text files in one input (a file, a paste, an archive of many) as they are to be kept: their own bytes, or
 * their UTF-8 where they were UTF-16. Bad parts are told as problems; the rest is yielded. The bytes of a file
 * must be read before the next file is asked for.
 */
export async function* textFiles(
  name: string,
  chunks: Chunks,
  { limits, onProblem }: TextOptions,
): AsyncGenerator<TextFile> {
  const state = new UnpackState({ ...UNPACK_LIMITS, ...limits }, onProblem);
  for await (const file of unpack(name, chunks, state)) {
    const { head, all } = await peek(file.bytes, CHARSET_BYTES);
    if (head.length === 0) {
      onProblem({ file: file.name, offset: 0, code: 'empty', message: `${file.name} is empty.` });
      continue;
    }
    const charset = detectCharset(head.subarray(0, CHARSET_BYTES));
    if (charset === 'binary') {
      onProblem({
        file: file.name,
        offset: 0,
        code: 'binary',
        message: `${file.name} is not text; it was left out.`,
      });
      continue;
    }
    yield { name: file.name, bytes: charset === 'utf-8' ? all : decoded(all, charset) };
  }
}

async function* decoded(chunks: Chunks, charset: string): Chunks {
  const decoder = new TextDecoder(charset);
  const encoder = new TextEncoder();
  for await (const chunk of chunks) {
    const text = encoder.encode(decoder.decode(chunk, { stream: true }));
    if (text.length > 0) yield text;
  }
  const rest = encoder.encode(decoder.decode());
  if (rest.length > 0) yield rest;
}
