import { and, desc, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { type ContextType, contextItems } from '../schema/context.ts';

export type ContextItem = typeof contextItems.$inferSelect;

export interface PutContextInput {
  userId: string;
  /** Left out: it holds across conversations. */
  conversationId?: string | null;
  type: ContextType;
  key: string;
  value: unknown;
  relevance?: number;
  metadata?: Record<string, unknown>;
  sourceMessageId?: string | null;
  expiresAt?: Date | null;
}

/** Stores a context item; one of the same key is replaced. */
export async function putContextItem(db: Database, input: PutContextInput): Promise<ContextItem> {
  const values = { relevance: 1, metadata: {}, sourceMessageId: null, expiresAt: null, ...input };
  const [item] = await db
    .insert(contextItems)
    .values(values)
    .onConflictDoUpdate({
      target: [contextItems.userId, contextItems.conversationId, contextItems.type, contextItems.key],
      set: {
        value: values.value,
        relevance: values.relevance,
        metadata: values.metadata,
        sourceMessageId: values.sourceMessageId,
        expiresAt: values.expiresAt,
        updatedAt: sql`clock_timestamp()`,
      },
    })
    .returning();
  return item!;
}

const alive = (): SQL =>
  or(isNull(contextItems.expiresAt), gt(contextItems.expiresAt, sql`clock_timestamp()`)) as SQL;

/**
 * A person's items that have not expired, the most relevant first. With a conversation: its own and those
 * that hold everywhere.
 */
export async function listContextItems(
  db: Database,
  input: { userId: string; conversationId?: string | null; types?: ContextType[]; limit: number },
): Promise<ContextItem[]> {
  const { conversationId } = input;
  return db
    .select()
    .from(contextItems)
    .where(
      and(
        eq(contextItems.userId, input.userId),
        conversationId == null
          ? isNull(contextItems.conversationId)
          : or(isNull(contextItems.conversationId), eq(contextItems.conversationId, conversationId)),
        input.types && inArray(contextItems.type, input.types),
        alive(),
      ),
    )
    .orderBy(desc(contextItems.relevance), desc(contextItems.updatedAt), contextItems.key)
    .limit(input.limit);
}

export async function deleteContextItem(
  db: Database,
  input: { userId: string; conversationId?: string | null; type: ContextType; key: string },
): Promise<boolean> {
  const gone = await db
    .delete(contextItems)
    .where(
      and(
        eq(contextItems.userId, input.userId),
        input.conversationId == null
          ? isNull(contextItems.conversationId)
          : eq(contextItems.conversationId, input.conversationId),
        eq(contextItems.type, input.type),
        eq(contextItems.key, input.key),
      ),
    )
    .returning({ id: contextItems.id });
  return gone.length > 0;
}

/** Takes a person's items of one conversation over into another. Where both know a key, the newer value stays; in a tie, the one that is taken over. */
export async function mergeContext(
  db: Database,
  { userId, fromId, toId }: { userId: string; fromId: string; toId: string },
): Promise<number> {
  const merged = await db.execute(sql`
    insert into context_items as kept
      (user_id, conversation_id, type, key, value, relevance, metadata, source_message_id, expires_at, created_at, updated_at)
    select user_id, ${toId}::uuid, type, key, value, relevance, metadata, source_message_id, expires_at, created_at, updated_at
    from context_items
    where user_id = ${userId} and conversation_id = ${fromId}
      and (expires_at is null or expires_at > clock_timestamp())
    on conflict (user_id, conversation_id, type, key) do update set
      value = excluded.value, relevance = greatest(kept.relevance, excluded.relevance),
      metadata = kept.metadata || excluded.metadata, source_message_id = excluded.source_message_id,
      expires_at = excluded.expires_at, updated_at = excluded.updated_at
    where excluded.updated_at >= kept.updated_at
    returning kept.id`);
  return merged.length;
}
