import { expect, test } from 'vitest';
import { createConversation } from '#db/queries/conversations.ts';
import { countUpPattern } from '#db/queries/error-patterns.ts';
import { storeMessages } from '#db/queries/messages.ts';
import type { Ctx } from '#lib/server/context.ts';
import { withCtx } from '#lib/server/testing/with-ctx.ts';
import { forgetContext } from '../context/context-cache.ts';
import { searchMessages } from '../search/search-messages.ts';
import { findDuplicatePatterns } from './find-duplicate-patterns.ts';
import { listPatterns } from './list-patterns.ts';
import { mergeDuplicatePatterns } from './merge-duplicate-patterns.ts';
import { readPattern } from './read-pattern.ts';

let ctx: Ctx;
withCtx((opened) => {
  ctx = opened;
});

const refused = 'connection to <*> refused after <*> ms';
const retried = 'giving up on <*> after <*> retries';
const queue = 'queue <*> is not drained';

test('patterns that are the same are made one, those that merely look alike are proposed', async () => {
  const note = (
    domain: string,
    errorType: string,
    positiveSamples: string[],
    negativeSamples: string[] = [],
  ) => countUpPattern(ctx.db, { domain, errorType, positiveSamples, negativeSamples });
  await note('payments', 'CONNECTION_REFUSED', [refused, retried]);
  await note('payments', 'CONNECTION_REFUSED', []);
  await note('Payments', 'connection-refused', ['connection to db-7 refused after 12 ms']);
  await note('payments', 'GATEWAY_AWAY', [refused, retried]);
  await note('orders', 'UPSTREAM', [refused, retried, queue]);
  await note('orders', 'STALE', [queue], [refused]);
  await note('orders', 'OTHER', ['disk <*> is full']);

  const found = await findDuplicatePatterns(ctx);
  expect(found.filter(({ certain }) => certain)).toMatchObject([
    { key: 'Payments:connection-refused', intoKey: 'payments:CONNECTION_REFUSED' },
    { key: 'payments:GATEWAY_AWAY', intoKey: 'payments:CONNECTION_REFUSED', likeness: 1 },
  ]);
  // Somebody said that STALE does not look like that.
  expect(found.some(({ key, intoKey }) => `${key} ${intoKey}`.includes('STALE'))).toBe(false);
  expect(found.some(({ key, intoKey }) => `${key} ${intoKey}`.includes('OTHER'))).toBe(false);
  expect(found.some(({ key, certain }) => key.includes('UPSTREAM') && !certain)).toBe(true);

  expect(await mergeDuplicatePatterns(ctx)).toHaveLength(1);
  expect(await mergeDuplicatePatterns(ctx)).toHaveLength(1);
  expect(await mergeDuplicatePatterns(ctx)).toEqual([]);
  expect((await listPatterns(ctx)).map(({ key }) => key).sort()).toEqual([
    'orders:OTHER',
    'orders:STALE',
    'orders:UPSTREAM',
    'payments:CONNECTION_REFUSED',
  ]);
  expect(await readPattern(ctx, { key: 'payments:GATEWAY_AWAY' })).toMatchObject({
    key: 'payments:CONNECTION_REFUSED',
    occurrences: 4,
  });
});

test('what was said in the same words again is found once, with how often it was said', async () => {
  const { id: conversationId } = await createConversation(ctx.db, { userId: 'local', title: 'talk' });
  await storeMessages(ctx.db, {
    conversationId,
    messages: [
      { role: 'user', content: 'Why is the zeppelin gateway slow since 10:02:11?' },
      { role: 'user', content: 'Why is the zeppelin  gateway slow since 11:40:03?' },
      { role: 'user', content: 'The zeppelin gateway was restarted' },
    ],
  });
  await forgetContext(ctx, { conversationId });
  const found = await searchMessages(ctx, { userId: 'local', query: 'zeppelin gateway' });
  expect(found.map(({ repeats }) => repeats).sort()).toEqual([0, 1]);
});
