import { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import { safePath } from './safe-path.ts';
import type { Chunks, TextFile, UnpackState } from './unpack.ts';

/** Yields the regular files of a tar stream; links and devices are refused, folders passed over. */
export async function* untar(name: string, chunks: Chunks, state: UnpackState): AsyncGenerator<TextFile> {
  const engine = extract();
  let fed = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      fed += chunk.length;
      yield chunk;
    }
  }
  const input = Readable.from(counted(), { objectMode: true });
  input.on('error', (error) => engine.destroy(error));
  input.pipe(engine);
  try {
    for await (const entry of engine) {
      const { header } = entry;
      const drain = () => entry.resume();
      if (header.type === 'directory') {
        drain();
        continue;
      }
      const path = safePath(header.name);
      if (path === undefined || (header.type !== 'file' && header.type !== 'contiguous-file')) {
        const what =
          path === undefined ? 'its path leaves the archive' : `it is a ${header.type}, not a file`;
        state.problem(name, fed, 'unsafe-path', `${name}: "${header.name}" was left out: ${what}.`);
        drain();
        continue;
      }
      if (!admitEntry(name, fed, state)) return;
      yield { name: `${name}/${path}`, bytes: entry as unknown as Chunks };
      // whatever the reader left of the entry
      drain();
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    state.problem(
      name,
      fed,
      'truncated',
      `${name}: the tar archive stops short near byte ${fed} (${why}); the files before that are kept.`,
    );
  } finally {
    input.destroy();
    engine.destroy();
  }
}

/** Counts a member; false when there are more than an archive of logs would hold. */
export function admitEntry(name: string, offset: number, state: UnpackState): boolean {
  state.entries++;
  if (state.entries <= state.limits.maxEntries) return true;
  state.stopped = true;
  state.problem(
    name,
    offset,
    'too-many-entries',
    `${name} holds more than ${state.limits.maxEntries} files; the first ${state.limits.maxEntries} are kept.`,
  );
  return false;
}
