import type { StoredMessage } from '#db/queries/messages.ts';
import type { ContextMessage } from './context-message.ts';

/** Older messages than these are not even told in short. */
export const MOST_MESSAGES = 500;

export function toHistory(messages: readonly StoredMessage[]): ContextMessage[] {
  return messages.map(({ id, role, content, createdAt }) => ({
    id,
    role,
    text: content,
    at: createdAt.getTime(),
  }));
}
