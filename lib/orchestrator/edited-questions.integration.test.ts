import { expect, test } from 'vitest';
import { createConversation } from '#db/queries/conversations.ts';
import { pageMessages } from '#db/queries/messages.ts';
import { readRun } from '#db/queries/runs.ts';
import { startRunSchema } from '#lib/contracts/runs.ts';
import { readConversationContext } from '#lib/memory/context/read-conversation-context.ts';
import { readBeside } from '#lib/memory/conversations/read-beside.ts';
import { exportMarkdown } from '#lib/memory/history/export-markdown.ts';
import { searchMessages } from '#lib/memory/search/search-messages.ts';
import { createShareLink } from '#lib/memory/sharing/create-share-link.ts';
import { readShared } from '#lib/memory/sharing/read-shared.ts';
import type { Ctx } from '#lib/server/context.ts';
import { withCtx } from '#lib/server/testing/with-ctx.ts';
import { startRun } from './start-run.ts';
import { followToEnd } from './testing/instances.ts';
import { previousAnswer } from './words/previous-answer.ts';

let ctx: Ctx;
withCtx((opened) => {
  ctx = opened;
});

async function answered(input: { text: string; conversationId?: string; parentMessageId?: string | null }) {
  const { runId, conversationId } = await startRun(ctx, startRunSchema.parse(input));
  await followToEnd(ctx, runId);
  return conversationId;
}

test('an edited question takes the place of the first one in context, share link, export and panel; search finds both', async () => {
  const conversationId = await answered({ text: 'What was wrong with the badger?' });
  await answered({ text: 'And with the stoat?', conversationId });
  await answered({ text: 'What was wrong with the heron?', conversationId, parentMessageId: null });

  const context = await readConversationContext(ctx, { userId: ctx.user.id, conversationId });
  expect(context?.metadata.totalMessages).toBe(2);
  expect(context?.context).toContain('heron');
  expect(context?.context).not.toMatch(/badger|stoat/);

  const { path } = await createShareLink(ctx, { id: conversationId, days: 1 });
  const shared = await readShared(ctx, { token: path.replace('/share/', '') });
  expect(shared?.messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
  expect(shared?.messages[0]?.text).toContain('heron');

  let exported = '';
  for await (const part of exportMarkdown(ctx, { ids: [conversationId] })) exported += part;
  expect(exported.match(/^## Question/gm)).toHaveLength(1);
  expect(exported).toMatch(/Also asked, at [^\n]+:\n\n> What was wrong with the badger\?/);

  expect((await readBeside(ctx, conversationId))?.question).toContain('heron');
  const found = await searchMessages(ctx, { userId: ctx.user.id, query: 'badger' });
  expect(found[0]).toMatchObject({ conversationId });
});

test('a follow-up reads on from the version it follows, not from what was said last', async () => {
  const conversationId = await answered({ text: 'How many errors of service badger since yesterday?' });
  const [asked, answer] = await pageMessages(ctx.db, { conversationId, limit: 10 });
  await answered({ text: 'How many errors of service heron?', conversationId, parentMessageId: null });
  await answered({ text: 'And last week?', conversationId, parentMessageId: answer!.id });
  const said = await pageMessages(ctx.db, { conversationId, limit: 10 });
  const services = said.map(({ role, metadata }) =>
    role === 'assistant' ? (metadata.parameters as { services?: string[] } | undefined)?.services : undefined,
  );
  expect(services.at(-1)).toEqual(services[1]);
  expect(services[1]).not.toEqual(services[3]);
  expect(asked!.role).toBe('user');
});

test('a question about the last answer means the answer of the version it follows', async () => {
  const conversationId = await answered({ text: 'How many errors of service badger since yesterday?' });
  const [, answer] = await pageMessages(ctx.db, { conversationId, limit: 10 });
  await answered({ text: 'How many errors of service heron?', conversationId, parentMessageId: null });
  const { runId } = await startRun(
    ctx,
    startRunSchema.parse({ text: 'Explain it to my manager', conversationId, parentMessageId: answer!.id }),
  );
  await followToEnd(ctx, runId);
  const { questionMessageId, createdAt: askedAt } = (await readRun(ctx.db, { runId, userId: ctx.user.id }))!;
  const meant = await previousAnswer({ ctx, runId, conversationId, questionMessageId, askedAt });
  expect(meant?.payload('Extracted Parameters')?.parameters.services).toEqual(['badger']);
});

test('what a question follows must be of the same investigation', async () => {
  const conversationId = await answered({ text: 'Why?' });
  const [elsewhere] = await pageMessages(ctx.db, { conversationId, limit: 1 });
  const other = await createConversation(ctx.db, { userId: ctx.user.id, title: 'Other' });
  const ask = (parentMessageId: string) =>
    startRun(ctx, startRunSchema.parse({ text: 'And?', conversationId: other.id, parentMessageId }));
  await expect(ask(elsewhere!.id)).rejects.toThrow('does not exist any more');
  await expect(ask(crypto.randomUUID())).rejects.toThrow('does not exist any more');
});
