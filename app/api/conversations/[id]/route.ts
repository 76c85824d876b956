import { PersonError } from '#lib/contracts/errors.ts';
import { readInvestigation } from '#lib/memory/conversations/read-investigation.ts';
import { respond } from '../../respond.ts';

export const GET = respond<{ id: string }>(async (ctx, _request, { id }) => {
  const investigation = await readInvestigation(ctx, id);
  if (!investigation) throw new PersonError('not_found', 'There is no such investigation.');
  return Response.json(investigation);
});
