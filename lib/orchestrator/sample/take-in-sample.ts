import type { LogSet } from '#db/queries/log-sets.ts';
import type { SampleName } from '#lib/contracts/samples.ts';
import type { Ctx } from '#lib/server/context.ts';
import { ingestLogs } from '#lib/sources/ingest/ingest-logs.ts';
import { samples } from './samples.ts';

/** Makes the logs of a sample that ended at `end` and takes them in like an upload. */
export function takeInSample(
  ctx: Ctx,
  { name, end, minutes }: { name: SampleName; end: Date; minutes: number },
): Promise<LogSet> {
  // Other ids and hosts each time: what memory recognises next time must be the trouble, not its names.
  const seed = Math.floor(end.getTime() / 60_000);
  const start = new Date(seed * 60_000 - minutes * 60_000);
  const files = samples[name].generate({ seed, start, minutes });
  return ingestLogs(ctx, {
    name: `Sample: ${name}`,
    kind: 'sample',
    inputs: files.map((file) => ({ name: file.name, bytes: bytesOf(file.text) })),
  });
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
