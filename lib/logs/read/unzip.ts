import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import { safePath } from './safe-path.ts';
import type { Chunks, TextFile, UnpackState } from './unpack.ts';
import { admitEntry } from './untar.ts';

/** Compressed bytes unpacked at a time: bounds what one step can blow up to. */
const SLICE = 32 * 1024;

type Event = { kind: 'open'; name: string } | { kind: 'data'; bytes: Uint8Array } | { kind: 'close' };

/** Yields the files of a zip as they stream by; the directory at its end is not needed. */
export async function* unzip(name: string, chunks: Chunks, state: UnpackState): AsyncGenerator<TextFile> {
  const queue: Event[] = [];
  let fed = 0;
  let open = false;
  const engine = new Unzip((file) => {
    if (file.name.endsWith('/')) return;
    const path = safePath(file.name);
    if (path === undefined) {
      state.problem(
        name,
        fed,
        'unsafe-path',
        `${name}: "${file.name}" was left out: its path leaves the archive.`,
      );
      return;
    }
    if (!admitEntry(name, fed, state)) return;
    queue.push({ kind: 'open', name: `${name}/${path}` });
    open = true;
    file.ondata = (error, bytes, final) => {
      if (error) {
        state.problem(
          `${name}/${path}`,
          fed,
          'corrupt',
          `${name}/${path}: damaged near byte ${fed} (${error.message}).`,
        );
        queue.push({ kind: 'close' });
        open = false;
        return;
      }
      if (bytes.length > 0 && !state.stopped && state.admit(`${name}/${path}`, bytes.length))
        queue.push({ kind: 'data', bytes });
      if (final) {
        queue.push({ kind: 'close' });
        open = false;
      }
    };
    file.start();
  });
  engine.register(UnzipInflate);
  engine.register(UnzipPassThrough);
  const source = slices(chunks);
  let ended = false;

  /** Feeds the engine until something is queued; false at the end. */
  async function more(): Promise<boolean> {
    while (queue.length === 0 && !ended) {
      const next = await source.next();
      if (next.done || state.stopped) {
        ended = true;
        if (!state.stopped && open) {
          state.problem(
            name,
            fed,
            'truncated',
            `${name}: the zip archive stops short at byte ${fed}; what came before is kept.`,
          );
        }
        if (open) queue.push({ kind: 'close' });
        break;
      }
      fed += next.value.length;
      try {
        engine.push(next.value, false);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        state.problem(
          name,
          fed,
          'corrupt',
          `${name}: damaged near byte ${fed} (${why}); the files before that are kept.`,
        );
        ended = true;
        if (open) queue.push({ kind: 'close' });
      }
    }
    return queue.length > 0;
  }

  async function* body(): AsyncGenerator<Uint8Array> {
    while (await more()) {
      const event = queue.shift()!;
      if (event.kind === 'close') return;
      if (event.kind === 'data') yield event.bytes;
    }
  }

  while (await more()) {
    const event = queue.shift()!;
    if (event.kind !== 'open') continue;
    const bytes = body();
    yield { name: event.name, bytes };
    // whatever the reader left of the file
    for await (const rest of bytes) void rest;
  }
}

async function* slices(chunks: Chunks): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += SLICE)
      yield chunk.subarray(at, Math.min(chunk.length, at + SLICE));
  }
}
