import { createConversation } from '#db/queries/conversations.ts';
import { type NewMention, noteMentions } from '#db/queries/entities.ts';
import {
  addAliases,
  addAnalyses,
  addResolutions,
  findMessages,
  lockConversation,
  setImported,
} from '#db/queries/import-memory.ts';
import { storeMessages } from '#db/queries/messages.ts';
import { componentKinds } from '#lib/contracts/findings.ts';
import type { InvestigationRecord } from '#lib/contracts/memory-file.ts';
import type { Ctx } from '#lib/server/context.ts';
import type { Taken } from './import-pattern.ts';

/** Messages stored in one statement. */
const CHUNK = 200;

export interface TakenInvestigation {
  taken: Taken | 'refused';
  messages: number;
  analyses: number;
  outcomes: number;
}

type Transaction = Parameters<Parameters<Ctx['db']['transaction']>[0]>[0];

const date = (text: string | null): Date | null => (text === null ? null : new Date(text));

/**
 * Takes an investigation over as it was. One that is here already keeps what it has and gets what it lacks;
 * one that is somebody else's private one is left alone.
 */
export async function importInvestigation(
  ctx: Ctx,
  { record, userId }: { record: InvestigationRecord; userId: string },
): Promise<TakenInvestigation> {
  return ctx.db.transaction(async (tx): Promise<TakenInvestigation> => {
    const there = await lockConversation(tx, { id: record.id });
    if (there && there.userId !== userId && there.visibility === 'private')
      return { taken: 'refused', messages: 0, analyses: 0, outcomes: 0 };
    const { id, title, type, visibility, project, env, domain, metadata, pinned, status } = record;
    const createdAt = new Date(record.createdAt);
    if (!there)
      await createConversation(tx, {
        ...{ id, userId, title, type, visibility, project, env, domain, metadata, createdAt },
      });
    const messages = await addMessages(tx, record);
    const analyses = await addAnalyses(tx, {
      conversationId: id,
      rows: record.analyses.map((row) => ({
        ...row,
        conversationId: id,
        userId,
        resolvedAt: date(row.resolvedAt),
        incidentAt: date(row.incidentAt),
        createdAt: new Date(row.createdAt),
      })),
    });
    const outcomes = await addResolutions(tx, {
      conversationId: id,
      rows: record.outcomes.map((row) => ({
        ...row,
        conversationId: id,
        userId,
        createdAt: new Date(row.createdAt),
      })),
    });
    const counts = { messages, analyses: analyses.length, outcomes: outcomes.length };
    const news = messages + analyses.length + outcomes.length > 0;
    if (there && !news) return { taken: 'unchanged', ...counts };
    await addMentions(tx, record);
    const lastActivityAt = new Date(record.lastActivityAt);
    const resolvedAt = date(record.resolvedAt);
    if (!there) {
      const archivedAt = date(record.archivedAt);
      await setImported(tx, { id, values: { status, pinned, archivedAt, resolvedAt, lastActivityAt } });
    } else {
      // The newer knowledge of the two says how it stands.
      const newer = lastActivityAt > there.lastActivityAt;
      await setImported(tx, {
        id,
        values: {
          lastActivityAt: newer ? lastActivityAt : there.lastActivityAt,
          ...(newer ? { status, resolvedAt } : {}),
        },
      });
    }
    return { taken: there ? 'merged' : 'added', ...counts };
  });
}

async function addMessages(tx: Transaction, record: InvestigationRecord): Promise<number> {
  const stored = await findMessages(tx, { ids: record.messages.map(({ id }) => id) });
  const fresh = record.messages.filter(({ id }) => !stored.has(id));
  const here = new Set([...stored].filter(([, owner]) => owner === record.id).map(([id]) => id));
  for (let at = 0; at < fresh.length; at += CHUNK) {
    const part = fresh.slice(at, at + CHUNK);
    for (const { id } of part) here.add(id);
    await storeMessages(tx, {
      conversationId: record.id,
      messages: part.map(({ createdAt, parentId, ...message }) => ({
        ...message,
        // What it answered may lie elsewhere, or come later in a file that was edited.
        parentId: parentId !== null && here.has(parentId) ? parentId : null,
        createdAt: new Date(createdAt),
      })),
    });
  }
  return fresh.length;
}

const kinds = new Set<string>([...componentKinds, 'ip', 'user', 'error_code', 'exception']);

async function addMentions(tx: Transaction, record: InvestigationRecord): Promise<void> {
  const messages = await findMessages(tx, { ids: record.messages.map(({ id }) => id) });
  const analyses = new Set(record.analyses.map(({ id }) => id));
  const groups = Map.groupBy(record.mentions, ({ at, analysisId, messageId }) =>
    JSON.stringify([at, analysisId, messageId]),
  );
  const aliases = new Map(record.mentions.map(({ name, aliases }) => [name, aliases]));
  for (const group of groups.values()) {
    const { at, analysisId, messageId } = group[0]!;
    const entities = await noteMentions(tx, {
      conversationId: record.id,
      analysisId: analysisId !== null && analyses.has(analysisId) ? analysisId : null,
      messageId: messageId !== null && messages.get(messageId) === record.id ? messageId : null,
      at: new Date(at),
      mentions: group.map(({ kind, name, role, count }) => ({
        kind: (kinds.has(kind) ? kind : 'other') as NewMention['kind'],
        name,
        role,
        count,
      })),
    });
    for (const { id, name, aliases: had } of entities) {
      const more = (aliases.get(name) ?? []).filter((alias) => !had.includes(alias));
      if (more.length > 0) await addAliases(tx, { id, aliases: more });
    }
  }
}
