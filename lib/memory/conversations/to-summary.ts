import type { ConversationRow } from '#db/queries/list-conversations.ts';
import type { ConversationSummary, Person } from '#lib/contracts/conversations.ts';

/** A stored conversation as pages receive it. */
export function toSummary(row: ConversationRow, user: Person): ConversationSummary {
  const { project, env, domain } = row;
  return {
    id: row.id,
    title: row.title || 'Untitled investigation',
    status: row.status,
    archived: row.archivedAt !== null,
    pinned: row.pinned,
    visibility: row.visibility,
    owner: row.userId === user.id ? user : { id: row.userId, name: row.userId },
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
