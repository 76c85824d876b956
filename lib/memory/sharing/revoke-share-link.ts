import { revokeShareLink as revoke } from '#db/queries/share-links.ts';
import { PersonError } from '#lib/contracts/errors.ts';
import type { Ctx } from '#lib/server/context.ts';

/** Whoever opens the link from now on sees nothing. */
export async function revokeShareLink(ctx: Ctx, { linkId }: { linkId: string }): Promise<void> {
  const revoked = await revoke(ctx.db, { linkId, userId: ctx.user.id });
  if (!revoked) throw new PersonError('not_found', 'There is no such link any more.');
}
