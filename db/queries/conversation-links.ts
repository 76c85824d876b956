import { and, asc, eq, inArray, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '../database.ts';
import { conversationLinks, conversations, type LinkKind } from '../schema/conversations.ts';
import { visibleTo } from './visible.ts';

export interface ConversationLink {
  kind: LinkKind;
  /** `out`: the conversation asked about names the other one. */
  direction: 'out' | 'in';
  conversationId: string;
  title: string;
  note: string | null;
  createdBy: string;
  createdAt: Date;
}

/** Links two conversations the person may see. False when one of them is not there, or they are the same. */
export async function linkConversations(
  db: Database,
  input: { fromId: string; toId: string; kind: LinkKind; userId: string; note?: string | null },
): Promise<boolean> {
  const { fromId, toId, kind, userId, note = null } = input;
  if (fromId === toId) return false;
  const seen = await db
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(inArray(conversations.id, [fromId, toId]), visibleTo(userId)));
  if (seen.length < 2) return false;
  await db
    .insert(conversationLinks)
    .values({ fromId, toId, kind, note, createdBy: userId })
    .onConflictDoUpdate({
      target: [conversationLinks.fromId, conversationLinks.toId, conversationLinks.kind],
      set: { note },
    });
  return true;
}

export async function unlinkConversations(
  db: Database,
  input: { fromId: string; toId: string; kind: LinkKind; userId: string },
): Promise<boolean> {
  const mine = db.select({ id: conversations.id }).from(conversations).where(visibleTo(input.userId));
  const gone = await db
    .delete(conversationLinks)
    .where(
      and(
        eq(conversationLinks.fromId, input.fromId),
        eq(conversationLinks.toId, input.toId),
        eq(conversationLinks.kind, input.kind),
        inArray(conversationLinks.fromId, mine),
      ),
    )
    .returning({ kind: conversationLinks.kind });
  return gone.length > 0;
}

/** Pairs among these conversations of which somebody said that they are not the same trouble. */
export async function listUnlike(
  db: Database,
  { conversationIds }: { conversationIds: string[] },
): Promise<{ fromId: string; toId: string }[]> {
  if (conversationIds.length < 2) return [];
  const l = conversationLinks;
  return db
    .select({ fromId: l.fromId, toId: l.toId })
    .from(l)
    .where(and(eq(l.kind, 'unlike'), inArray(l.fromId, conversationIds), inArray(l.toId, conversationIds)));
}

/** Links of a conversation in both directions; those to conversations the person may not see are left out. */
export async function listLinks(
  db: Database,
  { conversationId, userId }: { conversationId: string; userId: string },
): Promise<ConversationLink[]> {
  const l = conversationLinks;
  const here = alias(conversations, 'here');
  const rows = await db
    .select({ link: l, otherId: conversations.id, title: conversations.title })
    .from(l)
    .innerJoin(here, eq(here.id, conversationId))
    .innerJoin(
      conversations,
      or(
        and(eq(l.fromId, conversationId), eq(conversations.id, l.toId)),
        and(eq(l.toId, conversationId), eq(conversations.id, l.fromId)),
      ),
    )
    .where(and(visibleTo(userId), or(eq(here.userId, userId), eq(here.visibility, 'team'))))
    .orderBy(asc(l.createdAt), asc(conversations.id));
  return rows.map(({ link, otherId, title }) => ({
    kind: link.kind,
    direction: link.fromId === conversationId ? 'out' : 'in',
    conversationId: otherId,
    title,
    note: link.note,
    createdBy: link.createdBy,
    createdAt: link.createdAt,
  }));
}
