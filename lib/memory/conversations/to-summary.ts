import type { ConversationRow } from '#db/queries/list-conversations.ts';
import { readNames } from '#db/queries/people.ts';
import type { ConversationSummary, Person } from '#lib/contracts/conversations.ts';
import type { Ctx } from '#lib/server/context.ts';

/** The names of those who own these conversations, beside the person who asks. */
export function namesOf(ctx: Ctx, rows: readonly ConversationRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.map(({ userId }) => userId))].filter((id) => id !== ctx.user.id);
  return readNames(ctx.db, { ids });
}

/** A stored conversation as pages receive it. */
export function toSummary(
  row: ConversationRow,
  user: Person,
  names: ReadonlyMap<string, string>,
): ConversationSummary {
  const { project, env, domain } = row;
  return {
    id: row.id,
    title: row.title || 'Untitled investigation',
    status: row.status,
    archived: row.archivedAt !== null,
    pinned: row.pinned,
    visibility: row.visibility,
    owner: row.userId === user.id ? user : { id: row.userId, name: names.get(row.userId) ?? 'A colleague' },
    scope: {
      ...(project === null ? {} : { project }),
      ...(env === null ? {} : { env }),
      ...(domain === null ? {} : { domain }),
    },
    createdAt: row.createdAt.toISOString(),
    lastActivityAt: row.lastActivityAt.toISOString(),
    messageCount: row.messageCount,
    running: row.running,
    outcome: row.outcome,
    headline: row.headline,
  };
}
