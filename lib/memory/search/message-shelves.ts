import { listSearchable, type SearchableRow } from '#db/queries/searchable-messages.ts';
import { Shelves } from '../shelves.ts';
import { MessageIndex } from './message-index.ts';

/** Older messages than the newest of these are found by their conversation's title only. */
const MOST_MESSAGES = 150_000;

/** Everything said, in the order it was said. */
export const messageShelves = new Shelves<MessageIndex, SearchableRow>({
  make: () => new MessageIndex(),
  has: (index, id) => index.has(id),
  put: (index, row) => {
    index.add({
      id: row.id,
      sessionId: row.conversationId,
      at: row.createdAt.getTime(),
      speaker: row.role,
      text: row.text,
    });
  },
  list: (ctx, input) => listSearchable(ctx.db, { ...input, limit: MOST_MESSAGES }),
});
