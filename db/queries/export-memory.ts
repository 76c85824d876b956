import { and, asc, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '../database.ts';
import { analysisMemory } from '../schema/analyses.ts';
import { conversations } from '../schema/conversations.ts';
import { entities, entityMentions } from '../schema/entities.ts';
import { errorPatterns } from '../schema/error-patterns.ts';
import type { Conversation } from './conversations.ts';
import type { ErrorPattern } from './error-patterns.ts';
import { visibleTo } from './visible.ts';

/** Conversations a person may see in the order they were begun; go on after the last one. */
export async function pageConversations(
  db: Database,
  {
    userId,
    after,
    limit,
    ids,
  }: { userId: string; after?: { createdAt: Date; id: string }; limit: number; ids?: string[] },
): Promise<Conversation[]> {
  const c = conversations;
  return db
    .select()
    .from(c)
    .where(
      and(
        visibleTo(userId),
        ids && inArray(c.id, ids),
        after &&
          or(gt(c.createdAt, after.createdAt), and(eq(c.createdAt, after.createdAt), gt(c.id, after.id))),
      ),
    )
    .orderBy(asc(c.createdAt), asc(c.id))
    .limit(limit);
}

/** Patterns that are not merged into another, by key. */
export async function pagePatterns(
  db: Database,
  { afterKey = '', limit }: { afterKey?: string; limit: number },
): Promise<ErrorPattern[]> {
  return db
    .select()
    .from(errorPatterns)
    .where(and(isNull(errorPatterns.mergedInto), gt(errorPatterns.patternKey, afterKey)))
    .orderBy(asc(errorPatterns.patternKey))
    .limit(limit);
}

/** Keys of merged patterns and what they lead to in one step. */
export async function listMergedKeys(db: Database): Promise<{ key: string; into: string }[]> {
  const into = alias(errorPatterns, 'into_pattern');
  return db
    .select({ key: errorPatterns.patternKey, into: into.patternKey })
    .from(errorPatterns)
    .innerJoin(into, eq(into.id, errorPatterns.mergedInto))
    .where(isNotNull(errorPatterns.mergedInto));
}

/** Analyses of a conversation with their findings, superseded ones too, oldest first. The caller has checked access. */
export async function readAllAnalyses(db: Database, { conversationId }: { conversationId: string }) {
  return db
    .select()
    .from(analysisMemory)
    .where(eq(analysisMemory.conversationId, conversationId))
    .orderBy(asc(analysisMemory.createdAt), asc(analysisMemory.id));
}

/** What a conversation is about. The caller has checked access. */
export async function readMentions(db: Database, { conversationId }: { conversationId: string }) {
  const m = entityMentions;
  return db
    .select({
      kind: entities.kind,
      name: entities.name,
      aliases: entities.aliases,
      role: m.role,
      count: m.count,
      at: m.at,
      analysisId: m.analysisId,
      messageId: m.messageId,
    })
    .from(m)
    .innerJoin(entities, eq(entities.id, m.entityId))
    .where(eq(m.conversationId, conversationId))
    .orderBy(asc(m.at), asc(entities.nameKey));
}
