import { readConversation } from '#db/queries/conversations.ts';
import { recentMessages } from '#db/queries/messages.ts';
import { proseForPrompt } from '#lib/model/mask-lines.ts';
import type { Ctx } from '#lib/server/context.ts';
import { readPreferences } from '../preferences/read-preferences.ts';
import { buildConversationContext, type ConversationContext } from './build-conversation-context.ts';
import { extractUserProfile } from './extract-user-profile.ts';
import { readSummaries } from './keep-summaries.ts';
import { LANGUAGES } from './labels.ts';
import { MOST_MESSAGES, toHistory } from './to-history.ts';

/** The context of a stored conversation; null when the person may not see it. */
export async function readConversationContext(
  ctx: Ctx,
  { userId, conversationId }: { userId: string; conversationId: string },
): Promise<ConversationContext | null> {
  const conversation = await readConversation(ctx.db, { conversationId, userId });
  if (!conversation) return null;
  const stored = await recentMessages(ctx.db, { conversationId, limit: MOST_MESSAGES });
  const history = toHistory(stored, ctx.languageModel ? proseForPrompt : undefined);
  const { values } = await readPreferences(ctx, { userId });
  const language = LANGUAGES.find((each) => each === values.language);
  return buildConversationContext(ctx, {
    ...(language ? { language } : {}),
    userId,
    conversationId,
    history,
    profile: extractUserProfile(history),
    summaries: await readSummaries(ctx, { conversationId }),
  });
}
