import { beforeAll, expect, test } from 'vitest';
import { createConversation } from '#db/queries/conversations.ts';
import { storeMessages } from '#db/queries/messages.ts';
import { appendStep } from '#db/queries/run-steps.ts';
import { insertRun } from '#db/queries/runs.ts';
import type { Ctx } from '#lib/server/context.ts';
import { withCtx } from '#lib/server/testing/with-ctx.ts';
import { finding } from '../testing/finished.ts';
import { createShareLink } from './create-share-link.ts';
import { listShareLinks } from './list-share-links.ts';
import { readShared } from './read-shared.ts';
import { revokeShareLink } from './revoke-share-link.ts';

let ctx: Ctx;
let id: string;
const tokenOf = (path: string) => path.replace('/share/', '');

withCtx((opened) => {
  ctx = opened;
});
beforeAll(async () => {
  const conversation = await createConversation(ctx.db, { userId: 'local', title: 'Ledger of 10.1.2.3' });
  id = conversation.id;
  const run = await insertRun(ctx.db, { conversationId: id, userId: 'local', input: {}, workerId: 'w' });
  await storeMessages(ctx.db, {
    conversationId: id,
    messages: [
      { role: 'user', content: 'Why does it fail? password=hunter22 and ask ann@example.com' },
      { role: 'assistant', content: 'The pool is empty [E1].', metadata: { runId: run.id } },
    ],
  });
  const line = {
    id: 'E1',
    file: 'app.log',
    fromLine: 3,
    toLine: 3,
    text: 'ERROR token=abcdef123456 no connection',
  };
  await appendStep(ctx.db, {
    runId: run.id,
    epoch: run.epoch,
    kind: 'step',
    name: 'Answer',
    payload: {
      outcome: 'confirmed',
      text: 'The pool is empty [E1].',
      evidence: [line],
      findings: [finding({ title: 'Pool of 10.9.9.9', pattern: 'd:POOL', evidence: [line] })],
    },
  });
});

test('a link shows question, answer and cited lines without secrets, people and addresses', async () => {
  const { path } = await createShareLink(ctx, { id, days: 7 });
  const shared = await readShared(ctx, { token: tokenOf(path) });
  expect(shared?.messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
  expect(shared?.messages[1]?.answer).toMatchObject({
    outcome: 'confirmed',
    evidence: [{ id: 'E1', place: 'app.log, line 3' }],
  });
  const text = JSON.stringify(shared);
  for (const secret of ['hunter22', 'ann@example.com', '10.1.2.3', '10.9.9.9', 'abcdef123456', 'local'])
    expect(text).not.toContain(secret);
});

test('a link that was taken back, is past its time, or was never made opens nothing', async () => {
  const { path } = await createShareLink(ctx, { id, days: 7 });
  const [newest] = await listShareLinks(ctx, { id });
  expect(newest?.holds).toBe(true);
  await revokeShareLink(ctx, { linkId: newest!.id });
  expect(await readShared(ctx, { token: tokenOf(path) })).toBeNull();
  await expect(revokeShareLink(ctx, { linkId: newest!.id })).rejects.toThrow('no such link');
  const past = await createShareLink(ctx, { id, days: -1 });
  expect(await readShared(ctx, { token: tokenOf(past.path) })).toBeNull();
  expect(await readShared(ctx, { token: 'x'.repeat(32) })).toBeNull();
  expect(await readShared(ctx, { token: "' or 1=1" })).toBeNull();
});

test('only its owner shares an investigation, and the token itself is not stored', async () => {
  const theirs = await createConversation(ctx.db, { userId: 'ana', title: 'theirs' });
  await expect(createShareLink(ctx, { id: theirs.id, days: 7 })).rejects.toThrow('not yours');
  const { path } = await createShareLink(ctx, { id, days: 7 });
  expect(JSON.stringify(await listShareLinks(ctx, { id }))).not.toContain(tokenOf(path));
});
