import { listResolutions } from '#db/queries/resolutions.ts';
import type { OutcomeRecord } from '#lib/contracts/memory.ts';
import type { Ctx } from '#lib/server/context.ts';
import { needId } from '../conversations/need-conversation.ts';
import { toOutcomeRecord } from './to-outcome-record.ts';

/** What was recorded for an investigation, oldest first. */
export async function listOutcomes(ctx: Ctx, input: { conversationId: string }): Promise<OutcomeRecord[]> {
  const conversationId = needId(input.conversationId);
  const rows = await listResolutions(ctx.db, { conversationId, userId: ctx.user.id });
  return rows.map(toOutcomeRecord);
}
