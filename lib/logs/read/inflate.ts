import { Readable } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import type { Chunks, UnpackState } from './unpack.ts';

const OUTPUT_BYTES = 256 * 1024;

/** Unpacks one gzip or zstd stream. What came out before an error is kept; the error is told, not thrown. */
export async function* inflate(
  kind: 'gzip' | 'zstd',
  name: string,
  chunks: Chunks,
  state: UnpackState,
): AsyncGenerator<Uint8Array> {
  const engine =
    kind === 'gzip'
      ? createGunzip({ chunkSize: OUTPUT_BYTES })
      : createZstdDecompress({ chunkSize: OUTPUT_BYTES });
  const input = Readable.from(chunks, { objectMode: true });
  let fed = 0;
  input.on('data', (chunk: Uint8Array) => {
    fed += chunk.length;
    if (!engine.write(chunk)) {
      input.pause();
      engine.once('drain', () => input.resume());
    }
  });
  input.on('end', () => engine.end());
  input.on('error', (error) => engine.destroy(error));
  let out = 0;
  try {
    for await (const chunk of engine) {
      const bytes = chunk as Uint8Array;
      out += bytes.length;
      if (!state.admit(name, bytes.length)) return;
      yield bytes;
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const cut = /unexpected end|incomplete|Src size is incorrect/i.test(why);
    state.problem(
      name,
      fed,
      cut ? 'truncated' : 'corrupt',
      cut
        ? `${name}: the ${kind} data stops short at byte ${fed}; the ${out} bytes of text before that are kept. Fetch the file again for the rest.`
        : `${name}: the ${kind} data is damaged near byte ${fed} (${why}); the ${out} bytes of text before that are kept.`,
    );
  } finally {
    input.destroy();
    engine.destroy();
  }
}
