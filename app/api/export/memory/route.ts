import { exportMemory } from '#lib/memory/transfer/export-memory.ts';
import { respond } from '../../respond.ts';
import { streamFile } from '../../stream-file.ts';

/** The memory as one JSON file, streamed as it is read: patterns and investigations, without logs. */
export const GET = respond(async (ctx) => {
  const day = ctx.now().toISOString().slice(0, 10);
  return streamFile(exportMemory(ctx), {
    name: `loglore-memory-${day}.json`,
    type: 'application/json; charset=utf-8',
  });
});
