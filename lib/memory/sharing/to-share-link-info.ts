import type { ShareLink } from '#db/queries/share-links.ts';
import type { ShareLinkInfo } from '#lib/contracts/sharing.ts';

/** What its owner is told of a link: everything but what opens it. */
export function toShareLinkInfo(link: ShareLink, now: Date): ShareLinkInfo {
  return {
    id: link.id,
    createdAt: link.createdAt.toISOString(),
    expiresAt: link.expiresAt?.toISOString() ?? null,
    holds: link.revokedAt === null && (link.expiresAt === null || link.expiresAt > now),
  };
}
