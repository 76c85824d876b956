import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createConversation } from '#db/queries/conversations.ts';
import { storeMessages, trimMessages } from '#db/queries/messages.ts';
import { summarizeUsage } from '#db/queries/model-usage.ts';
import { deleteSegmentsOfGone, listSegments } from '#db/queries/segments.ts';
import { freshPostgresUrl } from '#db/testing/fresh-store.ts';
import { type ChatServer, startChatServer } from '#lib/model/testing/chat-server.ts';
import { closeOpenCtx, openCtx } from '#lib/server/compose.ts';
import type { Ctx } from '#lib/server/context.ts';
import { readSettings } from '#lib/server/settings.ts';
import { summariseConversation } from './keep-summaries.ts';
import { readConversationContext } from './read-conversation-context.ts';

const userId = 'local';
const signal = new AbortController().signal;
const more =
  'I went through the dashboards again and everything around it looks quiet, although somebody should have a look at the graphs of the other site, because they are drawn with a different colour and nobody remembers what that stands for any more.';
const said = [
  'Device Paradise shows stale events since 09:40, code E1042.',
  'The poller of Paradise restarted 3 times.',
  'We ruled out the firewall: it is not the cause. Its password=hunter2 was fine, says ann@example.org.',
  'Noted: the firewall is ruled out.',
  'We decided to raise the timeout from 5 s to 20 s.',
  'Noted.',
  'Did it help?',
  'Not yet: the events are still stale.',
].map((text) => `${text} ${more}`);
const good =
  'Paradise shows stale events since 09:40 with code E1042; the poller restarted and the firewall was ruled out.';

let server: ChatServer;
let ctx: Ctx;
let plain: Ctx;
let drop: () => Promise<void>;
let conversationId: string;
beforeAll(async () => {
  const fresh = await freshPostgresUrl();
  drop = fresh.drop;
  server = await startChatServer();
  const env = { DATABASE_URL: fresh.url, LOG_LEVEL: 'silent' };
  plain = await openCtx(readSettings(env));
  const model = { OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: 'small', MODEL_INPUT_USD: '2' };
  ctx = await openCtx(readSettings({ ...env, ...model }));
});
afterAll(async () => {
  await Promise.all([closeOpenCtx(ctx), closeOpenCtx(plain)]);
  await server.close();
  await drop();
});
beforeEach(async () => {
  server.bodies.length = 0;
  await expect.poll(() => ctx.languageModel?.paused, { timeout: 10_000 }).toBe(false);
  ({ id: conversationId } = await createConversation(ctx.db, { userId, title: 'Paradise' }));
  await storeMessages(ctx.db, {
    conversationId,
    messages: said.map((content, i) => ({
      role: i % 2 === 0 ? ('user' as const) : ('assistant' as const),
      content,
    })),
  });
});

const summarise = () => summariseConversation(ctx, { userId, conversationId, signal });
const context = async (of: Ctx) => (await readConversationContext(of, { userId, conversationId }))!;
const factLines = (text: string) =>
  text.split('\n').filter((line) => /^\d+ (?:ruled out|decision|change|code)/.test(line));

test('older messages are told in the words of the model, asked once, without secrets; the facts stay', async () => {
  const extractive = await context(ctx);
  server.behave({ kind: 'says', text: good });
  await summarise();
  const { context: text, metadata } = await context(ctx);
  expect(text).toContain(`1–4 ${good}`);
  expect(metadata.summarized).toBe(5);
  expect(extractive.context).not.toContain(good);
  expect(factLines(text)).toEqual(factLines(extractive.context));
  expect(factLines(text).length).toBeGreaterThan(1);
  await summarise();
  expect(server.bodies).toHaveLength(1);
  expect(server.bodies[0]).toContain('Paradise');
  expect(server.bodies[0]).not.toMatch(/hunter2|ann@example/);
  const usage = await summarizeUsage(ctx.db, { since: new Date(0) });
  expect(usage).toMatchObject({ calls: 1, promptTokens: 100 });
  expect(usage.costUsd).toBeCloseTo(0.0002);
});

test('more messages leave the summary as it is, and a deleted message takes it along', async () => {
  server.behave({ kind: 'says', text: good });
  await summarise();
  await storeMessages(ctx.db, {
    conversationId,
    messages: ['And now?', 'It is better.'].map((content) => ({ role: 'user' as const, content })),
  });
  await summarise();
  const segments = await listSegments(ctx.db, { conversationId, strategy: 'model' });
  expect(segments.map(({ fromIndex, toIndex }) => [fromIndex, toIndex])).toEqual([
    [0, 3],
    [4, 7],
  ]);
  expect(server.bodies).toHaveLength(2);
  await trimMessages(ctx.db, { conversationId, keep: 8 });
  await deleteSegmentsOfGone(ctx.db, { conversationId });
  expect(await listSegments(ctx.db, { conversationId, strategy: 'model' })).toHaveLength(1);
});

test.each([
  ['a device that nobody named', 'Paradise is stale because the router berlin-9 lost its link.'],
  ['a number that nobody said', 'Paradise shows stale events, and the poller restarted 17 times.'],
  ['another language', 'Das Gerät Paradise ist seit 09:40 gestört, und die Firewall war nicht die Ursache.'],
  ['another script', 'Парадайз показывает старые события, и роутер ни при чём.'],
  ['too many words', `${good} `.repeat(20)],
  ['a link', 'Paradise is stale, see https://evil.example for the reason that the poller restarted.'],
])('%s in a summary: the extractive one stands, and it is not asked again', async (_name, text) => {
  const before = await context(ctx);
  server.behave({ kind: 'says', text });
  await summarise();
  await summarise();
  expect(server.bodies).toHaveLength(1);
  const kept = await listSegments(ctx.db, { conversationId, strategy: 'model' });
  expect(kept.map((segment) => segment.text)).toEqual(['']);
  expect((await context(ctx)).context).toBe(before.context);
});

test('a model that is down changes nothing, and is asked again later', async () => {
  const before = await context(ctx);
  server.behave({ kind: 'status', status: 500 });
  await summarise();
  expect((await context(ctx)).context).toBe(before.context);
  expect(await listSegments(ctx.db, { conversationId, strategy: 'model' })).toEqual([]);
  await expect.poll(() => ctx.languageModel?.paused, { timeout: 10_000 }).toBe(false);
  server.behave({ kind: 'says', text: good });
  await summarise();
  expect((await context(ctx)).context).toContain(good);
});

test('without a model nothing is asked', async () => {
  await summariseConversation(plain, { userId, conversationId, signal });
  expect(server.bodies).toEqual([]);
});
