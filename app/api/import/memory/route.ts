import { PersonError } from '#lib/contracts/errors.ts';
import { importMemory } from '#lib/memory/transfer/import-memory.ts';
import { respond } from '../../respond.ts';

/** Merges a memory file, sent as the body, and says what it did. */
export const POST = respond(async (ctx, request) => {
  if (!request.body) throw new PersonError('bad_input', 'Send the memory file as the body of the request.');
  return Response.json(await importMemory(ctx, request.body));
});
