import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../client.ts';
import { migrate } from '../migrate.ts';
import { createConversation, readConversation } from '../queries/conversations.ts';
import { readMessages } from '../queries/messages.ts';
import { holdLock, LockHeld } from './hold-lock.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'loglore-embedded-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROUNDS = 12;
const WRITES = 25;

describe('the embedded store', () => {
  test('a second opening of a folder is refused with a sentence, and the data is intact', async () => {
    const dataDir = path.join(folder, 'held');
    const store = await openDatabase({ dataDir });
    await migrate(store);
    const { id } = await createConversation(store.db, { userId: 'ann', title: 'kept' });
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({
      name: 'PersonError',
      message: `The data folder ${dataDir} is already in use by process ${process.pid}. Stop it first, or set LOGLORE_DATA_DIR to another folder.`,
    });
    await store.ping();
    await store.close();
    const again = await openDatabase({ dataDir });
    const read = await readConversation(again.db, { conversationId: id, userId: 'ann' });
    expect(read?.title).toBe('kept');
    expect(statSync(dataDir).mode & 0o077).toBe(0);
    await again.close();
    await expect(again.ping()).rejects.toMatchObject({ code: 'store_unavailable' });
  });

  test(`${ROUNDS} times kill -9 while writing loses no acknowledged message`, async () => {
    const dataDir = path.join(folder, 'killed');
    const acknowledged: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) acknowledged.push(...(await writeUntilKilled(dataDir)));
    expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS * WRITES);
    const store = await openDatabase({ dataDir });
    const found = await readMessages(store.db, { ids: acknowledged });
    expect(found).toHaveLength(acknowledged.length);
    const [doubled] = await store.db.execute(
      sql`select 1 from messages group by conversation_id, index_in_session having count(*) > 1`,
    );
    expect(doubled).toBeUndefined();
    await store.close();
  }, 180_000);

  test('a folder too deep for a socket works, and is held as well', async () => {
    const dataDir = path.join(folder, 'deep'.repeat(20), 'deeper'.repeat(20));
    const store = await openDatabase({ dataDir });
    await store.ping();
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({ code: 'conflict' });
    await store.close();
  });

  test('what is no folder is refused with a sentence', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, 'x');
    for (const dataDir of [file, path.join(file, 'inside')]) {
      await expect(openDatabase({ dataDir })).rejects.toMatchObject({
        code: 'store_unavailable',
        message: expect.stringContaining('set LOGLORE_DATA_DIR to another folder'),
      });
    }
  });

  test('a damaged database is refused with a sentence and given free again', async () => {
    const dataDir = path.join(folder, 'damaged');
    mkdirSync(path.join(dataDir, 'postgres'), { recursive: true });
    writeFileSync(path.join(dataDir, 'postgres', 'PG_VERSION'), '9.6\n');
    for (const _ of [1, 2]) {
      await expect(openDatabase({ dataDir })).rejects.toMatchObject({ code: 'store_unavailable' });
    }
  });
});

describe('the lock', () => {
  test("of eight that want it at the same moment over a dead one's socket, one gets it", async () => {
    const file = path.join(folder, 'lock');
    await leaveDeadSocket(file);
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => holdLock(file)));
    const held = results.filter((result) => result.status === 'fulfilled');
    expect(held).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(LockHeld);
    }
    await held[0]!.value.release();
    const next = await holdLock(file);
    await next.release();
    expect(existsSync(file)).toBe(false);
  });

  test('a holder that does not say a word holds it all the same', async () => {
    const file = path.join(folder, 'mute');
    const mute = createServer(() => undefined);
    await new Promise<void>((done) => mute.listen(file, done));
    chmodSync(file, 0o700);
    await expect(holdLock(file)).rejects.toMatchObject({ pid: null });
    await new Promise((done) => {
      mute.close(done);
    });
  });
});

/** Runs the writer until it has had some messages acknowledged, then kills it in the middle of the next. */
async function writeUntilKilled(dataDir: string): Promise<string[]> {
  const child = spawn(process.execPath, ['db/testing/writer.ts', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => child.once('exit', done));
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(line);
    if (acknowledged.length === WRITES) child.kill('SIGKILL');
  }
  await ended;
  return acknowledged;
}

/** The socket of a process that was killed: its file is there and nobody listens. */
async function leaveDeadSocket(file: string): Promise<void> {
  const script = `require('node:net').createServer().listen(${JSON.stringify(file)}, () => process.kill(process.pid, 'SIGKILL'))`;
  const child = spawn(process.execPath, ['-e', script]);
  await new Promise((done) => child.once('exit', done));
}
