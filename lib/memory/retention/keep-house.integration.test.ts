import { expect, test, vi } from 'vitest';
import { createConversation, readConversation } from '#db/queries/conversations.ts';
import { recentMessages, storeMessages } from '#db/queries/messages.ts';
import { freshPostgresUrl } from '#db/testing/fresh-store.ts';
import { closeOpenCtx, openCtx } from '#lib/server/compose.ts';
import type { Ctx } from '#lib/server/context.ts';
import { readSettings } from '#lib/server/settings.ts';
import { withCtx } from '#lib/server/testing/with-ctx.ts';
import { withLease } from '#lib/server/with-lease.ts';
import { forgetContext } from '../context/context-cache.ts';
import { searchMessages } from '../search/search-messages.ts';
import { keepHouse } from './keep-house.ts';

const userId = 'local';
let ctx: Ctx;
withCtx(
  (opened) => {
    ctx = opened;
  },
  { MAX_SESSION_MESSAGES: '3', SESSION_TTL_SECONDS: '3600' },
);

test('old investigations go, long ones keep their newest messages, and neither is found any more', async () => {
  const createdAt = new Date(Date.now() - 7_200_000);
  const old = await createConversation(ctx.db, { userId, title: 'old', createdAt });
  const long = await createConversation(ctx.db, { userId, title: 'long' });
  const messages = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'].map((content) => ({
    role: 'user' as const,
    content,
  }));
  await storeMessages(ctx.db, { conversationId: long.id, messages });
  await forgetContext(ctx, { conversationId: long.id });
  expect(await searchMessages(ctx, { userId, query: 'alpha' })).not.toEqual([]);
  expect(await keepHouse(ctx)).toMatchObject({ conversations: 1, messages: 2 });
  expect(await readConversation(ctx.db, { conversationId: old.id, userId })).toBeNull();
  const kept = await recentMessages(ctx.db, { conversationId: long.id, limit: 10 });
  expect(kept.map(({ content }) => content)).toEqual(['gamma', 'delta', 'epsilon']);
  expect((await searchMessages(ctx, { userId, query: 'alpha' })).map(({ text }) => text)).not.toContain(
    'alpha',
  );
  expect(await keepHouse(ctx)).toMatchObject({ conversations: 0, messages: 0 });
});

test('of several instances one keeps the house, and one that lost its turn stops', async () => {
  const { url, drop: dropStore } = await freshPostgresUrl();
  const settings = readSettings({
    ...{ DATABASE_URL: url, SESSION_TTL_SECONDS: '3600', LOG_LEVEL: 'silent' },
  });
  const instances = await Promise.all([openCtx(settings), openCtx(settings), openCtx(settings)]);
  const createdAt = new Date(Date.now() - 7_200_000);
  for (let n = 0; n < 3; n++) await createConversation(instances[0]!.db, { userId, createdAt });
  try {
    const turn = { name: 'test', ttlMs: 60_000, everyMs: 60_000 };
    const kept = await Promise.all(
      instances.map((each) => withLease(each, turn, ({ hold }) => keepHouse(each, hold))),
    );
    expect(kept.filter((done) => done !== null)).toMatchObject([{ conversations: 3 }]);
    const [one, two] = instances;
    let deleted = 0;
    const lost = withLease(one!, { ...turn, name: 'lost', ttlMs: 0 }, async ({ hold }) => {
      await withLease(two!, { ...turn, name: 'lost' }, () => Promise.resolve());
      await keepHouse(one!, hold);
      deleted++;
    });
    await expect(lost).rejects.toThrow('another instance');
    expect(deleted).toBe(0);
  } finally {
    await Promise.all(instances.map((each) => closeOpenCtx(each)));
    await dropStore();
  }
});

test('old investigations go by themselves while an instance runs', async () => {
  const { url, drop: dropStore } = await freshPostgresUrl();
  const settings = readSettings({ DATABASE_URL: url, SESSION_TTL_SECONDS: '3600', LOG_LEVEL: 'silent' });
  const before = await openCtx(settings);
  const createdAt = new Date(Date.now() - 7_200_000);
  const { id } = await createConversation(before.db, { userId, createdAt });
  await closeOpenCtx(before);
  const running = await openCtx(settings, { askMs: 20 });
  try {
    await vi.waitFor(
      async () => expect(await readConversation(running.db, { conversationId: id, userId })).toBeNull(),
      { timeout: 10_000 },
    );
  } finally {
    await closeOpenCtx(running);
    await dropStore();
  }
});
