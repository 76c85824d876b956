import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../client.ts';
import { createConversation, deleteConversations } from './conversations.ts';
import { type ListConversationsInput, pageConversations, placeOf } from './list-conversations.ts';
import { deleteMessagesFrom, storeMessage, storeMessages, trimMessages } from './messages.ts';

let person = 0;

export function conversationWordsContract(open: () => Store) {
  describe('words of a conversation', () => {
    const db = () => open().db;
    let ann: string;
    beforeEach(() => {
      person += 1;
      ann = `wanda${person}`;
    });
    const begin = async (title: string) => (await createConversation(db(), { userId: ann, title })).id;
    const say = (conversationId: string, content: string) =>
      storeMessage(db(), { conversationId, role: 'user', content });
    const page = (more: Partial<ListConversationsInput>) =>
      pageConversations(db(), { userId: ann, owner: ann, limit: 50, counted: true, ...more });
    const found = async (search: string) => (await page({ search })).rows.map(({ title }) => title);

    test('words of several messages and of the title together find it, the last one as a beginning', async () => {
      const id = await begin('Quorum');
      await say(id, 'the heartbeats stopped');
      await say(id, 'at /srv/vaultage/seal.key');
      await say(await begin('Other'), 'the heartbeats go on');
      expect(await found('heartbeat vaultage')).toEqual(['Quorum']);
      expect(await found('quorum stopping heartb')).toEqual(['Quorum']);
      expect(await found('seal')).toEqual(['Quorum']);
      expect(await found('heartbeats')).toEqual(['Other', 'Quorum']);
      expect(await found('vaultage go')).toEqual(['Quorum']);
      expect(await found('vaultage going')).toEqual([]);
    });

    test('a word is found at every letter of it, also where its stem ends before what was typed', async () => {
      const words =
        'certificate retrying organization deployment availability connections rescheduled policies latency corruption throttling dependency authorized handshakes replication consistent unreachable';
      await say(await begin('Everything'), words);
      for (const word of words.split(' '))
        for (let typed = 3; typed <= word.length; typed++)
          expect(await found(word.slice(0, typed)), word.slice(0, typed)).toEqual(['Everything']);
      for (const other of ['certainty', 'retire', 'deploring', 'replace'])
        expect(await found(other), other).toEqual([]);
    });

    test('what was taken back is found no more, what stayed is', async () => {
      const id = await begin('Edited');
      const messages = await storeMessages(db(), {
        conversationId: id,
        messages: ['marmalade', 'zeppelin', 'ocelot'].map((content) => ({ role: 'user', content })),
      });
      await deleteMessagesFrom(db(), { conversationId: id, index: messages[2]!.index });
      expect([await found('ocelot'), await found('zeppelin')]).toEqual([[], ['Edited']]);
      await trimMessages(db(), { conversationId: id, keep: 1 });
      expect([await found('marmalade'), await found('zeppelin')]).toEqual([[], ['Edited']]);
      await db().execute(sql`update messages set content = 'parsnip' where conversation_id = ${id}::uuid`);
      expect([await found('zeppelin'), await found('parsnip')]).toEqual([[], ['Edited']]);
      await deleteConversations(db(), { ids: [id], userId: ann });
      const [left] = await db().execute<{ n: number }>(
        sql`select count(*) as n from conversation_words where conversation_id = ${id}::uuid`,
      );
      expect(left?.n).toBe(0);
    });

    test('an investigation of many long messages is found by the first and the last of its words', async () => {
      const id = await begin('Long');
      const pasted = (at: number) =>
        Array.from({ length: 6_000 }, (_, n) => `w${at}x${n.toString(36)}é`).join(' ');
      const messages = Array.from({ length: 12 }, (_, at) => ({
        role: 'user' as const,
        content: pasted(at),
      }));
      await storeMessages(db(), { conversationId: id, messages });
      for (const { content } of messages) await say(id, content.replaceAll('w', 'v'));
      for (const word of ['w0x1é', 'w11x1é', 'v0x1é', 'v11x1é']) expect(await found(word)).toEqual(['Long']);
    });

    test('two who speak at once are both found', async () => {
      const id = await begin('Both');
      await Promise.all(['alder', 'birch', 'cedar', 'douglas'].map((word) => say(id, word)));
      for (const word of ['alder', 'birch', 'cedar', 'douglas']) expect(await found(word)).toEqual(['Both']);
    });

    test('all of them are counted, whatever page is read, and only where it is asked for', async () => {
      for (const n of [1, 2, 3]) await say(await begin(`c${n}`), 'tamarind');
      for (const search of [undefined, 'tamarind']) {
        expect((await page({ limit: 2, ...(search ? { search } : {}) })).found).toBe(3);
        expect((await page({ limit: 2, counted: false, ...(search ? { search } : {}) })).found).toBeNull();
        const [first] = (await page({ limit: 1, ...(search ? { search } : {}) })).rows;
        const after = placeOf(first!, 'used');
        const second = await page({ limit: 1, after, ...(search ? { search } : {}) });
        expect([second.rows.map(({ title }) => title), second.found]).toEqual([['c2'], 3]);
      }
      expect((await page({ search: 'nobodysaidthis' })).found).toBe(0);
    });
  });
}
