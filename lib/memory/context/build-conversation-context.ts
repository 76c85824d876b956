import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Ctx } from '#lib/server/context.ts';
import { buildContext, type ContextSettings } from './build-context.ts';
import { contextKey } from './context-cache.ts';
import type { ContextMessage } from './context-message.ts';
import type { SegmentDigest } from './digest-segment.ts';
import type { UserProfile } from './extract-user-profile.ts';
import type { Language } from './labels.ts';
import type { Summaries } from './tell-earlier.ts';

export interface ConversationContext {
  context: string;
  metadata: { totalMessages: number; summarized: number; cached: boolean; estimatedTokens: number };
  /** What sending everything would have taken. */
  fullTokens: number;
}

export interface BuildConversationContextInput {
  userId: string;
  conversationId: string;
  history: readonly ContextMessage[];
  profile?: UserProfile;
  strategy?: ContextSettings['strategy'];
  language?: Language;
  summaries?: Summaries;
}

/** Digests of closed segments; one takes about 10 kB. They are keyed by content, so none is ever stale. */
const digests = new LRUCache<string, SegmentDigest>({ max: 2_000 });

interface Kept {
  of: string;
  built: Omit<ConversationContext, 'metadata'> & {
    metadata: Omit<ConversationContext['metadata'], 'cached'>;
  };
}

/** The context of a conversation for a prompt: who asks, older messages in short, the last ones as they are. */
export async function buildConversationContext(
  ctx: Ctx,
  input: BuildConversationContextInput,
): Promise<ConversationContext> {
  const { userId, conversationId, history, summaries = new Map() } = input;
  const { recentVerbatim, summarizeAfter, maxTokens, cacheSeconds, strategy } = ctx.settings.context;
  const settings = {
    maxTokens,
    verbatimMessages: recentVerbatim,
    summarizeAfter,
    strategy: input.strategy ?? strategy,
    ...(input.language ? { language: input.language } : {}),
  };
  const profile = input.profile && profileText(input.profile);
  const key = contextKey(userId, conversationId);
  const of = contentHash(history, JSON.stringify([profile, settings, [...summaries.keys()]]));
  const kept = readKept(await ctx.cache.get(key));
  if (kept?.of === of) {
    const { metadata } = kept.built;
    count(ctx, 'cached', metadata, kept.built.fullTokens);
    return { ...kept.built, metadata: { ...metadata, cached: true } };
  }
  const built = buildContext(history, {
    ...{ settings, cache: digests, summaries },
    ...(profile ? { profile } : {}),
  });
  const { context, totalMessages, summarized, tokens, fullTokens } = built;
  const metadata = { totalMessages, summarized, estimatedTokens: tokens };
  const entry: Kept = { of, built: { context, metadata, fullTokens } };
  count(ctx, 'built', metadata, fullTokens);
  await ctx.cache.set(key, JSON.stringify(entry), timeToLive(cacheSeconds, history.length));
  return { context, metadata: { ...metadata, cached: false }, fullTokens };
}

function count(
  { metrics }: Ctx,
  result: 'cached' | 'built',
  { summarized, estimatedTokens }: Kept['built']['metadata'],
  fullTokens: number,
): void {
  metrics.contexts.inc({ result, told: summarized > 0 ? 'short' : 'whole' });
  metrics.contextTokens.inc({ kind: 'sent' }, estimatedTokens);
  metrics.contextTokens.inc({ kind: 'full' }, Math.max(fullTokens, estimatedTokens));
}

/** What took longer to build is kept longer, up to four times. */
function timeToLive(seconds: number, messages: number): number {
  return Math.round(seconds * Math.min(4, 1 + messages / 100));
}

/** What was kept counts only for exactly these messages: a race of writers yields a miss, never an old context. */
function contentHash(history: readonly ContextMessage[], rest: string): string {
  const hash = createHash('sha256').update(rest);
  for (const { id, role, speaker = '', text } of history)
    hash.update(`\n${id} ${role} ${speaker} ${text.length}\n`).update(text);
  return hash.digest('base64');
}

function readKept(text: string | null): Kept | null {
  if (text === null) return null;
  try {
    return JSON.parse(text) as Kept;
  } catch {
    return null;
  }
}

function profileText({ name, role, interests }: UserProfile): string {
  return [name, role, interests.length > 0 ? interests.join(', ') : undefined]
    .filter((part) => part !== undefined)
    .join('; ');
}
