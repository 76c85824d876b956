import { and, eq, sql } from 'drizzle-orm';
import { branchOf } from '#lib/contracts/branches.ts';
import type { Database } from '../database.ts';
import { conversationLinks, conversations } from '../schema/conversations.ts';
import { conversationLogSets } from '../schema/log-sets.ts';
import { messages } from '../schema/messages.ts';
import { type Conversation, readConversation } from './conversations.ts';
import { readPlaces } from './messages.ts';

/**
 * A new conversation of the person that begins with another one's messages, up to and with one of them; versions
 * of a question that lead elsewhere are left out. It looks at the same logs. Null when the conversation or the
 * message is not there for this person.
 */
export async function forkConversation(
  db: Database,
  input: { conversationId: string; atMessageId: string; userId: string; title?: string },
): Promise<Conversation | null> {
  const { conversationId, atMessageId, userId } = input;
  return db.transaction(async (tx) => {
    const origin = await readConversation(tx, { conversationId, userId });
    const [last] = await tx
      .select({ index: messages.index })
      .from(messages)
      .where(and(eq(messages.id, atMessageId), eq(messages.conversationId, conversationId)));
    if (origin === null || last === undefined) return null;
    const { type, visibility, project, env, domain, metadata } = origin;
    const [fork] = await tx
      .insert(conversations)
      .values({
        ...{ type, visibility, project, env, domain, metadata, userId },
        title: input.title ?? origin.title,
        forkedFrom: conversationId,
        forkedAtMessage: atMessageId,
        nextIndex: last.index + 1,
      })
      .returning();
    const said = branchOf(await readPlaces(tx, { conversationId }), atMessageId).map(({ id }) => id);
    const shared = said.slice(0, said.indexOf(atMessageId) + 1);
    await copyMessages(tx, { ids: shared, toId: fork!.id });
    await tx.execute(sql`
      insert into ${conversationLogSets} (conversation_id, log_set_id, role)
      select ${fork!.id}::uuid, log_set_id, role from ${conversationLogSets} where conversation_id = ${conversationId}`);
    await tx
      .insert(conversationLinks)
      .values({ fromId: fork!.id, toId: conversationId, kind: 'forked', createdBy: userId });
    return fork!;
  });
}

async function copyMessages(tx: Database, { ids, toId }: { ids: string[]; toId: string }) {
  // Copies get ids of their own, and parents among the copies.
  await tx.execute(sql`
    with copied as (
      select id as old_id, gen_random_uuid() as new_id from messages
      where id in ${ids}
    )
    insert into messages (id, conversation_id, role, content, type, index_in_session, parent_id, metadata, relevance, is_context, created_at)
    select copied.new_id, ${toId}::uuid, m.role, m.content, m.type, m.index_in_session, parent.new_id, m.metadata, m.relevance, m.is_context, m.created_at
    from messages m
    join copied on copied.old_id = m.id
    left join copied as parent on parent.old_id = m.parent_id`);
}
