import type { ConversationFilter } from '#db/queries/conversation-filters.ts';
import { pageConversations, placeOf } from '#db/queries/list-conversations.ts';
import { listPatternKeys } from '#db/queries/pattern-keys.ts';
import { readSaid } from '#db/queries/said-in.ts';
import {
  type HistoryCursor,
  type HistoryPage,
  type HistoryRow,
  historyBounds,
} from '#lib/contracts/history.ts';
import type { HistoryFilter } from '#lib/contracts/history-filter.ts';
import type { Ctx } from '#lib/server/context.ts';
import { namesOf, toSummary } from '../conversations/to-summary.ts';
import { isStopWord } from '../search/tokenize.ts';
import { dayRange } from './day-range.ts';
import { excerpt, markWords } from './mark-words.ts';

export interface ListHistoryInput {
  filter: HistoryFilter;
  /** The zone in which the filter's days are meant. */
  timeZone: string;
  after?: HistoryCursor;
  limit?: number;
}

/** One page of the investigations a person may see, with what was said of the words looked for. */
export async function listHistory(ctx: Ctx, input: ListHistoryInput): Promise<HistoryPage> {
  const { filter, after, limit = historyBounds.first } = input;
  const sort = filter.sort ?? 'used';
  const search = tellingWords(filter.q ?? '');
  const wanted = await toConversationFilter(ctx, { filter, timeZone: input.timeZone });
  const { rows, found } = await pageConversations(ctx.db, {
    ...wanted,
    sort,
    limit: limit + 1,
    counted: !after,
    ...(after ? { after } : {}),
  });
  const page = rows.slice(0, limit);
  const said = await readSaid(ctx.db, { conversationIds: page.map(({ id }) => id), text: search });
  const saidIn = new Map(said.map((message) => [message.conversationId, message]));
  const last = page.at(-1);
  const names = await namesOf(ctx, page);
  return {
    rows: page.map((row): HistoryRow => {
      const summary = toSummary(row, ctx.user, names);
      const message = saidIn.get(row.id);
      return {
        ...summary,
        titlePieces: search === '' ? null : markWords(summary.title, search),
        said: message
          ? {
              messageId: message.id,
              by: message.role,
              at: message.createdAt.toISOString(),
              pieces: excerpt(message.text, search),
            }
          : null,
      };
    }),
    next: rows.length > limit && last ? placeOf(last, sort) : null,
    found,
  };
}

/** The filter as the store takes it. */
export async function toConversationFilter(
  ctx: Ctx,
  { filter, timeZone }: { filter: HistoryFilter; timeZone: string },
): Promise<ConversationFilter> {
  const { status, outcome, project, env, domain, entity, pattern, person, visibility, archived } = filter;
  const search = tellingWords(filter.q ?? '');
  const { from, to } = dayRange({ from: filter.from, to: filter.to, timeZone });
  return {
    userId: ctx.user.id,
    archived: archived === 'only' ? true : archived === 'with' ? 'both' : false,
    ...(search === '' ? {} : { search }),
    ...(status ? { status: [status] } : {}),
    ...(outcome ? { outcome } : {}),
    ...(visibility ? { visibility } : {}),
    ...(project === undefined ? {} : { project }),
    ...(env === undefined ? {} : { env }),
    ...(domain === undefined ? {} : { domain }),
    ...(entity === undefined ? {} : { entityName: entity }),
    ...(pattern === undefined ? {} : { patternKeys: await listPatternKeys(ctx.db, { key: pattern }) }),
    ...(person === undefined ? {} : { owner: person }),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}

/** A query without the words that every text has; all of it when nothing else is left. */
function tellingWords(text: string): string {
  const told = text.replace(/[\p{L}\p{N}]+/gu, (word) => (isStopWord(word.toLowerCase()) ? '' : word));
  return /[\p{L}\p{N}]/u.test(told) ? told.trimStart() : text.trim();
}
