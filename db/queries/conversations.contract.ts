import { beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../client.ts';
import {
  archiveConversations,
  createConversation,
  deleteConversations,
  readConversation,
  setVisibility,
  touchConversation,
  updateConversation,
} from './conversations.ts';
import {
  type ConversationPlace,
  type ListConversationsInput,
  listConversations,
  placeOf,
} from './list-conversations.ts';
import { storeMessage } from './messages.ts';
import { insertRun } from './runs.ts';

let person = 0;

export function conversationsContract(open: () => Store) {
  describe('conversations', () => {
    const db = () => open().db;
    let ann: string;
    let bob: string;
    beforeEach(() => {
      person += 1;
      ann = `ann${person}`;
      bob = `bob${person}`;
    });
    const mine = (more: Partial<ListConversationsInput> = {}) =>
      listConversations(db(), { userId: ann, owner: ann, limit: 50, ...more });
    const titles = async (more: Partial<ListConversationsInput> = {}) =>
      (await mine(more)).map(({ title }) => title);

    test("a new conversation is open, the team's, and read back as it was written", async () => {
      const made = await createConversation(db(), {
        userId: ann,
        title: 'NPSB \0fails',
        project: 'payments',
        metadata: { from: 'alert', deep: [{ a: null }] },
      });
      expect(made).toMatchObject({
        title: 'NPSB \uFFFDfails',
        status: 'open',
        visibility: 'team',
        metadata: { from: 'alert', deep: [{ a: null }] },
        archivedAt: null,
      });
      expect(await readConversation(db(), { conversationId: made.id, userId: bob })).toEqual(made);
    });

    test('a private conversation exists for its owner only', async () => {
      const { id } = await createConversation(db(), { userId: ann, title: 'secret', visibility: 'private' });
      const as = { conversationId: id, userId: bob };
      expect(await readConversation(db(), as)).toBeNull();
      expect(await updateConversation(db(), { ...as, change: { title: 'mine now' } })).toBeNull();
      expect(await touchConversation(db(), as)).toBe(false);
      expect(await archiveConversations(db(), { ids: [id], userId: bob, archived: true })).toEqual([]);
      expect(await listConversations(db(), { userId: bob, owner: ann, limit: 10 })).toEqual([]);
      expect(await titles()).toEqual(['secret']);
    });

    test('only the owner changes who sees it, and deletes it', async () => {
      const { id } = await createConversation(db(), { userId: ann });
      const change = { conversationId: id, visibility: 'private' } as const;
      expect(await setVisibility(db(), { ...change, userId: bob })).toBeNull();
      expect(await deleteConversations(db(), { ids: [id], userId: bob })).toEqual([]);
      expect(await setVisibility(db(), { ...change, userId: ann })).toMatchObject({ visibility: 'private' });
      expect(await deleteConversations(db(), { ids: [id], userId: ann })).toEqual([id]);
      expect(await readConversation(db(), { conversationId: id, userId: ann })).toBeNull();
    });

    test('the list goes by last activity, pinned ones first, and pages without loss', async () => {
      const ids: string[] = [];
      for (const n of [1, 2, 3, 4, 5]) {
        const createdAt = new Date(Date.UTC(2026, 0, n));
        ids.push((await createConversation(db(), { userId: ann, title: `c${n}`, createdAt })).id);
      }
      await updateConversation(db(), { conversationId: ids[0]!, userId: ann, change: { pinned: true } });
      expect(await titles()).toEqual(['c1', 'c5', 'c4', 'c3', 'c2']);
      const seen: string[] = [];
      let after: ConversationPlace | undefined;
      for (;;) {
        const page = await mine({ limit: 2, after });
        const last = page.at(-1);
        if (!last) break;
        seen.push(...page.map(({ title }) => title));
        after = placeOf(last, 'used');
      }
      expect(seen).toEqual(['c1', 'c5', 'c4', 'c3', 'c2']);
      await storeMessage(db(), { conversationId: ids[1]!, role: 'user', content: 'again' });
      expect((await titles())[1]).toBe('c2');
    });

    test('the list filters by status, scope, archive, time and words', async () => {
      const one = await createConversation(db(), { userId: ann, title: 'Poller 100%', env: 'prod' });
      const two = await createConversation(db(), { userId: ann, title: 'Gateway', env: 'test' });
      await storeMessage(db(), {
        conversationId: two.id,
        role: 'user',
        content: 'java.net.SocketTimeoutException at /api/v1/orders',
      });
      await updateConversation(db(), { conversationId: one.id, userId: ann, change: { status: 'solved' } });
      expect(await titles({ status: ['solved'] })).toEqual(['Poller 100%']);
      expect(await titles({ env: 'test' })).toEqual(['Gateway']);
      expect(await titles({ search: '100%' })).toEqual(['Poller 100%']);
      expect(await titles({ search: '99%' })).toEqual([]);
      expect(await titles({ search: 'orders sockettimeoutexception' })).toEqual(['Gateway']);
      expect(await titles({ search: "orders' & !(gone" })).toEqual([]);
      await archiveConversations(db(), { ids: [one.id], userId: ann, archived: true });
      expect(await titles()).toEqual(['Gateway']);
      expect(await titles({ archived: true })).toEqual(['Poller 100%']);
      expect(await titles({ archived: 'both' })).toHaveLength(2);
      await archiveConversations(db(), { ids: [one.id], userId: ann, archived: false });
      expect(await titles({ from: new Date(Date.now() + 60_000) })).toEqual([]);
    });

    test('a row says how much was said and whether a question is being answered', async () => {
      const { id } = await createConversation(db(), { userId: ann });
      await storeMessage(db(), { conversationId: id, role: 'user', content: 'why?' });
      expect((await mine())[0]).toMatchObject({
        messageCount: 1,
        running: false,
        outcome: null,
        headline: null,
      });
      await insertRun(db(), { conversationId: id, userId: ann, input: {}, workerId: 'w' });
      expect((await mine())[0]).toMatchObject({ running: true });
    });
  });
}
