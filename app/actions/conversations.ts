'use server';

import type { Visibility } from '#lib/contracts/conversations.ts';
import type { Result } from '#lib/contracts/result.ts';
import { archiveConversation as archive } from '#lib/memory/conversations/archive-conversation.ts';
import { deleteConversation as remove } from '#lib/memory/conversations/delete-conversation.ts';
import { forkConversation as fork } from '#lib/memory/conversations/fork-conversation.ts';
import { pinConversation as pin } from '#lib/memory/conversations/pin-conversation.ts';
import { renameConversation as rename } from '#lib/memory/conversations/rename-conversation.ts';
import { shareWithTeam as share } from '#lib/memory/conversations/share-with-team.ts';
import { getCtx } from '#lib/server/compose.ts';
import type { Ctx } from '#lib/server/context.ts';
import { toResult } from '#lib/server/to-result.ts';

async function done(work: (ctx: Ctx) => Promise<void>): Promise<Result<null>> {
  const ctx = await getCtx();
  return toResult(ctx, async () => {
    await work(ctx);
    return null;
  });
}

export async function renameConversation(id: string, title: string): Promise<Result<null>> {
  return done((ctx) => rename(ctx, { id, title }));
}

export async function archiveConversation(id: string, archived: boolean): Promise<Result<null>> {
  return done((ctx) => archive(ctx, { id, archived: archived === true }));
}

export async function pinConversation(id: string, pinned: boolean): Promise<Result<null>> {
  return done((ctx) => pin(ctx, { id, pinned: pinned === true }));
}

export async function deleteConversation(id: string): Promise<Result<null>> {
  return done((ctx) => remove(ctx, { id }));
}

export async function shareWithTeam(id: string, visibility: Visibility): Promise<Result<null>> {
  return done((ctx) => share(ctx, { id, visibility: visibility === 'private' ? 'private' : 'team' }));
}

export async function forkConversation(id: string, atMessageId: string): Promise<Result<{ id: string }>> {
  const ctx = await getCtx();
  return toResult(ctx, () => fork(ctx, { id, atMessageId }));
}
