import { and, count, countDistinct, desc, eq, gte, inArray, lt, max, min, or, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { conversations } from '../schema/conversations.ts';
import { type EntityKind, entities, entityMentions, type MentionRole } from '../schema/entities.ts';
import { visibleTo } from './visible.ts';

export type Entity = typeof entities.$inferSelect;

export interface NewMention {
  kind: EntityKind;
  name: string;
  role?: MentionRole;
  count?: number;
}

/** A name folded for comparison: one spelling, one entity. */
export function nameKeyOf(name: string): string {
  return name.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ').slice(0, 300);
}

/** Notes what a conversation (an analysis, a message of it) is about. Said again, it is counted once. */
export async function noteMentions(
  db: Database,
  input: {
    conversationId: string;
    analysisId?: string | null;
    messageId?: string | null;
    at?: Date;
    mentions: NewMention[];
  },
): Promise<Entity[]> {
  const named = new Map<string, NewMention>();
  for (const mention of input.mentions) {
    const key = nameKeyOf(mention.name);
    if (key !== '') named.set(`${mention.kind} ${mention.role ?? 'mentioned'} ${key}`, mention);
  }
  if (named.size === 0) return [];
  const mentions = [...named.values()];
  const distinct = new Map(mentions.map(({ kind, name }) => [`${kind} ${nameKeyOf(name)}`, { kind, name }]));
  return db.transaction(async (tx) => {
    const found = await tx
      .insert(entities)
      // In one order everywhere: two writers never wait for each other's rows.
      .values([...distinct.keys()].toSorted().map((key) => newEntity(distinct.get(key)!)))
      // An update that changes nothing, so that the row is returned either way.
      .onConflictDoUpdate({
        target: [entities.kind, entities.nameKey],
        set: { nameKey: sql`excluded.name_key` },
      })
      .returning();
    const idOf = new Map(found.map((entity) => [`${entity.kind} ${entity.nameKey}`, entity.id]));
    await tx
      .insert(entityMentions)
      .values(
        mentions.map(({ kind, name, role, count: times }) => ({
          entityId: idOf.get(`${kind} ${nameKeyOf(name)}`)!,
          conversationId: input.conversationId,
          analysisId: input.analysisId ?? null,
          messageId: input.messageId ?? null,
          role: role ?? 'mentioned',
          count: times ?? 1,
          at: input.at ?? sql`clock_timestamp()`,
        })),
      )
      .onConflictDoUpdate({
        target: [
          entityMentions.entityId,
          entityMentions.conversationId,
          entityMentions.analysisId,
          entityMentions.messageId,
          entityMentions.role,
        ],
        set: { count: sql`excluded.count`, at: sql`excluded.at` },
      });
    return found;
  });
}

function newEntity({ kind, name }: { kind: EntityKind; name: string }) {
  return { kind, name: name.trim(), nameKey: nameKeyOf(name) };
}

export interface ListEntitiesInput {
  userId: string;
  limit: number;
  kinds?: EntityKind[];
  roles?: MentionRole[];
  from?: Date;
  to?: Date;
  domain?: string;
  project?: string;
  env?: string;
  /** Investigations of this person only. */
  owner?: string;
  conversationId?: string;
}

export interface EntityInUse extends Entity {
  /** In how many conversations it was mentioned, and when. */
  investigations: number;
  mentions: number;
  firstAt: Date;
  lastAt: Date;
  conversationIds: string[];
}

/** Entities of the conversations a person may see, the most investigated first. */
export async function listEntities(db: Database, input: ListEntitiesInput): Promise<EntityInUse[]> {
  const m = entityMentions;
  const rows = await db
    .select({
      entity: entities,
      investigations: countDistinct(m.conversationId),
      mentions: count(),
      firstAt: min(m.at),
      lastAt: max(m.at),
      conversationIds: sql<string[]>`array_agg(distinct ${m.conversationId}::text)`,
    })
    .from(m)
    .innerJoin(entities, eq(entities.id, m.entityId))
    .innerJoin(conversations, eq(conversations.id, m.conversationId))
    .where(
      and(
        visibleTo(input.userId),
        input.kinds && inArray(entities.kind, input.kinds),
        input.roles && inArray(m.role, input.roles),
        input.from && gte(m.at, input.from),
        input.to && lt(m.at, input.to),
        input.domain === undefined ? undefined : eq(conversations.domain, input.domain),
        input.project === undefined ? undefined : eq(conversations.project, input.project),
        input.env === undefined ? undefined : eq(conversations.env, input.env),
        input.owner === undefined ? undefined : eq(conversations.userId, input.owner),
        input.conversationId === undefined ? undefined : eq(m.conversationId, input.conversationId),
      ),
    )
    .groupBy(entities.id)
    .orderBy(desc(countDistinct(m.conversationId)), desc(max(m.at)), entities.nameKey)
    .limit(input.limit);
  return rows.map(({ entity, firstAt, lastAt, ...row }) => ({
    ...entity,
    ...row,
    firstAt: firstAt!,
    lastAt: lastAt!,
  }));
}

/** Entities a person knows by a name: exact, by an alias, or (with `fuzzy`) by a similar spelling, closest first. */
export async function findEntities(
  db: Database,
  input: { userId: string; name: string; kinds?: EntityKind[]; fuzzy?: boolean; limit?: number },
): Promise<Entity[]> {
  const key = nameKeyOf(input.name);
  const known = db
    .select({ id: entityMentions.entityId })
    .from(entityMentions)
    .innerJoin(conversations, eq(conversations.id, entityMentions.conversationId))
    .where(visibleTo(input.userId));
  const close = input.fuzzy ? sql`${entities.nameKey} % ${key}` : undefined;
  return db
    .select()
    .from(entities)
    .where(
      and(
        or(eq(entities.nameKey, key), sql`${key} = any(${entities.aliases})`, close),
        input.kinds && inArray(entities.kind, input.kinds),
        inArray(entities.id, known),
      ),
    )
    .orderBy(desc(sql`similarity(${entities.nameKey}, ${key})`), entities.nameKey)
    .limit(input.limit ?? 10);
}

export async function setAliases(
  db: Database,
  { entityId, aliases }: { entityId: string; aliases: string[] },
): Promise<Entity | null> {
  const [entity] = await db
    .update(entities)
    .set({ aliases: [...new Set(aliases.map(nameKeyOf))].filter((alias) => alias !== '') })
    .where(eq(entities.id, entityId))
    .returning();
  return entity ?? null;
}
