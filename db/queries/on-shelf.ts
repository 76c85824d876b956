import { and, eq, type SQL } from 'drizzle-orm';
import { conversations } from '../schema/conversations.ts';

/** What is kept in one index: what the team may see, or what is private to a person. */
export type Shelf = { of: 'team' } | { of: 'private'; userId: string };

/** Condition on the conversation of what stands on a shelf. */
export function onShelf(shelf: Shelf): SQL {
  return (
    shelf.of === 'team'
      ? eq(conversations.visibility, 'team')
      : and(eq(conversations.visibility, 'private'), eq(conversations.userId, shelf.userId))
  ) as SQL;
}
