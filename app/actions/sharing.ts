'use server';

import { z } from 'zod';
import { requestCtx } from '#app/request-ctx.ts';
import type { Result } from '#lib/contracts/result.ts';
import { uuid } from '#lib/contracts/runs.ts';
import type { ShareLinkInfo } from '#lib/contracts/sharing.ts';
import { createShareLink as create } from '#lib/memory/sharing/create-share-link.ts';
import { listShareLinks as list } from '#lib/memory/sharing/list-share-links.ts';
import { revokeShareLink as revoke } from '#lib/memory/sharing/revoke-share-link.ts';
import { toResult } from '#lib/server/to-result.ts';

/** Makes a link that holds for some days; its address is told once and never again. */
export async function createShareLink(
  id: string,
  days: number,
): Promise<Result<{ path: string; link: ShareLinkInfo }>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () =>
    create(ctx, { id: uuid.parse(id), days: z.number().int().min(1).max(365).parse(days) }),
  );
}

export async function listShareLinks(id: string): Promise<Result<ShareLinkInfo[]>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => list(ctx, { id: uuid.parse(id) }));
}

export async function revokeShareLink(linkId: string): Promise<Result<null>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => {
    await revoke(ctx, { linkId: uuid.parse(linkId) });
    return null;
  });
}
