import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../client.ts';
import { createConversation, deleteConversations } from '../queries/conversations.ts';
import { listConversations } from '../queries/list-conversations.ts';
import { insertLogChunks, readChunks } from '../queries/log-chunks.ts';
import { addLogFile, createLogSet } from '../queries/log-sets.ts';
import { recentMessages, storeMessage } from '../queries/messages.ts';
import { recordResolution } from '../queries/resolutions.ts';
import { readConversationStats } from '../queries/statistics.ts';
import { type FreshStore, freshEmbedded, freshPostgres } from '../testing/fresh-store.ts';
import { backupStore, moveStore, restoreStore } from './move-store.ts';

const ROWS = 100_000;
const LIMIT = 300_000;
const allBytes = Uint8Array.from({ length: 70_000 }, (_, n) => (n * 7) & 255);

/** One of everything that is hard to carry, made by the queries themselves. */
async function plant({ db }: Store) {
  const conversation = await createConversation(db, { userId: 'ann', title: 'tab\t"quote" \\ öß 🛠' });
  const first = await storeMessage(db, {
    conversationId: conversation.id,
    role: 'user',
    content: 'line\r\nline \\N \\x00 {"a":null}',
    metadata: { none: null, deep: [{ third: 1 / 3, big: 1e300 }], text: '\u2028' },
    createdAt: new Date('1999-12-31T23:59:59.999Z'),
  });
  await storeMessage(db, {
    conversationId: conversation.id,
    role: 'assistant',
    content: '',
    parentId: first.id,
  });
  const set = await createLogSet(db, { userId: 'ann', name: 'l', kind: 'upload' });
  const file = await addLogFile(db, { logSetId: set.id, index: 0, name: 'f' });
  const chunk = { logFileId: file.id, seq: 0, firstLine: 1, lastLine: 2, byteOffset: 0, byteLength: 9 };
  const times = { firstTime: 1_700_000_000_000.1, lastTime: null };
  await insertLogChunks(db, {
    chunks: [{ ...chunk, ...times, codec: 'zstd', data: allBytes, columns: null }],
  });
  await recordResolution(db, {
    conversationId: conversation.id,
    userId: 'ann',
    outcome: 'solved',
    source: 'person',
  });
  return { conversationId: conversation.id, fileId: file.id };
}

type Planted = Awaited<ReturnType<typeof plant>>;

async function everythingIn({ db }: Store, { conversationId, fileId }: Planted) {
  const found = await listConversations(db, { userId: 'ann', search: 'line null', limit: 10 });
  const [chunk] = await readChunks(db, { logFileId: fileId, seqs: [0] });
  return {
    found: found.map(({ id }) => id),
    messages: await recentMessages(db, { conversationId, limit: 10 }),
    stats: await readConversationStats(db, { conversationId, userId: 'ann' }),
    chunk: { ...chunk, data: Buffer.from(chunk!.data).toString('base64') },
    resolutions: await db.execute(sql`select * from resolutions where conversation_id = ${conversationId}`),
  };
}

async function plantMany({ db }: Store, rows: number) {
  const { id } = await createConversation(db, { userId: 'many' });
  await db.execute(sql`
    insert into messages (conversation_id, role, content, index_in_session, metadata)
    select ${id}::uuid, 'user', 'message ' || n || repeat(' of some length', n % 5), n, jsonb_build_object('n', n)
    from generate_series(1, ${rows}::int) as n`);
}

const counted = async ({ db }: Store) =>
  (await db.execute<{ n: number }>(sql`select count(*) as n from messages`))[0]?.n;

describe('carrying everything between stores', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'loglore-transfer-'));
  const fresh: FreshStore[] = [];
  const make = async (kind: () => Promise<FreshStore>) => {
    const made = await kind();
    fresh.push(made);
    return made.store;
  };
  let embedded: Store;
  let server: Store;
  let planted: Planted;

  beforeAll(async () => {
    embedded = await make(freshEmbedded);
    server = await make(freshPostgres);
    planted = await plant(embedded);
    await plantMany(embedded, ROWS);
  }, LIMIT);
  afterAll(async () => {
    for (const { drop } of fresh) await drop();
    rmSync(folder, { recursive: true, force: true });
  }, LIMIT);

  test(
    `${ROWS} rows go from the embedded store to a server and back, each as it was`,
    async () => {
      const there = await moveStore(embedded, server, { replace: false });
      expect(there.rows).toBeGreaterThan(ROWS);
      const before = await everythingIn(embedded, planted);
      expect(await everythingIn(server, planted)).toEqual(before);
      const back = await make(freshEmbedded);
      expect(await moveStore(server, back, { replace: false })).toEqual(there);
      expect(await everythingIn(back, planted)).toEqual(before);
      expect(await counted(back)).toBe(ROWS + 2);
    },
    LIMIT,
  );

  test(
    'triggers and references hold again after a move',
    async () => {
      const { conversationId } = planted;
      const target = await make(freshPostgres);
      const small = await make(freshEmbedded);
      const own = await plant(small);
      await moveStore(small, target, { replace: false });
      await storeMessage(target.db, { conversationId: own.conversationId, role: 'user', content: 'more' });
      const stats = await readConversationStats(target.db, {
        conversationId: own.conversationId,
        userId: 'ann',
      });
      expect(stats?.messages).toBe(3);
      const astray = target.db.execute(sql`update messages set conversation_id = ${conversationId}`);
      await expect(astray).rejects.toThrow();
      await deleteConversations(target.db, { ids: [own.conversationId], userId: 'ann' });
      expect(await counted(target)).toBe(0);
    },
    LIMIT,
  );

  test(
    'a full target is refused and left alone, unless it is to be replaced',
    async () => {
      const source = await make(freshEmbedded);
      await expect(moveStore(source, server, { replace: false })).rejects.toThrow(/not empty.*--replace/);
      const target = await make(freshPostgres);
      await plantMany(target, 10);
      await moveStore(source, target, { replace: true });
      expect(await counted(target)).toBe(0);
    },
    LIMIT,
  );

  test(
    'a backup is restored exactly, also tables that came later',
    async () => {
      const file = path.join(folder, 'one.backup');
      const source = await make(freshEmbedded);
      const own = await plant(source);
      const later = sql`create table later (id bigint generated always as identity, at timestamptz, parts numeric[])`;
      await source.db.execute(later);
      await source.db.execute(
        sql`insert into later (at, parts) values ('2026-01-01 00:00:00.123456+06', '{1.10,NULL}'), ('infinity', '{}')`,
      );
      const written = await backupStore(source, file);
      const target = await make(freshPostgres);
      await target.db.execute(later);
      expect(await restoreStore(target, file, { replace: false })).toEqual(written);
      expect(await everythingIn(target, own)).toEqual(await everythingIn(source, own));
      const texts = sql`select id::text, at::text, parts::text from later order by id`;
      expect([...(await target.db.execute(texts))]).toEqual([...(await source.db.execute(texts))]);
    },
    LIMIT,
  );

  test(
    'a broken backup is refused with a reason, and the target stays as it was',
    async () => {
      const file = path.join(folder, 'whole.backup');
      const source = await make(freshEmbedded);
      await plant(source);
      await backupStore(source, file);
      const target = await make(freshPostgres);
      await plantMany(target, 3);
      const whole = readFileSync(file);
      const broken = path.join(folder, 'broken.backup');
      const bytes = Buffer.from(whole);
      bytes[bytes.length >> 1]! ^= 0xff;
      for (const content of [
        whole.subarray(0, whole.length >> 1),
        bytes,
        Buffer.from('hello'),
        Buffer.alloc(0),
      ]) {
        writeFileSync(broken, content);
        await expect(restoreStore(target, broken, { replace: true })).rejects.toMatchObject({
          name: 'PersonError',
        });
      }
      const missing = restoreStore(target, path.join(folder, 'none'), { replace: true });
      await expect(missing).rejects.toMatchObject({ name: 'PersonError' });
      expect(await counted(target)).toBe(3);
    },
    LIMIT,
  );
});
