import type { Database } from '#db/database.ts';
import { isStoreGone } from '#db/is-store-gone.ts';
import { createConversation, readConversation } from '#db/queries/conversations.ts';
import { readMessages, storeMessage } from '#db/queries/messages.ts';
import { appendSteps, type StepEntry } from '#db/queries/run-steps.ts';
import { insertRun, type Run } from '#db/queries/runs.ts';
import { PersonError } from '#lib/contracts/errors.ts';
import type { RunInput } from '#lib/contracts/runs.ts';
import type { Ctx } from '#lib/server/context.ts';
import { workRun } from './work-run.ts';

/** Questions that may wait on one instance: past it, waiting would be longer than asking again later. */
const mostWaiting = 100;

/** Stores the question and starts to answer it. Returns as soon as both are safe; the work goes on by itself. */
export async function startRun(
  ctx: Ctx,
  input: RunInput,
): Promise<{ runId: string; conversationId: string }> {
  if (ctx.runs.closing) {
    throw new PersonError('store_unavailable', 'Loglore is restarting. Send the question again in a moment.');
  }
  if (ctx.runs.slots.waiting >= mostWaiting) {
    throw new PersonError(
      'limit_reached',
      `${mostWaiting} questions are waiting already. Send this one again when some are answered.`,
    );
  }
  const run = await storeQuestion(ctx, input);
  ctx.metrics.runs.inc({ status: 'started' });
  ctx.log.info({ runId: run.id, conversationId: run.conversationId }, 'run started');
  workRun(ctx, run);
  return { runId: run.id, conversationId: run.conversationId };
}

/** The investigation (when it is new), the question and the run with what is done of it, together or not at all. */
export async function storeQuestion(
  ctx: Ctx,
  input: RunInput,
  done: readonly StepEntry[] = [],
): Promise<Run> {
  const userId = ctx.user.id;
  try {
    return await ctx.db.transaction(async (db) => {
      const conversation = input.conversationId
        ? await readConversation(db, { conversationId: input.conversationId, userId })
        : await createConversation(db, { userId, title: titleOf(input.text), ...input.scope });
      if (!conversation) {
        throw new PersonError('not_found', 'This investigation does not exist any more. Start a new one.');
      }
      const { parentMessageId } = input;
      await needMessage(db, { conversationId: conversation.id, messageId: parentMessageId });
      const question = await storeMessage(db, {
        conversationId: conversation.id,
        role: 'user',
        content: input.text,
        parentId: parentMessageId ?? null,
        metadata: {
          scope: input.scope,
          ...(input.parameters ? { parameters: input.parameters } : {}),
          logSetIds: input.logSetIds,
          ...(parentMessageId === undefined ? {} : { branch: true }),
        },
      });
      const run = await insertRun(db, {
        conversationId: conversation.id,
        questionMessageId: question.id,
        userId,
        input,
        workerId: ctx.instance,
      });
      await appendSteps(db, { runId: run.id, epoch: run.epoch, steps: done });
      return run;
    });
  } catch (error) {
    if (!isStoreGone(error)) throw error;
    throw new PersonError(
      'store_unavailable',
      'The database does not answer, so the question was not stored. Send it again when it is back.',
      { cause: error },
    );
  }
}

async function needMessage(
  db: Database,
  { conversationId, messageId }: { conversationId: string; messageId: string | null | undefined },
): Promise<void> {
  if (!messageId) return;
  const [message] = await readMessages(db, { ids: [messageId] });
  if (message?.conversationId === conversationId) return;
  throw new PersonError(
    'not_found',
    'What this question follows does not exist any more. Reload the page and ask it again.',
    { field: 'parentMessageId' },
  );
}

/** The question's first line, clipped at a word. */
export function titleOf(text: string): string {
  const line = text.trim().split('\n', 1)[0]?.replace(/\s+/g, ' ').trim() ?? '';
  if (line.length <= 80) return line;
  const clipped = line.slice(0, 79);
  const space = clipped.lastIndexOf(' ');
  return `${(space > 40 ? clipped.slice(0, space) : clipped).toWellFormed()}…`;
}
