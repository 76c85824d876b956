import type { EventFile } from '#lib/logs/load-events.ts';
import { textFiles } from '#lib/logs/read/text-files.ts';
import { openInputs } from './open-inputs.ts';
import type { Shell } from './shell.ts';

/** The text of every input, in memory: what is asked about, and each baseline as a group of its own. */
export async function loadInputs(
  shell: Shell,
  words: readonly string[],
  taken: Set<string>,
): Promise<EventFile[]> {
  const files: EventFile[] = [];
  for await (const input of openInputs(shell, words)) {
    for await (const file of textFiles(input.name, input.chunks, { onProblem: shell.problem })) {
      const parts: Uint8Array[] = [];
      for await (const part of file.bytes) parts.push(part);
      // Lines are cited by file: the same name in the window and the baseline must stay apart.
      let { name } = file;
      for (let n = 2; taken.has(name); n++) name = `${file.name} (${n})`;
      taken.add(name);
      files.push({ name, bytes: Buffer.concat(parts) });
    }
  }
  shell.progress.clear();
  return files;
}
