import { PersonError } from '#lib/contracts/errors.ts';
import { listSimilar } from '#lib/memory/conversations/list-similar.ts';
import { respond } from '../../../respond.ts';

export const GET = respond<{ id: string }>(async (ctx, _request, { id }) => {
  const issues = await listSimilar(ctx, id);
  if (!issues) throw new PersonError('not_found', 'There is no such investigation.');
  return Response.json({ count: issues.length, issues });
});
