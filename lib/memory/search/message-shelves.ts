import {
  pageMessageIds,
  readMessagePlaces,
  readSearchable,
  type SearchableRow,
  timeOfNewestMessageBut,
} from '#db/queries/searchable-messages.ts';
import { Shelves } from '../shelves/shelves.ts';
import { MessageIndex } from './message-index.ts';

/** Older messages than the newest of these are found by their conversation's title only. */
const MOST_MESSAGES = 150_000;

/** Everything said, in the order it was said. */
export const messageShelves = new Shelves<
  MessageIndex,
  { id: string; createdAt: Date; index: number },
  SearchableRow
>({
  name: 'messages',
  most: MOST_MESSAGES,
  make: () => new MessageIndex(),
  has: (index, id) => index.has(id),
  ids: (index) => index.liveIds(),
  put: (index, row) => {
    index.add({
      id: row.id,
      sessionId: row.conversationId,
      at: row.createdAt.getTime(),
      speaker: row.role,
      text: row.text,
    });
  },
  remove: (index, id) => void index.remove(id),
  worn: (index) => index.size >= index.maxMessages * 0.95 || index.liveCount < index.size / 2 - 1_000,
  page: (ctx, input) => pageMessageIds(ctx.db, input),
  placesOf: (ctx, input) => readMessagePlaces(ctx.db, input),
  timeOfNewestBut: (ctx, input) => timeOfNewestMessageBut(ctx.db, input),
  read: (ctx, ids) => readSearchable(ctx.db, { ids }),
});
