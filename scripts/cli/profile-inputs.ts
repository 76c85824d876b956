import type { Profile } from '#lib/logs/profile/profile.ts';
import { ProfileBuilder } from '#lib/logs/profile/profile-builder.ts';
import { type ReadFile, readLogs } from '#lib/logs/read/read-logs.ts';
import { openInputs } from './open-inputs.ts';
import type { Shell } from './shell.ts';

export interface Profiled {
  files: ReadFile[];
  profile: Profile;
  builder: ProfileBuilder;
}

/** Reads every input once, in bounded memory, into one profile. */
export async function profileInputs(shell: Shell, words: readonly string[]): Promise<Profiled> {
  const builder = new ProfileBuilder();
  const files: ReadFile[] = [];
  for await (const input of openInputs(shell, words)) {
    const read = await readLogs(
      input.name,
      input.chunks,
      (file) => {
        builder.openFile(file);
        return { onRecord: (record) => void builder.add(record) };
      },
      { referenceTime: Date.now() },
    );
    for (const file of read.files) builder.noteSkipped(file.counts);
    for (const problem of read.problems) shell.problem(problem);
    files.push(...read.files);
  }
  shell.progress.show('grouping');
  const profile = builder.finish();
  shell.progress.clear();
  return { files, profile, builder };
}
