import { expect, test } from 'vitest';
import type { Ctx } from '#lib/server/context.ts';
import { withCtx } from '#lib/server/testing/with-ctx.ts';
import { buildConversationContext } from './build-conversation-context.ts';

let ctx: Ctx;
withCtx(
  (opened) => {
    ctx = opened;
  },
  { CONTEXT_CACHE_SECONDS: '100' },
);

/** How long the context of so many messages is kept. */
async function keptFor(messages: number): Promise<number> {
  const kept: number[] = [];
  const cache = {
    ...ctx.cache,
    set: (key: string, value: string, seconds: number) => {
      kept.push(seconds);
      return ctx.cache.set(key, value, seconds);
    },
  };
  const history = Array.from({ length: messages }, (_, i) => ({
    id: `${i}`,
    role: 'user' as const,
    text: `word ${i}`,
  }));
  const asked = { userId: 'local', conversationId: crypto.randomUUID(), history };
  const [first, again] = [
    await buildConversationContext({ ...ctx, cache }, asked),
    await buildConversationContext({ ...ctx, cache }, asked),
  ];
  expect([first.metadata.cached, again.metadata.cached, kept.length]).toEqual([false, true, 1]);
  return kept[0]!;
}

test('the context of a longer conversation is kept longer, up to four times', async () => {
  expect([await keptFor(1), await keptFor(50), await keptFor(200), await keptFor(500)]).toEqual([
    101, 150, 300, 400,
  ]);
});
