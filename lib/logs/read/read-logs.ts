import { detectCharset } from './detect-kind.ts';
import { openStream } from './open-stream.ts';
import { peek } from './peek-stream.ts';
import type { LayoutSummary, ReadProblem, RecordSink, StreamCounts, StreamOptions } from './stream-types.ts';
import { type Chunks, UNPACK_LIMITS, type UnpackLimits, UnpackState, unpack } from './unpack.ts';

export interface ReadOptions extends Omit<StreamOptions, 'file'> {
  limits?: Partial<UnpackLimits>;
}

/** What one text file of the input receives. */
export interface FileSink {
  /** The file's text as it is to be kept: its own bytes, or their UTF-8 where it was UTF-16. */
  onText?: (bytes: Uint8Array) => void | Promise<void>;
  onRecord: RecordSink;
}

export interface ReadFile {
  name: string;
  counts: StreamCounts;
  layouts: LayoutSummary[];
}

export interface ReadResult {
  files: ReadFile[];
  problems: ReadProblem[];
}

/** How much is looked at to tell text from binary. */
const CHARSET_BYTES = 4096;

/**
 * Reads one input (a file, a paste, an archive of many) to its end. Bad parts are told in `problems`;
 * the rest is used.
 */
export async function readLogs(
  name: string,
  chunks: Chunks,
  open: (file: string) => FileSink,
  options: ReadOptions = {},
): Promise<ReadResult> {
  const problems: ReadProblem[] = [];
  const files: ReadFile[] = [];
  const state = new UnpackState({ ...UNPACK_LIMITS, ...options.limits }, (problem) => problems.push(problem));
  for await (const file of unpack(name, chunks, state)) {
    const { head, all } = await peek(file.bytes, CHARSET_BYTES);
    if (head.length === 0) {
      problems.push({ file: file.name, offset: 0, code: 'empty', message: `${file.name} is empty.` });
      continue;
    }
    const charset = detectCharset(head.subarray(0, CHARSET_BYTES));
    if (charset === 'binary') {
      problems.push({
        file: file.name,
        offset: 0,
        code: 'binary',
        message: `${file.name} is not text; it was left out.`,
      });
      continue;
    }
    const sink = open(file.name);
    const stream = openStream({ ...options, file: file.name }, sink.onRecord);
    const decoder = charset === 'utf-8' ? undefined : new TextDecoder(charset);
    const encoder = new TextEncoder();
    for await (const chunk of all) {
      const text = decoder ? encoder.encode(decoder.decode(chunk, { stream: true })) : chunk;
      if (text.length === 0) continue;
      if (sink.onText) await sink.onText(text);
      stream.push(text);
    }
    const rest = decoder ? encoder.encode(decoder.decode()) : undefined;
    if (rest && rest.length > 0) {
      if (sink.onText) await sink.onText(rest);
      stream.push(rest);
    }
    stream.end();
    files.push({ name: file.name, counts: stream.counts, layouts: stream.layouts() });
  }
  return { files, problems };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const latin1 = new TextDecoder('windows-1252');

/** Text of stored bytes: UTF-8, or Latin-1 where they are not valid UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return latin1.decode(bytes);
  }
}
