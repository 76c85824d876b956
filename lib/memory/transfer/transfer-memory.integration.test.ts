import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createConversation, readConversation } from '#db/queries/conversations.ts';
import { findEntities, listEntities, setAliases } from '#db/queries/entities.ts';
import { readAllAnalyses } from '#db/queries/export-memory.ts';
import { recentMessages, storeMessages } from '#db/queries/messages.ts';
import { freshPostgresUrl } from '#db/testing/fresh-store.ts';
import { closeOpenCtx, openCtx } from '#lib/server/compose.ts';
import type { Ctx } from '#lib/server/context.ts';
import { readSettings } from '#lib/server/settings.ts';
import { storeAnalysis } from '../analyses/store-analysis.ts';
import { listSimilar } from '../conversations/list-similar.ts';
import { readPattern } from '../patterns/read-pattern.ts';
import { recordOutcome } from '../patterns/record-outcome.ts';
import { runbookMarkdown, writeRunbook } from '../runbooks/write-runbook.ts';
import { searchMessages } from '../search/search-messages.ts';
import { finding, finished } from '../testing/finished.ts';
import { exportMemory } from './export-memory.ts';
import { importMemory } from './import-memory.ts';

const userId = 'local';
const key = 'telemetry:POLLER_HANGS';
const folder = mkdtempSync(join(tmpdir(), 'loglore-transfer-'));
let one: Ctx;
let two: Ctx;
let drop: () => Promise<void>;
beforeAll(async () => {
  const fresh = await freshPostgresUrl();
  drop = fresh.drop;
  one = await openCtx(readSettings({ DATABASE_URL: fresh.url, LOG_LEVEL: 'silent' }));
  two = await openCtx(readSettings({ LOGLORE_DATA_DIR: folder, LOG_LEVEL: 'silent' }));
});
afterAll(async () => {
  await closeOpenCtx(one);
  await closeOpenCtx(two);
  await drop();
  rmSync(folder, { recursive: true, force: true });
});

async function fileOf(ctx: Ctx): Promise<string> {
  let text = '';
  for await (const part of exportMemory(ctx)) text += part;
  return text;
}

/** In chunks that cut lines and letters anywhere, as a network does. */
async function* sent(text: string, size = 37): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function incident(ctx: Ctx, device: string, outcome: 'solved' | 'not_solved', action: string) {
  const { id } = await createConversation(ctx.db, { userId, title: `Stale events on ${device}` });
  const question = `Why are the events of ${device} stale? Größe \u{1F525}`;
  const [asked] = await storeMessages(ctx.db, {
    conversationId: id,
    messages: [{ role: 'user', content: question }],
  });
  await storeMessages(ctx.db, {
    conversationId: id,
    messages: [{ role: 'assistant', content: 'The poller hangs.', parentId: asked!.id }],
  });
  await storeAnalysis(
    ctx,
    finished({
      ...{ conversationId: id, userId, queryText: question },
      parameters: { devices: [device], domain: 'telemetry' },
      findings: [
        finding({ title: 'The poller hangs', pattern: key, templates: ['queue of <*> not drained'] }),
      ],
      templates: [{ text: 'queue of <*> not drained', level: 'error', count: 40 }],
      services: ['poller'],
    }),
  );
  await recordOutcome(ctx, { userId, conversationId: id, outcome, action, source: 'person' });
  return id;
}

test('a memory goes to another installation and is all there, and a second time changes nothing', async () => {
  const solved = await incident(one, 'Paradise', 'solved', 'restart the poller');
  const failed = await incident(one, 'Elysium', 'not_solved', 'clear the cache');
  const [device] = await findEntities(one.db, { userId, name: 'Paradise' });
  await setAliases(one.db, { entityId: device!.id, aliases: ['PAR-1'] });
  const file = await fileOf(one);
  expect(JSON.parse(file)).toMatchObject({ format: 'loglore-memory', version: 1 });

  const report = await importMemory(two, sent(file));
  expect(report).toMatchObject({
    patterns: { added: 1, merged: 0, unchanged: 0 },
    investigations: { added: 2, merged: 0, unchanged: 0, refused: 0 },
    ...{ messages: 4, analyses: 2, outcomes: 2, problems: [] },
  });
  expect(report.sentences[0]).toBe('Investigations: 2 added, 0 merged with what was known, 0 known already.');

  for (const id of [solved, failed]) {
    const pick = async (ctx: Ctx) => {
      const {
        nextIndex: _,
        updatedAt: __,
        ...conversation
      } = (await readConversation(ctx.db, {
        conversationId: id,
        userId,
      }))!;
      const analyses = await readAllAnalyses(ctx.db, { conversationId: id });
      return {
        conversation,
        messages: await recentMessages(ctx.db, { conversationId: id, limit: 10 }),
        analyses,
        runbook: runbookMarkdown((await writeRunbook(ctx, { id }))!),
      };
    };
    expect(await pick(two)).toEqual(await pick(one));
  }
  const { id: _, ...there } = (await readPattern(two, { key }))!;
  const { id: __, ...here } = (await readPattern(one, { key }))!;
  expect(there).toEqual(here);
  expect(await findEntities(two.db, { userId, name: 'par-1' })).toMatchObject([{ name: 'Paradise' }]);
  const devices = async (ctx: Ctx) =>
    (await listEntities(ctx.db, { userId, limit: 20 })).map(({ name, mentions }) => [name, mentions]);
  expect((await devices(two)).sort()).toEqual((await devices(one)).sort());
  expect(await listSimilar(two, solved)).toMatchObject([{ conversationId: failed }]);
  const said = await searchMessages(two, { userId, query: 'Elysium', limit: 1 });
  expect(said).toMatchObject([{ conversationId: failed, matched: ['elysium'] }]);

  expect(await importMemory(two, sent(file))).toMatchObject({
    patterns: { added: 0, merged: 0, unchanged: 1 },
    investigations: { added: 0, merged: 0, unchanged: 2 },
    ...{ messages: 0, analyses: 0, outcomes: 0 },
  });
});

test('two installations that both go on are merged in both directions without counting anything twice', async () => {
  await incident(two, 'Arcadia', 'solved', 'restart the poller');
  const grown = await incident(one, 'Utopia', 'solved', 'restart the poller');
  await importMemory(one, sent(await fileOf(two)));
  expect(await readPattern(one, { key })).toMatchObject({ solved: 3, tried: 4, occurrences: 4 });
  await storeMessages(one.db, {
    conversationId: grown,
    messages: [{ role: 'user', content: 'One more thing' }],
  });
  await importMemory(two, sent(await fileOf(one)));
  const after = await importMemory(two, sent(await fileOf(one), 100_000));
  expect(after.patterns).toEqual({ added: 0, merged: 0, unchanged: 1 });
  expect(await readPattern(two, { key })).toMatchObject({
    ...{ solved: 3, tried: 4, occurrences: 4, successRate: 0.75 },
    steps: [
      { text: 'restart the poller', worked: 3, failed: 0 },
      { text: 'clear the cache', worked: 0, failed: 1 },
    ],
  });
  const messages = await recentMessages(two.db, { conversationId: grown, limit: 10 });
  expect(messages.at(-1)?.content).toBe('One more thing');
});

test('what is broken in a file is named and costs nothing else', async () => {
  const { id } = await createConversation(one.db, { userId, title: 'kept' });
  const lines = (await fileOf(one)).split('\n');
  const at = lines.findIndex((line) => line.includes(id));
  const other = crypto.randomUUID();
  const broken = [
    lines[0],
    '{"kind":"pattern","domain":"x"},',
    '{"kind":"investigation", cut off',
    lines[at]!.replaceAll(id, other),
  ].join('\n');
  const report = await importMemory(two, sent(broken));
  expect(report.investigations).toMatchObject({ added: 1 });
  expect(report.problems).toHaveLength(3);
  expect(report.problems[1]).toBe('line 3: it is cut off or no JSON.');
  expect(await readConversation(two.db, { conversationId: other, userId })).toMatchObject({ title: 'kept' });
});

test('a file laid out anew is read, and what is no memory file is refused', async () => {
  const pretty = JSON.stringify(JSON.parse(await fileOf(one)), null, 2);
  expect(await importMemory(two, sent(pretty, 5_000))).toMatchObject({ problems: [] });
  for (const text of ['', 'hello', '{"format":"other","records":[\n]}', '[]', '\0\0\0'])
    await expect(importMemory(two, sent(text))).rejects.toMatchObject({ code: 'bad_input' });
  const newer = (await fileOf(one)).replace('"version":1', '"version":2');
  await expect(importMemory(two, sent(newer))).rejects.toThrow('its version 2 is not known here');
});

test("somebody else's private investigation is neither sent nor overwritten", async () => {
  const hidden = await createConversation(two.db, {
    userId: 'other',
    visibility: 'private',
    title: 'secret',
  });
  expect(await fileOf(two)).not.toContain('secret');
  const lines = (await fileOf(one)).split('\n');
  const own = lines.find((line) => line.includes('"title":"kept"'))!;
  const id = (JSON.parse(own.replace(/,$/, '')) as { id: string }).id;
  const report = await importMemory(
    two,
    sent([lines[0], own.replaceAll(id, hidden.id).replace(/,$/, ''), ']}'].join('\n')),
  );
  expect(report.investigations).toMatchObject({ refused: 1, merged: 0 });
  expect(await readConversation(two.db, { conversationId: hidden.id, userId: 'other' })).toMatchObject({
    title: 'secret',
  });
});
