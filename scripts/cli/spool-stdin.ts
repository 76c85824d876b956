import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Shell } from './shell.ts';

/** Puts standard input into a file of this process alone when the words name it: what is read twice must be there twice. */
export async function spoolStdin(shell: Shell, words: readonly string[]): Promise<Shell> {
  if (!words.includes('-')) return shell;
  const folder = mkdtempSync(join(tmpdir(), 'loglore-stdin-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const stdinFile = join(folder, 'stdin');
  await pipeline(process.stdin, createWriteStream(stdinFile, { mode: 0o600 }));
  return { ...shell, stdinFile };
}
