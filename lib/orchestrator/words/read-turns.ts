import { readConversationContext } from '#lib/memory/context/read-conversation-context.ts';
import type { WordFindingsInput } from '#lib/model/word-findings.ts';
import type { RunContext } from '../run-context.ts';

/** The conversation for a prompt: recent turns as they are, older ones in short. */
export async function readTurns(run: RunContext): Promise<WordFindingsInput['conversation']> {
  const { ctx, userId, conversationId } = run;
  const built = await readConversationContext(ctx, { userId, conversationId });
  if (!built) return { context: '', verbatim: 0, short: 0, savedTokens: 0 };
  const { totalMessages, summarized, estimatedTokens } = built.metadata;
  return {
    context: built.context,
    verbatim: totalMessages - summarized,
    short: summarized,
    savedTokens: Math.max(0, built.fullTokens - estimatedTokens),
  };
}
