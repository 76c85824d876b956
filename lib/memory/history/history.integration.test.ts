import { beforeAll, expect, test } from 'vitest';
import { createConversation, updateConversation } from '#db/queries/conversations.ts';
import { storeMessages } from '#db/queries/messages.ts';
import type { HistoryFilter } from '#lib/contracts/history-filter.ts';
import type { Ctx } from '#lib/server/context.ts';
import { withCtx } from '#lib/server/testing/with-ctx.ts';
import { storeAnalysis } from '../analyses/store-analysis.ts';
import { archiveConversations } from '../conversations/archive-conversations.ts';
import { deleteConversations } from '../conversations/delete-conversations.ts';
import { mergePatterns } from '../patterns/merge-patterns.ts';
import { finding, finished } from '../testing/finished.ts';
import { exportMarkdown } from './export-markdown.ts';
import { listHistoryFacets } from './list-facets.ts';
import { listHistory } from './list-history.ts';

let ctx: Ctx;
const ids: Record<string, string> = {};

withCtx((opened) => {
  ctx = opened;
});
beforeAll(async () => {
  await investigate('Stale events', ['Why is Kestrel late?', 'The poller of Kestrel hangs.'], 'Kestrel');
  await investigate('Slow ledger', ['Why is the ledger slow?', 'Its pool is exhausted.'], 'ledger');
  await investigate('Poller audit', ['Which pollers restarted at night?'], 'Heron', { userId: 'ana' });
  await investigate('Secret', ['poller of mine'], 'Heron', { userId: 'ana', visibility: 'private' });
});

async function investigate(
  title: string,
  said: string[],
  device: string,
  more: { userId?: string; visibility?: 'private' } = {},
) {
  const { id } = await createConversation(ctx.db, { userId: 'local', title, domain: title, ...more });
  ids[title] = id;
  await storeMessages(ctx.db, {
    conversationId: id,
    messages: said.map((content, at) => ({ role: at % 2 === 0 ? 'user' : 'assistant', content })),
  });
  await storeAnalysis(
    ctx,
    finished({
      conversationId: id,
      userId: more.userId ?? 'local',
      parameters: { devices: [device] },
      findings: [finding({ title, pattern: `d:${title.toUpperCase().replace(' ', '_')}` })],
    }),
  );
}

const find = async (filter: HistoryFilter, more: object = {}) =>
  listHistory(ctx, { filter, timeZone: 'UTC', ...more });
const titles = async (filter: HistoryFilter) => (await find(filter)).rows.map(({ title }) => title);

test('an investigation is found by words said in it, whatever their ending or message', async () => {
  expect(await titles({ q: 'hanging kestrel' })).toEqual(['Stale events']);
  expect(await titles({ q: 'poll' })).toEqual(['Poller audit', 'Stale events']);
  expect(await titles({ q: 'the exhausted pools' })).toEqual(['Slow ledger']);
  expect(await titles({ q: 'ledger kestrel' })).toEqual([]);
  expect(await titles({ q: '%' })).toEqual([]);
});

test('the words are marked where they were said', async () => {
  const [row] = (await find({ q: 'hangs' })).rows;
  expect(row?.said).toMatchObject({
    by: 'assistant',
    pieces: [
      { text: 'The poller of Kestrel ', hit: false },
      { text: 'hangs', hit: true },
      { text: '.', hit: false },
    ],
  });
});

test("others' private investigations are neither found nor offered", async () => {
  expect(await titles({ q: 'poller' })).not.toContain('Secret');
  expect(await titles({ person: 'ana' })).toEqual(['Poller audit']);
  const facets = await listHistoryFacets(ctx);
  expect(facets.domains).not.toContain('Secret');
  expect(facets.people.map(({ id }) => id).toSorted()).toEqual(['ana', 'local']);
  expect(facets.entities.map(({ name }) => name)).toEqual(expect.arrayContaining(['Kestrel', 'ledger']));
});

test('a list goes on page by page in every order, pinned ones first, and counts all', async () => {
  await updateConversation(ctx.db, {
    conversationId: ids['Slow ledger']!,
    userId: 'local',
    change: { pinned: true },
  });
  for (const sort of ['used', 'newest', 'oldest', 'title'] as const) {
    const whole = await titles({ sort });
    expect(whole).toHaveLength(3);
    expect(whole[0]).toBe('Slow ledger');
    const walked: string[] = [];
    let page = await find({ sort }, { limit: 1 });
    expect(page.found).toBe(3);
    for (;;) {
      walked.push(...page.rows.map(({ title }) => title));
      if (!page.next) break;
      page = await find({ sort }, { limit: 1, after: page.next });
    }
    expect(walked).toEqual(whole);
  }
});

test('a pattern finds what was filed under patterns merged into it', async () => {
  await mergePatterns(ctx, { key: 'd:POLLER_AUDIT', intoKey: 'd:STALE_EVENTS' });
  expect(await titles({ pattern: 'd:STALE_EVENTS' })).toEqual(['Poller audit', 'Stale events']);
  expect(await titles({ pattern: 'd:POLLER_AUDIT' })).toEqual(['Poller audit', 'Stale events']);
});

test('an export holds what was said as quotations, of what the person may see', async () => {
  let text = '';
  for await (const part of exportMarkdown(ctx, { ids: [ids['Stale events']!, ids.Secret!] })) text += part;
  expect(text).toContain('# Stale events\n');
  expect(text).toContain('> The poller of Kestrel hangs.');
  expect(text).not.toContain('mine');
});

test('several are put away and deleted at once, only what is owned for good', async () => {
  const two = [ids['Stale events']!, ids['Poller audit']!];
  expect(await archiveConversations(ctx, { ids: two, archived: true })).toHaveLength(2);
  expect(await titles({})).toEqual(['Slow ledger']);
  expect(await titles({ archived: 'only' })).toHaveLength(2);
  expect(await deleteConversations(ctx, { ids: two })).toEqual([ids['Stale events']]);
  expect(await titles({ archived: 'with' })).toHaveLength(2);
});
