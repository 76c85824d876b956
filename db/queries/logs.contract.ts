import { beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../client.ts';
import { createConversation, deleteConversations } from './conversations.ts';
import {
  insertLogChunks,
  type LogChunk,
  lastChunkSeq,
  listChunkPlaces,
  readChunks,
  readChunksByLines,
  readChunksByTime,
} from './log-chunks.ts';
import {
  addLogFile,
  attachLogSets,
  createLogSet,
  deleteLogSet,
  findLogSetByContent,
  type LogSetResult,
  listLogFiles,
  listLogSets,
  readLogFileProfile,
  readLogSetProfile,
  readLogSets,
  updateLogFile,
  updateLogSet,
} from './log-sets.ts';

let person = 0;
const allBytes = Uint8Array.from({ length: 1024 }, (_, n) => n & 255);

export function logsContract(open: () => Store) {
  describe('log sets and chunks', () => {
    const db = () => open().db;
    let ann: string;
    beforeEach(() => {
      person += 1;
      ann = `lea${person}`;
    });
    const newSet = (more: object = {}) =>
      createLogSet(db(), { userId: ann, name: 'app.log', kind: 'upload', ...more });

    /** Ten chunks of 100 lines and 1,000 ms each. */
    async function fill(logSetId: string) {
      const file = await addLogFile(db(), { logSetId, index: 0, name: 'a\0.log' });
      const chunks: LogChunk[] = Array.from({ length: 10 }, (_, seq) => ({
        logFileId: file.id,
        seq,
        firstLine: seq * 100 + 1,
        lastLine: seq * 100 + 100,
        byteOffset: seq * 5_000_000_000,
        byteLength: 1_000_000,
        firstTime: 1_700_000_000_000.25 + seq * 1000,
        lastTime: 1_700_000_000_999.75 + seq * 1000,
        codec: 'zstd',
        data: allBytes,
        columns: seq === 0 ? null : allBytes.subarray(0, 3),
      }));
      await insertLogChunks(db(), { chunks, received: { logFileId: file.id, receivedBytes: 10_000_000 } });
      return { file, chunks };
    }

    test('a set is received, becomes ready, and keeps its profile apart', async () => {
      const set = await newSet();
      expect(set).toMatchObject({ status: 'receiving', bytes: 0, problems: [] });
      const change = {
        status: 'ready',
        bytes: 6_000_000_000,
        lines: 12,
        firstTime: 1.5,
        contentHash: 'h1',
        profile: allBytes,
        summary: { templates: 3 },
        problems: [{ code: 'truncated', offset: 7 }],
      } satisfies LogSetResult;
      const ready = await updateLogSet(db(), { logSetId: set.id, change });
      const { profile, ...shown } = change;
      expect(ready).toMatchObject(shown);
      expect(ready).not.toHaveProperty('profile');
      expect(Buffer.from((await readLogSetProfile(db(), { logSetId: set.id, userId: ann }))!)).toEqual(
        Buffer.from(profile),
      );
      expect(await findLogSetByContent(db(), { contentHash: 'h1', userId: ann })).toMatchObject({
        id: set.id,
      });
    });

    test('chunks come back byte for byte, by lines, by time and by number', async () => {
      const set = await newSet();
      const { file, chunks } = await fill(set.id);
      const at = { logFileId: file.id };
      const seqs = (found: LogChunk[]) => found.map(({ seq }) => seq);
      expect(seqs(await readChunksByLines(db(), { ...at, fromLine: 100, toLine: 101 }))).toEqual([0, 1]);
      expect(await readChunksByLines(db(), { ...at, fromLine: 1001, toLine: 2000 })).toEqual([]);
      const [from, to] = [chunks[2]!.lastTime!, chunks[4]!.firstTime!];
      expect(seqs(await readChunksByTime(db(), { ...at, from, to, limit: 10 }))).toEqual([2, 3, 4]);
      expect(seqs(await readChunksByTime(db(), { ...at, from, to, afterSeq: 2, limit: 1 }))).toEqual([3]);
      const [third] = await readChunks(db(), { ...at, seqs: [3] });
      expect(third).toMatchObject({ byteOffset: 15_000_000_000, firstTime: chunks[3]!.firstTime });
      expect(Buffer.from(third!.data).equals(Buffer.from(allBytes))).toBe(true);
      const places = await listChunkPlaces(db(), at);
      expect(places).toHaveLength(10);
      expect(places[0]).not.toHaveProperty('data');
    });

    test('an upload goes on after a break: chunks sent twice count once', async () => {
      const set = await newSet();
      const { file, chunks } = await fill(set.id);
      const again = { ...chunks[9]!, data: allBytes.subarray(1) };
      await insertLogChunks(db(), {
        chunks: [again],
        received: { logFileId: file.id, receivedBytes: 9_000_000 },
      });
      expect(await lastChunkSeq(db(), { logFileId: file.id })).toBe(9);
      const resumed = await addLogFile(db(), { logSetId: set.id, index: 0, name: 'a.log' });
      expect(resumed).toMatchObject({ id: file.id, receivedBytes: 10_000_000 });
      expect((await readChunks(db(), { logFileId: file.id, seqs: [9] }))[0]?.data).toHaveLength(1024);
      await updateLogFile(db(), {
        logFileId: file.id,
        change: { status: 'ready', lines: 1000, profile: allBytes },
      });
      expect(await listLogFiles(db(), { logSetIds: [set.id] })).toMatchObject([
        { status: 'ready', lines: 1000 },
      ]);
      expect(await readLogFileProfile(db(), { logFileId: file.id })).toHaveLength(1024);
    });

    test("a private set is its owner's alone, and only the owner deletes a set", async () => {
      const hidden = await newSet({ visibility: 'private' });
      const shared = await newSet();
      const ids = [hidden.id, shared.id];
      expect((await readLogSets(db(), { ids, userId: 'other' })).map(({ id }) => id)).toEqual([shared.id]);
      expect(await readLogSetProfile(db(), { logSetId: hidden.id, userId: 'other' })).toBeNull();
      expect(await deleteLogSet(db(), { logSetId: shared.id, userId: 'other' })).toBe(false);
      const { file } = await fill(shared.id);
      expect(await deleteLogSet(db(), { logSetId: shared.id, userId: ann })).toBe(true);
      expect(await listChunkPlaces(db(), { logFileId: file.id })).toEqual([]);
    });

    test('sets that are ready are found by a part of their name, whatever signs stand in it', async () => {
      const made = [
        await newSet({ name: 'Night 100%_ok.log' }),
        await newSet({ name: 'night 1000 ok.log' }),
        await newSet({ name: 'night 100%_on its way' }),
      ];
      for (const { id } of made.slice(0, 2))
        await updateLogSet(db(), { logSetId: id, change: { status: 'ready' } });
      const named = async (part: string) =>
        (await listLogSets(db(), { userId: ann, limit: 50, status: 'ready', named: part })).map(
          ({ id }) => id,
        );
      expect(await named('night 100')).toEqual([made[1]!.id, made[0]!.id]);
      expect(await named('100%_')).toEqual([made[0]!.id]);
    });

    test('a set goes with the last conversation that looks at it', async () => {
      const set = await newSet({ visibility: 'private' });
      const [one, two] = [
        await createConversation(db(), { userId: ann }),
        await createConversation(db(), { userId: ann }),
      ];
      for (const { id } of [one, two, one]) {
        await attachLogSets(db(), { conversationId: id, logSetIds: [set.id] });
      }
      const of = (conversationId: string) => listLogSets(db(), { userId: ann, limit: 5, conversationId });
      expect(await of(one.id)).toHaveLength(1);
      await deleteConversations(db(), { ids: [one.id], userId: ann });
      expect(await of(two.id)).toHaveLength(1);
      await deleteConversations(db(), { ids: [two.id], userId: ann });
      expect(await readLogSets(db(), { ids: [set.id], userId: ann })).toEqual([]);
    });
  });
}
