import { and, eq, gte, inArray, isNotNull, isNull, lt, notExists, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { type AnalysisOutcome, analysisMemory } from '../schema/analyses.ts';
import { type ConversationStatus, conversations, type Visibility } from '../schema/conversations.ts';
import { entities, entityMentions } from '../schema/entities.ts';
import { begunWord } from './begun-word.ts';
import { contains } from './contains.ts';
import { nameKeyOf } from './entities.ts';
import { wordsOf } from './search-messages.ts';
import { visibleTo } from './visible.ts';

/** Which conversations are meant; every part that is present must hold. */
export interface ConversationFilter {
  userId: string;
  /** Words of the title or of anything said; each must occur, the last one at least as a beginning. */
  search?: string;
  status?: ConversationStatus[];
  /** How the newest analysis ended. */
  outcome?: AnalysisOutcome;
  /** Left out: those that are not archived. */
  archived?: boolean | 'both';
  visibility?: Visibility;
  owner?: string;
  project?: string;
  env?: string;
  domain?: string;
  entityId?: string;
  entityName?: string;
  /** Any of these. */
  patternKeys?: string[];
  from?: Date;
  to?: Date;
  ids?: string[];
}

/** A beginning shorter than this is in too many messages to be looked up. */
const LEAST_PREFIX = 3;

export function conversationsThat(db: Database, input: ConversationFilter): SQL {
  const c = conversations;
  const { archived = false } = input;
  return and(
    visibleTo(input.userId),
    archived === 'both' ? undefined : archived ? isNotNull(c.archivedAt) : isNull(c.archivedAt),
    input.status && inArray(c.status, input.status),
    input.visibility && eq(c.visibility, input.visibility),
    input.owner === undefined ? undefined : eq(c.userId, input.owner),
    input.project === undefined ? undefined : eq(c.project, input.project),
    input.env === undefined ? undefined : eq(c.env, input.env),
    input.domain === undefined ? undefined : eq(c.domain, input.domain),
    input.from && gte(c.lastActivityAt, input.from),
    input.to && lt(c.createdAt, input.to),
    input.ids && inArray(c.id, input.ids),
    input.entityId === undefined ? undefined : isAbout(db, eq(entityMentions.entityId, input.entityId)),
    input.entityName === undefined ? undefined : isAbout(db, named(db, input.entityName)),
    input.patternKeys &&
      inArray(
        c.id,
        db
          .select({ id: analysisMemory.conversationId })
          .from(analysisMemory)
          .where(inArray(analysisMemory.errorPattern, input.patternKeys)),
      ),
    input.outcome && endedAs(db, input.outcome),
    ...said(input.search ?? ''),
  ) as SQL;
}

function isAbout(db: Database, which: SQL): SQL {
  return inArray(
    conversations.id,
    db.select({ id: entityMentions.conversationId }).from(entityMentions).where(which),
  );
}

function named(db: Database, name: string): SQL {
  const key = nameKeyOf(name);
  return inArray(
    entityMentions.entityId,
    db
      .select({ id: entities.id })
      .from(entities)
      .where(or(eq(entities.nameKey, key), sql`${key} = any(${entities.aliases})`)),
  );
}

function endedAs(db: Database, outcome: AnalysisOutcome): SQL {
  const newer = sql`(select from analysis_memory newer
    where newer.conversation_id = analysis_memory.conversation_id and newer.created_at > analysis_memory.created_at)`;
  return inArray(
    conversations.id,
    db
      .select({ id: analysisMemory.conversationId })
      .from(analysisMemory)
      .where(and(eq(analysisMemory.outcome, outcome), notExists(newer))),
  );
}

/** Each word stands in the title or was said; not all of them need be in one message. */
function said(text: string): (SQL | undefined)[] {
  const words = wordsOf(text);
  if (words.length === 0) {
    const trimmed = text.trim();
    return trimmed === '' ? [] : [inTitle(trimmed)];
  }
  const begun = /[\p{L}\p{N}]$/u.test(text) ? words.at(-1) : undefined;
  // Nothing can be said yet of a word of two letters that somebody is typing behind others.
  const looked = words.filter((word) => word !== begun || words.length === 1 || word.length >= LEAST_PREFIX);
  return looked.map((word) => {
    const query = word === begun && word.length >= LEAST_PREFIX ? begunWord(word) : theWord(word);
    const spoken = sql`(select loglore_conversations_saying(${query}))`;
    // The looked-up words first: what they find need not be compared with the title.
    return or(inArray(conversations.id, spoken), inTitle(word));
  });
}

const inTitle = (text: string) => contains(conversations.title, text);

const theWord = (word: string) => sql`to_tsquery('english', ${word})`;
