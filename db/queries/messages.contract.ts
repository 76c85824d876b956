import { beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../client.ts';
import { createConversation, deleteConversations } from './conversations.ts';
import {
  annotateMessage,
  deleteMessagesFrom,
  pageMessages,
  readMessage,
  readMessages,
  recentMessages,
  storeMessage,
  storeMessageOnce,
  storeMessages,
  trimMessages,
} from './messages.ts';
import { searchMessages } from './search-messages.ts';

let person = 0;

export function messagesContract(open: () => Store) {
  describe('messages', () => {
    const db = () => open().db;
    let conversationId: string;
    let ann: string;
    beforeEach(async () => {
      person += 1;
      ann = `mia${person}`;
      conversationId = (await createConversation(db(), { userId: ann, visibility: 'private' })).id;
    });
    const say = (content: string) => storeMessage(db(), { conversationId, role: 'user', content });

    test('a message is read back as it was written, with what is kept beside it', async () => {
      const createdAt = new Date('2026-02-03T04:05:06.789Z');
      const made = await storeMessage(db(), {
        conversationId,
        role: 'assistant',
        content: 'line\r\n\0 and <|endoftext|> and \ud800',
        type: 'final_analysis',
        metadata: { traceIds: ['t\0'], parameters: { domain: 'pay' } },
        createdAt,
      });
      expect(made).toMatchObject({
        index: 0,
        content: 'line\r\n\uFFFD and <|endoftext|> and \uFFFD',
        metadata: { traceIds: ['t\uFFFD'], parameters: { domain: 'pay' } },
        createdAt,
        parentId: null,
        isContext: false,
      });
      expect(await readMessage(db(), { messageId: made.id, userId: ann })).toEqual(made);
      expect(await readMessage(db(), { messageId: made.id, userId: 'other' })).toBeNull();
      expect(await readMessages(db(), { ids: [made.id] })).toEqual([made]);
    });

    test('a message with an id that is there is stored once, also by two at a time', async () => {
      const message = {
        id: crypto.randomUUID(),
        conversationId,
        role: 'assistant' as const,
        content: 'done',
      };
      await Promise.all([storeMessageOnce(db(), message), storeMessageOnce(db(), message)]);
      await storeMessageOnce(db(), { ...message, content: 'again' });
      const all = await pageMessages(db(), { conversationId, limit: 10 });
      expect(all.map(({ content }) => content)).toEqual(['done']);
    });

    test('forty writers at once get forty places without a gap', async () => {
      await Promise.all(Array.from({ length: 40 }, (_, n) => say(`m${n}`)));
      const all = await pageMessages(db(), { conversationId, limit: 100 });
      expect(all.map(({ index }) => index)).toEqual(Array.from({ length: 40 }, (_, n) => n));
      expect(new Set(all.map(({ content }) => content)).size).toBe(40);
    });

    test('several messages stored together keep their order', async () => {
      await say('first');
      const added = await storeMessages(db(), {
        conversationId,
        messages: ['a', 'b', 'c'].map((content) => ({ role: 'user', content }) as const),
      });
      expect(added.map(({ content, index }) => [content, index])).toEqual([
        ['a', 1],
        ['b', 2],
        ['c', 3],
      ]);
    });

    test('a message for a conversation that is gone is refused with a sentence', async () => {
      await deleteConversations(db(), { ids: [conversationId], userId: ann });
      await expect(say('hello?')).rejects.toMatchObject({ name: 'PersonError', code: 'not_found' });
    });

    test('recent messages are bounded, in order, and page backwards', async () => {
      for (let n = 0; n < 7; n += 1) await say(`m${n}`);
      const last = await recentMessages(db(), { conversationId, limit: 3 });
      expect(last.map(({ content }) => content)).toEqual(['m4', 'm5', 'm6']);
      const before = await recentMessages(db(), { conversationId, limit: 3, beforeIndex: last[0]!.index });
      expect(before.map(({ content }) => content)).toEqual(['m1', 'm2', 'm3']);
      const page = await pageMessages(db(), { conversationId, afterIndex: 4, limit: 10 });
      expect(page.map(({ content }) => content)).toEqual(['m5', 'm6']);
    });

    test('megabytes and unbroken text are stored and do not break the search', async () => {
      const huge = `needle ${'x'.repeat(200_000)} ${'ab '.repeat(700_000)}`;
      const { id } = await say(huge);
      expect((await readMessage(db(), { messageId: id, userId: ann }))?.content).toHaveLength(huge.length);
      expect(await searchMessages(db(), { userId: ann, text: 'needle', limit: 5 })).toHaveLength(1);
    });

    test('search finds parts of paths, classes and words in another form, for who may see them only', async () => {
      await say('java.net.ConnectException: refused by payment-gateway:8443 in /var/log/app');
      await say('The poller on Paradise was restarted twice');
      const find = async (text: string, userId = ann) =>
        (await searchMessages(db(), { userId, text, limit: 5 })).map(({ index }) => index);
      expect(await find('ConnectException')).toEqual([0]);
      expect(await find('restarting pollers')).toEqual([1]);
      expect(await find('what about log of paradise?')).toHaveLength(2);
      expect(await find('paradise', 'other')).toEqual([]);
      expect(await find("' | !!! & (:*")).toEqual([]);
      expect(await find('')).toEqual([]);
    });

    test('search keeps to one conversation and to a time', async () => {
      const other = await createConversation(db(), { userId: ann });
      await say('breaker open');
      await storeMessage(db(), { conversationId: other.id, role: 'user', content: 'breaker closed' });
      const within = await searchMessages(db(), { userId: ann, text: 'breaker', limit: 5, conversationId });
      expect(within.map(({ content }) => content)).toEqual(['breaker open']);
      const later = { from: new Date(Date.now() + 3_600_000) };
      expect(await searchMessages(db(), { userId: ann, text: 'breaker', limit: 5, ...later })).toEqual([]);
    });

    test('notes beside a message are merged, not replaced', async () => {
      const { id } = await storeMessage(db(), {
        conversationId,
        role: 'user',
        content: 'x',
        metadata: { a: 1, b: 1 },
      });
      const changed = await annotateMessage(db(), { messageId: id, metadata: { b: 2 }, relevance: 0.5 });
      expect(changed).toMatchObject({ metadata: { a: 1, b: 2 }, relevance: 0.5 });
    });

    test('deleting from a message on and trimming keep the right ends, and indexes are never given twice', async () => {
      for (let n = 0; n < 6; n += 1) await say(`m${n}`);
      expect(await deleteMessagesFrom(db(), { conversationId, index: 4 })).toBe(2);
      expect(await trimMessages(db(), { conversationId, keep: 2 })).toBe(2);
      expect((await say('next')).index).toBe(6);
      const left = await pageMessages(db(), { conversationId, limit: 10 });
      expect(left.map(({ content }) => content)).toEqual(['m2', 'm3', 'next']);
    });
  });
}
