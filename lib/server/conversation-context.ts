import { buildConversationContext as build } from '#lib/memory/context/build-conversation-context.ts';
import type { ContextMessage } from '#lib/memory/context/context-message.ts';
import type { UserProfile } from '#lib/memory/context/extract-user-profile.ts';
import { getCtx } from './compose.ts';

/** The context of a conversation for a prompt, with this process's cache and settings. */
export async function buildConversationContext(
  userId: string,
  conversationId: string,
  history: readonly ContextMessage[],
  profile?: UserProfile,
) {
  return build(await getCtx(), { userId, conversationId, history, ...(profile ? { profile } : {}) });
}
