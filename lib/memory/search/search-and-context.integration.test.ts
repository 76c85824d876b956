import { describe, expect, test } from 'vitest';
import { createConversation } from '#db/queries/conversations.ts';
import { storeMessage } from '#db/queries/messages.ts';
import type { Ctx } from '#lib/server/context.ts';
import { withCtx } from '#lib/server/testing/with-ctx.ts';
import { storeAnalysis } from '../analyses/store-analysis.ts';
import { forgetContext } from '../context/context-cache.ts';
import { readConversationContext } from '../context/read-conversation-context.ts';
import { deleteConversation } from '../conversations/delete-conversation.ts';
import { forkConversation } from '../conversations/fork-conversation.ts';
import { getSessionStats } from '../conversations/get-session-stats.ts';
import { renameConversation } from '../conversations/rename-conversation.ts';
import { shareWithTeam } from '../conversations/share-with-team.ts';
import { recordOutcome } from '../patterns/record-outcome.ts';
import { readPreferences } from '../preferences/read-preferences.ts';
import { setPreference } from '../preferences/set-preference.ts';
import { runbookMarkdown, writeRunbook } from '../runbooks/write-runbook.ts';
import { finding, finished } from '../testing/finished.ts';
import { searchMessages } from './search-messages.ts';

const userId = 'local';

describe('what was said is found again', () => {
  let ctx: Ctx;
  withCtx(
    (opened) => {
      ctx = opened;
    },
    { LOGLORE_SECRET: 'sixteen characters!' },
  );

  async function say(conversationId: string, ...texts: string[]) {
    for (const [i, content] of texts.entries())
      await storeMessage(ctx.db, { conversationId, role: i % 2 === 0 ? 'user' : 'assistant', content });
    await forgetContext(ctx, { conversationId });
  }
  const begin = async (by = userId, visibility: 'team' | 'private' = 'team') =>
    (await createConversation(ctx.db, { userId: by, title: 'One', visibility })).id;

  test('a message is found by its words, at once after it was said, within one conversation or all', async () => {
    const [one, two] = [await begin(), await begin()];
    await say(one, 'The certificate of the gateway expired', 'Renew it with the internal authority');
    expect((await searchMessages(ctx, { userId, query: 'expired certificate' }))[0]).toMatchObject({
      conversationId: one,
      score: 1,
      matched: expect.arrayContaining(['certificate']),
    });
    await say(two, 'Another certificate problem on the mail relay');
    const all = await searchMessages(ctx, { userId, query: 'certificate relay' });
    expect(all[0]).toMatchObject({ conversationId: two });
    const within = await searchMessages(ctx, { userId, query: 'certificate', session: one });
    expect(new Set(within.map(({ conversationId }) => conversationId))).toEqual(new Set([one]));
  });

  test('private messages are found by their owner only, and by the team once they are shared', async () => {
    const id = await begin('ana', 'private');
    await say(id, 'The flux capacitor is misaligned');
    const find = (by: string) => searchMessages(ctx, { userId: by, query: 'flux capacitor' });
    expect((await find(userId)).some(({ conversationId }) => conversationId === id)).toBe(false);
    expect((await find('ana'))[0]).toMatchObject({ conversationId: id });
    await expect(shareWithTeam(ctx, { id, visibility: 'team' })).rejects.toMatchObject({ code: 'not_found' });
    await shareWithTeam({ ...ctx, user: { id: 'ana', name: 'Ana' } }, { id, visibility: 'team' });
    expect((await find(userId))[0]).toMatchObject({ conversationId: id });
  });

  test('a deleted investigation is not found any more', async () => {
    const id = await begin();
    await say(id, 'zanzibar exploded');
    expect(await searchMessages(ctx, { userId, query: 'zanzibar' })).toHaveLength(1);
    await deleteConversation(ctx, { id });
    expect(await searchMessages(ctx, { userId, query: 'zanzibar' })).toEqual([]);
  });

  test.each([
    '',
    ' ',
    '<|endoftext|>',
    '\u0000',
    'x'.repeat(200_000),
    "'); drop table messages; --",
    '𝔘𝔫𝔦 код 日志',
  ])('searching for %j neither throws nor hangs', async (query) => {
    expect(Array.isArray(await searchMessages(ctx, { userId, query }))).toBe(true);
  });

  test('a context is built once, taken from the cache after that, and never older than the last message', async () => {
    const id = await begin();
    await say(
      id,
      'My name is Ana',
      'Hello',
      'Device Paradise is late',
      'Looking',
      'Ruled out: the disk',
      'Noted',
    );
    const read = () => readConversationContext(ctx, { userId, conversationId: id });
    const first = await read();
    expect(first?.metadata).toMatchObject({ totalMessages: 6, summarized: 3, cached: false });
    expect(first?.context).toContain('Ana');
    expect(await read()).toEqual({ ...first, metadata: { ...first?.metadata, cached: true } });
    await storeMessage(ctx.db, { conversationId: id, role: 'user', content: 'It was the poller' });
    const fresh = await read();
    expect(fresh?.metadata).toMatchObject({ totalMessages: 7, cached: false });
    expect(fresh?.context).toContain('It was the poller');
    expect(await readConversationContext(ctx, { userId, conversationId: crypto.randomUUID() })).toBeNull();
  });

  test('contexts of many people at once do not leak into each other', async () => {
    const people = Array.from({ length: 60 }, (_, i) => `person-${i}`);
    const ids = await Promise.all(people.map((person) => begin(person, 'private')));
    await Promise.all(ids.map((id, i) => say(id, `secret word of ${people[i]} is word${i}x`)));
    const built = await Promise.all(
      ids.map((conversationId, i) => readConversationContext(ctx, { userId: people[i]!, conversationId })),
    );
    for (const [i, each] of built.entries()) {
      expect(each?.context.match(/word\d+x/g)).toEqual([`word${i}x`]);
    }
    expect(await readConversationContext(ctx, { userId: people[1]!, conversationId: ids[0]! })).toBeNull();
    expect((await getSessionStats(ctx)).activeSessions).toBeGreaterThanOrEqual(60);
  });

  test('a sensitive preference is encrypted at rest, bound to its person and key', async () => {
    await setPreference(ctx, { userId, key: 'token', value: { t: 'hush' }, sensitive: true });
    await setPreference(ctx, { userId, key: 'theme', value: 'dark' });
    expect((await readPreferences(ctx, { userId })).values).toEqual({ token: { t: 'hush' }, theme: 'dark' });
    const settings = { ...ctx.settings, secret: 'another key entirely' };
    expect(await readPreferences({ ...ctx, settings }, { userId })).toEqual({
      values: { theme: 'dark' },
      locked: ['token'],
    });
    const plain = { ...ctx, settings: { ...ctx.settings, secret: undefined } };
    await expect(
      setPreference(plain, { userId, key: 'token', value: 1, sensitive: true }),
    ).rejects.toMatchObject({ code: 'not_allowed' });
  });

  test('an investigation is renamed, forked at a message, and refused to strangers', async () => {
    const id = await begin();
    await say(id, 'first words', 'second words', 'third words');
    await renameConversation(ctx, { id, title: '  New title ' });
    const [hit] = await searchMessages(ctx, { userId, query: 'second words', session: id });
    const fork = await forkConversation(ctx, { id, atMessageId: hit!.id });
    const copied = await searchMessages(ctx, { userId, query: 'words', session: fork.id });
    expect(copied.map(({ text }) => text).sort()).toEqual(['first words', 'second words']);
    await expect(renameConversation(ctx, { id: 'x', title: 'y' })).rejects.toMatchObject({
      code: 'not_found',
    });
    const stranger = { ...ctx, user: { id: 'eve', name: 'Eve' } };
    await expect(deleteConversation(stranger, { id })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('a solved investigation becomes a runbook', async () => {
    const id = await begin();
    await storeAnalysis(
      ctx,
      finished({
        conversationId: id,
        userId,
        findings: [
          finding({ title: 'The pool is full', pattern: 'pay:POOL_FULL', templates: ['pool `<*>` full'] }),
        ],
      }),
    );
    const note = { userId, conversationId: id, source: 'person' as const };
    await recordOutcome(ctx, { ...note, outcome: 'not_solved', action: 'waiting' });
    await recordOutcome(ctx, {
      ...note,
      outcome: 'solved',
      action: 'doubling the pool',
      knowledge: 'Watch it',
    });
    const runbook = await writeRunbook(ctx, { id });
    const text = runbookMarkdown(runbook!);
    expect(text).toContain('1. doubling the pool (worked 1 of 1)');
    expect(text).toMatch(/## What did not help\n\n- waiting\n/);
    expect(text).toContain('- Watch it');
    expect(text).toContain('``pool `<*>` full``');
  });
});
