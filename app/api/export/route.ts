import { z } from 'zod';
import { historyBounds } from '#lib/contracts/history.ts';
import { uuid } from '#lib/contracts/runs.ts';
import { exportMarkdown } from '#lib/memory/history/export-markdown.ts';
import { exportMemory } from '#lib/memory/transfer/export-memory.ts';
import { respond } from '../respond.ts';
import { streamFile } from '../stream-file.ts';

const wishSchema = z.object({
  format: z.enum(['markdown', 'json']),
  ids: z.array(uuid).min(1, 'Select an investigation first.').max(historyBounds.matching),
});

/** The selected investigations as a file; sent as a form, since a selection may be longer than an address. */
export const POST = respond(async (ctx, request) => {
  const form = await request.formData();
  const { format, ids } = wishSchema.parse({ format: form.get('format'), ids: form.getAll('id') });
  const day = ctx.now().toISOString().slice(0, 10);
  if (format === 'json') {
    return streamFile(exportMemory(ctx, { ids }), {
      name: `loglore-investigations-${day}.json`,
      type: 'application/json; charset=utf-8',
    });
  }
  return streamFile(exportMarkdown(ctx, { ids }), {
    name: `loglore-investigations-${day}.md`,
    type: 'text/markdown; charset=utf-8',
  });
});
