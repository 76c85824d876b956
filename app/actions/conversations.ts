'use server';

import { z } from 'zod';
import { type BesideInvestigation, type Visibility, visibilities } from '#lib/contracts/conversations.ts';
import { PersonError } from '#lib/contracts/errors.ts';
import type { StrategyFigures } from '#lib/contracts/memory-figures.ts';
import type { Result } from '#lib/contracts/result.ts';
import { compareStrategies as compare } from '#lib/memory/context/compare-strategies.ts';
import { archiveConversation as archive } from '#lib/memory/conversations/archive-conversation.ts';
import { deleteConversation as remove } from '#lib/memory/conversations/delete-conversation.ts';
import { forkConversation as fork } from '#lib/memory/conversations/fork-conversation.ts';
import { pinConversation as pin } from '#lib/memory/conversations/pin-conversation.ts';
import { readBeside as beside } from '#lib/memory/conversations/read-beside.ts';
import { renameConversation as rename } from '#lib/memory/conversations/rename-conversation.ts';
import { shareWithTeam as share } from '#lib/memory/conversations/share-with-team.ts';
import { tellUnlike as tell } from '#lib/memory/recall/tell-unlike.ts';
import type { Ctx } from '#lib/server/context.ts';
import { toResult } from '#lib/server/to-result.ts';
import { requestCtx } from '../request-ctx.ts';

export async function renameConversation(id: string, title: string): Promise<Result<null>> {
  return change((ctx) => rename(ctx, { id: text.parse(id), title }));
}

export async function archiveConversation(id: string, archived: boolean): Promise<Result<null>> {
  return change((ctx) => archive(ctx, { id: text.parse(id), archived: flag.parse(archived) }));
}

export async function pinConversation(id: string, pinned: boolean): Promise<Result<null>> {
  return change((ctx) => pin(ctx, { id: text.parse(id), pinned: flag.parse(pinned) }));
}

export async function shareWithTeam(id: string, visibility: Visibility): Promise<Result<null>> {
  return change((ctx) =>
    share(ctx, { id: text.parse(id), visibility: z.enum(visibilities).parse(visibility) }),
  );
}

/** For good: what can be undone is archiving, which the page does first. */
export async function deleteConversation(id: string): Promise<Result<null>> {
  return change((ctx) => remove(ctx, { id: text.parse(id) }));
}

/** Two investigations are not the same trouble, or it is taken back. */
export async function tellUnlike(id: string, otherId: string, unlike: boolean): Promise<Result<null>> {
  return change((ctx) =>
    tell(ctx, { id: text.parse(id), otherId: text.parse(otherId), unlike: flag.parse(unlike) }),
  );
}

/** The gist of another investigation, to lay it beside this one. */
export async function readBeside(id: string): Promise<Result<BesideInvestigation>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => {
    const found = await beside(ctx, text.parse(id));
    if (!found) throw new PersonError('not_found', 'This investigation does not exist any more.');
    return found;
  });
}

/** What is told of an investigation to who answers its next question, in each of the ways there are. */
export async function compareContexts(id: string): Promise<Result<StrategyFigures[]>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => {
    const compared = await compare(ctx, { conversationId: text.parse(id) });
    if (!compared) throw new PersonError('not_found', 'This investigation does not exist any more.');
    return compared;
  });
}

export async function forkConversation(id: string, atMessageId: string): Promise<Result<{ id: string }>> {
  const ctx = await requestCtx();
  return toResult(ctx, () => fork(ctx, { id: text.parse(id), atMessageId: text.parse(atMessageId) }));
}

// What a browser sends is unknown, whatever the signatures above say.
const text = z.string();
const flag = z.boolean();

async function change(verb: (ctx: Ctx) => Promise<void>): Promise<Result<null>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => {
    await verb(ctx);
    return null;
  });
}
