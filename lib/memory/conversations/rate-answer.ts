import { putFeedback } from '#db/queries/feedback.ts';
import { PersonError } from '#lib/contracts/errors.ts';
import type { Ctx } from '#lib/server/context.ts';
import { needId } from './need-conversation.ts';

/** Notes whether an answer helped; said again, the later word holds. */
export async function rateAnswer(
  ctx: Ctx,
  { messageId, rating, note }: { messageId: string; rating: 1 | -1; note?: string | undefined },
): Promise<void> {
  const kept = await putFeedback(ctx.db, {
    messageId: needId(messageId),
    userId: ctx.user.id,
    rating,
    note: note ?? null,
  });
  if (!kept) throw new PersonError('not_found', 'This answer does not exist any more.');
}
