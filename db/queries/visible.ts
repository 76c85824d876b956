import { eq, or, type SQL } from 'drizzle-orm';
import { conversations } from '../schema/conversations.ts';

/** Isolation of users: a conversation is seen by its owner, and by everybody when it is the team's. */
export function visibleTo(userId: string): SQL {
  return or(eq(conversations.userId, userId), eq(conversations.visibility, 'team')) as SQL;
}
