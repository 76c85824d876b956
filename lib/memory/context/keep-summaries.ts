import { readConversation } from '#db/queries/conversations.ts';
import { recentMessages } from '#db/queries/messages.ts';
import { listSegments, putSegment } from '#db/queries/segments.ts';
import { proseForPrompt } from '#lib/model/mask-lines.ts';
import { summariseSegment } from '#lib/model/summarise-segment.ts';
import type { Ctx } from '#lib/server/context.ts';
import { readPreferences } from '../preferences/read-preferences.ts';
import { forgetContext } from './context-cache.ts';
import { detectLanguage, LANGUAGES, type Language } from './labels.ts';
import { closedSegments, type Summaries } from './tell-earlier.ts';
import { MOST_MESSAGES, toHistory } from './to-history.ts';

const strategy = 'model';
/** Older segments than these hardly find room in a context. */
const MOST_SEGMENTS = 20;
const busy = new WeakMap<Ctx, Set<string>>();

/** The summaries by the model that are kept of a conversation. One that did not hold is kept empty, and not told. */
export async function readSummaries(
  ctx: Ctx,
  { conversationId }: { conversationId: string },
): Promise<Summaries> {
  if (!ctx.languageModel) return new Map();
  const kept = await listSegments(ctx.db, { conversationId, strategy });
  return new Map(kept.filter(({ text }) => text !== '').map(({ contentHash, text }) => [contentHash, text]));
}

/** Has the model summarise the closed segments of a conversation that have no summary yet. Nobody waits for it. */
export function keepSummaries(ctx: Ctx, input: { userId: string; conversationId: string }): void {
  if (!ctx.languageModel) return;
  const under = busy.get(ctx) ?? new Set();
  busy.set(ctx, under);
  const { conversationId } = input;
  if (under.has(conversationId)) return;
  under.add(conversationId);
  ctx.background.run('summaries', async (signal) => {
    try {
      await summariseConversation(ctx, { ...input, signal });
    } finally {
      under.delete(conversationId);
    }
  });
}

export async function summariseConversation(
  ctx: Ctx,
  { userId, conversationId, signal }: { userId: string; conversationId: string; signal: AbortSignal },
): Promise<void> {
  if (!(await readConversation(ctx.db, { conversationId, userId }))) return;
  const history = toHistory(
    await recentMessages(ctx.db, { conversationId, limit: MOST_MESSAGES }),
    proseForPrompt,
  );
  const { recentVerbatim, summarizeAfter } = ctx.settings.context;
  // One message ahead: the next question makes one more of them old.
  const older = history.slice(0, Math.max(0, history.length + 1 - recentVerbatim));
  if (history.length + 1 <= summarizeAfter) return;
  const { values } = await readPreferences(ctx, { userId });
  const chosen: Language | undefined = LANGUAGES.find((each) => each === values.language);
  const model = ctx.languageModel?.name ?? null;
  const kept = new Set(
    (await listSegments(ctx.db, { conversationId, strategy }))
      .filter((each) => each.text !== '' || each.model === model)
      .map((each) => each.contentHash),
  );
  let made = 0;
  for (const { key, messages, first, last } of closedSegments(older).slice(-MOST_SEGMENTS)) {
    if (kept.has(key)) continue;
    const language = chosen ?? detectLanguage(messages.map(({ text }) => text));
    const summary = await summariseSegment(ctx, { userId, conversationId, messages, language, signal });
    // It is down: the next run asks again.
    if (summary.kind === 'none') break;
    if (summary.kind === 'unfit') ctx.log.debug({ why: summary.why }, 'a summary by the model was not taken');
    await putSegment(ctx.db, {
      conversationId,
      strategy,
      fromIndex: messages[0]?.index ?? first,
      toIndex: messages.at(-1)?.index ?? last,
      contentHash: key,
      model,
      ...(summary.kind === 'summary'
        ? { text: summary.text, tokens: summary.tokens }
        : { text: '', tokens: 0 }),
    });
    made++;
  }
  if (made > 0) await forgetContext(ctx, { conversationId });
}
