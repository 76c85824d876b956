import type { Conversation } from '#db/queries/conversations.ts';
import type { ErrorPattern } from '#db/queries/error-patterns.ts';
import {
  listMergedKeys,
  pageConversations,
  pagePatterns,
  readAllAnalyses,
  readMentions,
} from '#db/queries/export-memory.ts';
import { readInstallationId } from '#db/queries/installation.ts';
import { pageMessages, type StoredMessage } from '#db/queries/messages.ts';
import { listResolutions } from '#db/queries/resolutions.ts';
import type { InvestigationRecord, MemoryFileHead, PatternRecord } from '#lib/contracts/memory-file.ts';
import type { Ctx } from '#lib/server/context.ts';
import { readCountedFrom } from './counted-from.ts';

const PAGE = 200;

/**
 * What a person may see of the memory as one JSON value, a record a line: patterns, then investigations with what
 * was said, found and done; with `ids`, only those investigations. Logs are not in it (a backup has them). Read in pages: nothing holds all of it.
 */
export async function* exportMemory(ctx: Ctx, { ids }: { ids?: string[] } = {}): AsyncGenerator<string> {
  const head: MemoryFileHead = {
    format: 'loglore-memory',
    version: 1,
    exportedAt: ctx.now().toISOString(),
    source: await readInstallationId(ctx.db),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"records":[\n`;
  let between = '';
  const line = (record: PatternRecord | InvestigationRecord): string => {
    const text = between + JSON.stringify(record);
    between = ',\n';
    return text;
  };
  for (let afterKey = ''; ; ) {
    const page = await pagePatterns(ctx.db, { afterKey, limit: PAGE });
    for (const pattern of page) yield line(patternRecord(pattern));
    if (page.length < PAGE) break;
    afterKey = page.at(-1)!.patternKey;
  }
  const keyOf = await mergedKeys(ctx);
  for (let after: Conversation | undefined; ; ) {
    const page = await pageConversations(ctx.db, {
      userId: ctx.user.id,
      limit: PAGE,
      ...(ids ? { ids } : {}),
      ...(after ? { after } : {}),
    });
    for (const conversation of page) yield line(await investigationRecord(ctx, conversation, keyOf));
    if (page.length < PAGE) break;
    after = page.at(-1)!;
  }
  yield '\n]}\n';
}

type KeyOf = (key: string | null) => string | null;

/** What was merged goes out under the key that is left. */
async function mergedKeys(ctx: Ctx): Promise<KeyOf> {
  const merged = new Map((await listMergedKeys(ctx.db)).map(({ key, into }) => [key, into]));
  return (key) => {
    let at = key;
    while (at !== null && merged.has(at)) at = merged.get(at)!;
    return at;
  };
}

function patternRecord(pattern: ErrorPattern): PatternRecord {
  return {
    kind: 'pattern',
    domain: pattern.domain,
    errorType: pattern.errorType,
    title: pattern.title,
    causes: pattern.typicalCauses,
    counts: {
      solved: pattern.solved,
      tried: pattern.tried,
      occurrences: pattern.occurrences,
      usage: pattern.usageCount,
      steps: pattern.resolutionSteps,
    },
    countedFrom: readCountedFrom(pattern.provenance).countedFrom,
    positiveSamples: pattern.positiveSamples,
    negativeSamples: pattern.negativeSamples,
    firstSeen: pattern.firstSeen.toISOString(),
    lastSeen: pattern.lastSeen.toISOString(),
  };
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

async function investigationRecord(
  ctx: Ctx,
  conversation: Conversation,
  keyOf: KeyOf,
): Promise<InvestigationRecord> {
  const { id: conversationId } = conversation;
  const messages: StoredMessage[] = [];
  for (;;) {
    const page = await pageMessages(ctx.db, {
      conversationId,
      limit: PAGE,
      ...(messages.length > 0 ? { afterIndex: messages.at(-1)!.index } : {}),
    });
    messages.push(...page);
    if (page.length < PAGE) break;
  }
  const analyses = await readAllAnalyses(ctx.db, { conversationId });
  const outcomes = await listResolutions(ctx.db, { conversationId, userId: ctx.user.id });
  const mentions = await readMentions(ctx.db, { conversationId });
  const { title, type, status, visibility, project, env, domain, metadata, pinned } = conversation;
  return {
    kind: 'investigation',
    id: conversationId,
    ...{ title, type, status, visibility, project, env, domain, metadata, pinned },
    archivedAt: iso(conversation.archivedAt),
    createdAt: conversation.createdAt.toISOString(),
    lastActivityAt: conversation.lastActivityAt.toISOString(),
    resolvedAt: iso(conversation.resolvedAt),
    messages: messages.map(({ conversationId: _, index: __, createdAt, metadata, ...rest }) => {
      const { logSetIds: ___, ...kept } = metadata;
      return { ...rest, metadata: kept, createdAt: createdAt.toISOString() };
    }),
    analyses: analyses.map(
      ({
        conversationId: _,
        runId: __,
        userId: ___,
        logSetIds: ____,
        logContentHash: _____,
        engineVersion: ______,
        ...rest
      }) => ({
        ...rest,
        errorPattern: keyOf(rest.errorPattern),
        resolvedAt: iso(rest.resolvedAt),
        incidentAt: iso(rest.incidentAt),
        createdAt: rest.createdAt.toISOString(),
      }),
    ),
    outcomes: outcomes.map(({ conversationId: _, userId: __, ...rest }) => ({
      ...rest,
      patternKey: keyOf(rest.patternKey),
      createdAt: rest.createdAt.toISOString(),
    })),
    mentions: mentions.map((mention) => ({ ...mention, at: mention.at.toISOString() })),
  };
}
