import { beforeEach, describe, expect, test } from 'vitest';
import { branchOf } from '#lib/contracts/branches.ts';
import type { Store } from '../client.ts';
import { deleteContextItem, listContextItems, mergeContext, putContextItem } from './context-items.ts';
import { linkConversations, listLinks, unlinkConversations } from './conversation-links.ts';
import { createConversation, deleteConversations } from './conversations.ts';
import { findEntities, listEntities, noteMentions, setAliases } from './entities.ts';
import { listFeedback, putFeedback } from './feedback.ts';
import { forkConversation } from './fork-conversation.ts';
import { pageMessages, readPlaces, storeMessage } from './messages.ts';
import { deletePreference, listPreferences, putPreference, readPreference } from './preferences.ts';
import { createShareLink, findShareLink, listShareLinks, revokeShareLink } from './share-links.ts';

let round = 0;

export function peopleContract(open: () => Store) {
  const db = () => open().db;
  let ann: string;
  let conversationId: string;
  const privately = (userId: string) => createConversation(db(), { userId, visibility: 'private' });
  const setUp = async () => {
    round += 1;
    ann = `kim${round}`;
    conversationId = (await privately(ann)).id;
  };

  describe('entities', () => {
    beforeEach(setUp);

    test('a name in another spelling is the same entity, and a repeated note counts once', async () => {
      const note = () =>
        noteMentions(db(), {
          conversationId,
          mentions: [
            { kind: 'device', name: 'Paradise  Hills', role: 'focus' },
            { kind: 'device', name: 'paradise hills', role: 'mentioned' },
            { kind: 'service', name: 'paradise hills' },
            { kind: 'device', name: ' ' },
          ],
        });
      await note();
      await note();
      const devices = await listEntities(db(), { userId: ann, conversationId, kinds: ['device'], limit: 10 });
      expect(devices).toMatchObject([{ investigations: 1, mentions: 2, conversationIds: [conversationId] }]);
      const all = await listEntities(db(), { userId: ann, conversationId, limit: 10 });
      expect(all).toHaveLength(2);
    });

    test('entities are listed for a time span, most investigated first, to those who may see them', async () => {
      const second = await privately(ann);
      const last = new Date('2026-03-01T12:00:00.000Z');
      const mention = (id: string, name: string, at: Date) =>
        noteMentions(db(), { conversationId: id, at, mentions: [{ kind: 'device', name }] });
      await mention(conversationId, `x${round}`, new Date('2026-03-01T00:00:00Z'));
      await mention(second.id, `x${round}`, last);
      await mention(second.id, `y${round}`, new Date('2026-03-05T00:00:00Z'));
      const list = (more: object) => listEntities(db(), { userId: ann, owner: ann, limit: 10, ...more });
      const march = await list({ from: new Date('2026-03-01'), to: new Date('2026-03-02') });
      expect(march).toMatchObject([{ name: `x${round}`, investigations: 2, lastAt: last }]);
      expect((await list({})).map(({ name }) => name)).toEqual([`x${round}`, `y${round}`]);
      expect(await listEntities(db(), { userId: 'other', owner: ann, limit: 10 })).toEqual([]);
    });

    test('an entity is found by its name, an alias or a typo, and goes with its last mention', async () => {
      const [entity] = await noteMentions(db(), {
        ...{ conversationId, mentions: [{ kind: 'device', name: `Rotterdam-${round}` }] },
      });
      await setAliases(db(), { entityId: entity!.id, aliases: ['RTM Core'] });
      const find = async (name: string, fuzzy = false, userId = ann) =>
        (await findEntities(db(), { userId, name, fuzzy })).map(({ id }) => id);
      expect(await find(`ROTTERDAM-${round}`)).toEqual([entity!.id]);
      expect(await find('rtm  core')).toEqual([entity!.id]);
      expect(await find(`roterdam-${round}`)).toEqual([]);
      expect(await find(`roterdam-${round}`, true)).toContain(entity!.id);
      expect(await find('rtm core', false, 'other')).toEqual([]);
      await deleteConversations(db(), { ids: [conversationId], userId: ann });
      const again = await privately(ann);
      const [next] = await noteMentions(db(), {
        ...{ conversationId: again.id, mentions: [{ kind: 'device', name: `Rotterdam-${round}` }] },
      });
      expect(next?.id).not.toBe(entity!.id);
    });
  });

  describe('context and preferences', () => {
    beforeEach(setUp);

    test('an item is replaced by its key, expires, and stays with its person', async () => {
      const put = (value: unknown, more: object = {}) =>
        putContextItem(db(), { userId: ann, type: 'user_info', key: 'role', value, ...more });
      await put('lead');
      await put(false, { relevance: 0.5 });
      await put('gone', { key: 'old', expiresAt: new Date(Date.now() - 1000) });
      await put('here', { conversationId });
      const list = (more: object = {}) => listContextItems(db(), { userId: ann, limit: 10, ...more });
      expect(await list()).toMatchObject([{ key: 'role', value: false, relevance: 0.5 }]);
      expect((await list({ conversationId })).map(({ value }) => value)).toEqual(['here', false]);
      expect(await listContextItems(db(), { userId: 'other', conversationId, limit: 10 })).toEqual([]);
      expect(await deleteContextItem(db(), { userId: 'other', type: 'user_info', key: 'role' })).toBe(false);
      expect(await deleteContextItem(db(), { userId: ann, type: 'user_info', key: 'role' })).toBe(true);
    });

    test('merging takes over what the other conversation knows better or newer', async () => {
      const other = await privately(ann);
      const put = (id: string, key: string, value: string) =>
        putContextItem(db(), { userId: ann, conversationId: id, type: 'project', key, value });
      await put(conversationId, 'a', 'old');
      await put(other.id, 'a', 'new');
      await put(other.id, 'b', 'only there');
      expect(await mergeContext(db(), { userId: ann, fromId: other.id, toId: conversationId })).toBe(2);
      const items = await listContextItems(db(), { userId: ann, conversationId, limit: 10 });
      expect(new Map(items.map(({ key, value }) => [key, value]))).toEqual(
        new Map([
          ['a', 'new'],
          ['b', 'only there'],
        ]),
      );
      expect(await mergeContext(db(), { userId: 'other', fromId: other.id, toId: conversationId })).toBe(0);
    });

    test('a preference is plain or encrypted and can change from one to the other', async () => {
      await putPreference(db(), { userId: ann, key: 'zone', value: { tz: 'Asia/Dhaka' } });
      await putPreference(db(), { userId: ann, key: 'token', value: 'x' });
      await putPreference(db(), { userId: ann, key: 'token', secret: Uint8Array.of(0, 255, 7) });
      const token = await readPreference(db(), { userId: ann, key: 'token' });
      expect(token).toMatchObject({ encrypted: true });
      expect(token?.encrypted === true && [...token.secret]).toEqual([0, 255, 7]);
      expect(await listPreferences(db(), { userId: ann })).toHaveLength(2);
      expect(await listPreferences(db(), { userId: 'other' })).toEqual([]);
      expect(await deletePreference(db(), { userId: ann, key: 'zone' })).toBe(true);
      expect(await readPreference(db(), { userId: ann, key: 'zone' })).toBeNull();
    });
  });

  describe('links, forks, shares and feedback', () => {
    beforeEach(setUp);

    test('links are seen from both ends, and only between what the person may see', async () => {
      const second = await privately(ann);
      const foreign = await privately('other');
      const link = (toId: string) =>
        linkConversations(db(), { fromId: conversationId, toId, kind: 'related', userId: ann, note: 'same' });
      expect(await link(second.id)).toBe(true);
      expect(await link(second.id)).toBe(true);
      expect(await link(foreign.id)).toBe(false);
      expect(await link(conversationId)).toBe(false);
      const of = (id: string, userId = ann) => listLinks(db(), { conversationId: id, userId });
      expect(await of(conversationId)).toMatchObject([
        { direction: 'out', conversationId: second.id, note: 'same' },
      ]);
      expect(await of(second.id)).toMatchObject([{ direction: 'in', conversationId }]);
      expect(await of(second.id, 'other')).toEqual([]);
      const gone = { fromId: conversationId, toId: second.id, kind: 'related' } as const;
      expect(await unlinkConversations(db(), { ...gone, userId: 'other' })).toBe(false);
      expect(await unlinkConversations(db(), { ...gone, userId: ann })).toBe(true);
    });

    test('a fork shares the beginning, has messages of its own, and outlives its origin', async () => {
      const first = await storeMessage(db(), { conversationId, role: 'user', content: 'a' });
      const second = await storeMessage(db(), {
        conversationId,
        role: 'assistant',
        content: 'b',
        parentId: first.id,
      });
      await storeMessage(db(), { conversationId, role: 'user', content: 'c' });
      const fork = await forkConversation(db(), { conversationId, atMessageId: second.id, userId: ann });
      expect(fork).toMatchObject({ forkedFrom: conversationId, visibility: 'private' });
      const added = await storeMessage(db(), {
        conversationId: fork!.id,
        role: 'user',
        content: 'other way',
      });
      expect(added.index).toBe(2);
      const copies = await pageMessages(db(), { conversationId: fork!.id, limit: 10 });
      expect(copies.map(({ content }) => content)).toEqual(['a', 'b', 'other way']);
      expect(copies[1]?.parentId).toBe(copies[0]?.id);
      expect(copies[0]?.id).not.toBe(first.id);
      await deleteConversations(db(), { ids: [conversationId], userId: ann });
      expect(await pageMessages(db(), { conversationId: fork!.id, limit: 10 })).toHaveLength(3);
    });

    test('a fork takes the version of a question that leads to its message, and no other', async () => {
      const say = (role: 'user' | 'assistant', content: string, parentId: string | null, branch = false) =>
        storeMessage(db(), {
          conversationId,
          role,
          content,
          parentId,
          ...(branch ? { metadata: { branch } } : {}),
        });
      const asked = await say('user', 'why?', null);
      await say('assistant', 'because', asked.id);
      const edited = await say('user', 'why now?', null, true);
      const answer = await say('assistant', 'since ten', edited.id);
      const next = await say('user', 'and where?', null);
      await say('user', 'and who?', answer.id, true);
      const contentsAt = async (atMessageId: string) => {
        const fork = await forkConversation(db(), { conversationId, atMessageId, userId: ann });
        const said = branchOf(await readPlaces(db(), { conversationId: fork!.id }));
        const stored = await pageMessages(db(), { conversationId: fork!.id, limit: 10 });
        expect(said.map(({ id }) => id)).toEqual(stored.map(({ id }) => id));
        return stored.map(({ content }) => content);
      };
      expect(await contentsAt(next.id)).toEqual(['why now?', 'since ten', 'and where?']);
      expect(await contentsAt(asked.id)).toEqual(['why?']);
    });

    test('nobody forks what they may not see, nor at a message of another conversation', async () => {
      const message = await storeMessage(db(), { conversationId, role: 'user', content: 'a' });
      const at = { conversationId, atMessageId: message.id };
      expect(await forkConversation(db(), { ...at, userId: 'other' })).toBeNull();
      const second = await privately(ann);
      expect(await forkConversation(db(), { ...at, conversationId: second.id, userId: ann })).toBeNull();
    });

    test("a share link is the owner's to make and to revoke, and ends by itself", async () => {
      const make = (tokenHash: string, userId: string, expiresAt?: Date) =>
        createShareLink(db(), { conversationId, userId, tokenHash, expiresAt });
      expect(await make(`${ann}1`, 'other')).toBeNull();
      const link = await make(`${ann}1`, ann);
      await make(`${ann}2`, ann, new Date(Date.now() - 1));
      expect(await findShareLink(db(), { tokenHash: `${ann}1` })).toMatchObject({ conversationId });
      expect(await findShareLink(db(), { tokenHash: `${ann}2` })).toBeNull();
      expect(await revokeShareLink(db(), { linkId: link!.id, userId: 'other' })).toBe(false);
      expect(await revokeShareLink(db(), { linkId: link!.id, userId: ann })).toBe(true);
      expect(await findShareLink(db(), { tokenHash: `${ann}1` })).toBeNull();
      expect(await listShareLinks(db(), { conversationId, userId: ann })).toHaveLength(2);
    });

    test('feedback is one word per person and message; the later one holds', async () => {
      const { id } = await storeMessage(db(), { conversationId, role: 'assistant', content: 'a' });
      expect(await putFeedback(db(), { messageId: id, userId: 'other', rating: 1 })).toBeNull();
      await putFeedback(db(), { messageId: id, userId: ann, rating: 1 });
      await putFeedback(db(), { messageId: id, userId: ann, rating: -1, note: 'wrong host' });
      expect(await listFeedback(db(), { conversationId, userId: ann })).toMatchObject([
        { rating: -1, note: 'wrong host' },
      ]);
    });
  });
}
