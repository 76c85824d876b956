import { openStream } from './open-stream.ts';
import type { LayoutSummary, ReadProblem, RecordSink, StreamCounts, StreamOptions } from './stream-types.ts';
import { textFiles } from './text-files.ts';
import type { Chunks, UnpackLimits } from './unpack.ts';

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
  const onProblem = (problem: ReadProblem) => problems.push(problem);
  for await (const file of textFiles(name, chunks, { limits: options.limits, onProblem })) {
    const sink = open(file.name);
    const stream = openStream({ ...options, file: file.name }, sink.onRecord);
    for await (const text of file.bytes) {
      if (sink.onText) await sink.onText(text);
      stream.push(text);
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
