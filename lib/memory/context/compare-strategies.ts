import { readConversation } from '#db/queries/conversations.ts';
import { recentMessages } from '#db/queries/messages.ts';
import type { StrategyFigures } from '#lib/contracts/memory-figures.ts';
import type { Ctx } from '#lib/server/context.ts';
import { needId } from '../conversations/need-conversation.ts';
import { buildContext } from './build-context.ts';
import { MOST_MESSAGES, toHistory } from './to-history.ts';

const strategies = ['facts', 'sentences'] as const;

/** The context of a conversation as each strategy makes it, side by side; null when the person may not see it. */
export async function compareStrategies(
  ctx: Ctx,
  input: { conversationId: string },
): Promise<StrategyFigures[] | null> {
  const conversationId = needId(input.conversationId);
  if (!(await readConversation(ctx.db, { conversationId, userId: ctx.user.id }))) return null;
  const history = toHistory(await recentMessages(ctx.db, { conversationId, limit: MOST_MESSAGES }));
  const { recentVerbatim, summarizeAfter, maxTokens, strategy: inUse } = ctx.settings.context;
  return strategies.map((strategy) => {
    const began = performance.now();
    const built = buildContext(history, {
      settings: { maxTokens, verbatimMessages: recentVerbatim, summarizeAfter, strategy },
    });
    const lines = (from: string) => built.lines.filter((line) => line.from === from).length;
    return {
      strategy,
      inUse: strategy === inUse,
      tokens: built.tokens,
      fullTokens: built.fullTokens,
      saved: built.fullTokens === 0 ? 0 : Math.max(0, 1 - built.tokens / built.fullTokens),
      facts: lines('fact'),
      sentences: lines('summary'),
      verbatim: lines('verbatim'),
      ms: Math.round((performance.now() - began) * 10) / 10,
      context: built.context,
    };
  });
}
