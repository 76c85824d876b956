import { exportMemory } from '#lib/memory/transfer/export-memory.ts';
import { respond } from '../../respond.ts';

/** The memory as one JSON file, streamed as it is read: patterns and investigations, without logs. */
export const GET = respond(async (ctx) => {
  const day = ctx.now().toISOString().slice(0, 10);
  const texts = exportMemory(ctx);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await texts.return(undefined)),
  });
  return new Response(body, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="loglore-memory-${day}.json"`,
    },
  });
});
