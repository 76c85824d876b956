import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Chunks } from '#lib/logs/read/unpack.ts';
import { type Shell, UsageError } from './shell.ts';

export interface Input {
  name: string;
  chunks: Chunks;
}

const READ_BYTES = 256 * 1024;

/** The inputs that the words on the command line name, in order; folders are walked, `-` is standard input. */
export async function* openInputs(shell: Shell, words: readonly string[]): AsyncGenerator<Input> {
  if (words.length === 0)
    throw new UsageError('Which files? Name files or folders, or - for standard input.');
  if (words.filter((word) => word === '-').length > 1)
    throw new UsageError('Standard input (-) can be read once only.');
  for (const word of words) {
    if (word === '-') yield { name: 'stdin', chunks: told(shell, 'stdin', stdinOf(shell)) };
    else yield* walk(shell, word);
  }
}

const stdinOf = ({ stdinFile }: Shell): AsyncIterable<Uint8Array> =>
  stdinFile === undefined ? process.stdin : createReadStream(stdinFile, { highWaterMark: READ_BYTES });

async function* walk(shell: Shell, path: string): AsyncGenerator<Input> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) {
      const entries = await readdir(path, { withFileTypes: true });
      entries.sort((a, b) => (a.name < b.name ? -1 : 1));
      for (const entry of entries) {
        // Links are left alone inside folders: they lead in circles. Hidden files are no logs.
        if (entry.name.startsWith('.') || !(entry.isFile() || entry.isDirectory())) continue;
        yield* walk(shell, join(path, entry.name));
      }
      return;
    }
    // A file that grows is read to where it ended when it was opened.
    const end = found.isFile() && found.size > 0 ? { end: found.size - 1 } : {};
    const stream = createReadStream(path, { highWaterMark: READ_BYTES, ...end });
    yield { name: path, chunks: told(shell, path, stream) };
  } catch (error) {
    shell.problem({ file: path, offset: 0, code: 'corrupt', message: `${path}: ${why(error)}` });
  }
}

/** Counts what is read; a file that cannot be read on ends there, with a word about it. */
async function* told(shell: Shell, name: string, stream: AsyncIterable<Uint8Array>): Chunks {
  let offset = 0;
  try {
    for await (const chunk of stream) {
      offset += chunk.length;
      shell.progress.add(chunk.length);
      yield chunk;
    }
  } catch (error) {
    shell.problem({ file: name, offset, code: 'corrupt', message: `${name}: ${why(error)}` });
  }
}

function why(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file or folder. Check the name.';
    case 'EACCES':
    case 'EPERM':
      return 'it may not be read. Check its permissions.';
    default:
      return `it cannot be read (${message}).`;
  }
}
