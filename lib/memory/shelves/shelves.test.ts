import pino from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Ctx } from '#lib/server/context.ts';
import type { PageOfShelf } from './shelf-kind.ts';
import { closeShelves, Shelves } from './shelves.ts';

interface Row {
  id: string;
  createdAt: Date;
  conversationId: string;
}

const NOW = Date.UTC(2026, 4, 12, 10);

/** A store that can be told to hold every page back, or to fail. */
class Rows {
  rows: Row[] = [];
  gate: Promise<unknown> = Promise.resolve();
  failing = false;
  worn = false;
  /** Conversations that only others may see. */
  readonly hidden = new Set<string>();
  readonly asked: PageOfShelf<Row>[] = [];
  /** Conversations whose places were asked for, for what the team sees. */
  readonly compared: string[][] = [];

  readonly shelves = new Shelves<Set<string>, Row, Row>({
    name: 'rows',
    most: 1_000_000,
    newestFirst: true,
    make: () => new Set(),
    has: (index, id) => index.has(id),
    ids: (index) => index,
    put: (index, { id }) => void index.add(id),
    remove: (index, id) => void index.delete(id),
    worn: () => this.worn,
    page: async (_, input) => {
      this.asked.push(input);
      const { shelf, since, after, newestFirst, limit } = input;
      if (shelf.of !== 'team') return [];
      // The first page is there; what follows waits.
      if (after) await this.gate;
      if (this.failing) throw new Error('gone');
      const rows = this.rows
        .filter(({ createdAt }) => !since || createdAt >= since)
        .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
      if (newestFirst) rows.reverse();
      const from = after ? rows.findIndex(({ id }) => id === after.id) + 1 : 0;
      return rows.slice(from, from + limit);
    },
    placesOf: async (_, { shelf, conversationIds }) => {
      if (shelf.of !== 'team') return [];
      if (this.failing) throw new Error('gone');
      this.compared.push([...conversationIds]);
      return this.rows
        .filter(({ conversationId }) => conversationIds.includes(conversationId))
        .map((row) => ({ ...row, here: !this.hidden.has(row.conversationId) }));
    },
    timeOfNewestBut: async () => null,
    read: async (_, ids) => this.rows.filter(({ id }) => ids.includes(id)),
  });

  add(id: string, createdAt = NOW, conversationId = 'one'): void {
    this.rows.push({ id, createdAt: new Date(createdAt), conversationId });
  }
}

describe('indexes over what is stored', () => {
  let ctx: Ctx;
  let store: Rows;
  beforeEach(() => {
    const log = pino({ level: 'silent' });
    ctx = { shelves: new Map(), log, now: () => new Date(NOW) } as unknown as Ctx;
    store = new Rows();
  });
  const all = async () => new Set((await store.shelves.open(ctx, 'me')).flatMap((index) => [...index]));

  test('while it is built for the first time the newest are there, and it says that it is a part', async () => {
    for (let i = 0; i < 1_500; i++) store.add(`${i}`, NOW - i * 1_000);
    const gate = Promise.withResolvers<void>();
    store.gate = gate.promise;
    const early = await store.shelves.openWithin(ctx, 'me', 50);
    expect(early.whole).toBe(false);
    const found = new Set(early.indexes.flatMap((index) => [...index]));
    expect([found.size, found.has('0'), found.has('1499')]).toEqual([1_000, true, false]);
    gate.resolve();
    expect((await all()).size).toBe(1_500);
    expect((await store.shelves.openWithin(ctx, 'me', 1_000)).whole).toBe(true);
  });

  test('a store that fails while it is built is asked again, and loses nothing that was read in', async () => {
    for (let i = 0; i < 1_200; i++) store.add(`${i}`, NOW - i);
    store.failing = true;
    await expect(store.shelves.open(ctx, 'me')).rejects.toThrow('gone');
    store.failing = false;
    expect((await all()).size).toBe(1_200);
    store.shelves.touch(ctx);
    store.failing = true;
    await expect(store.shelves.open(ctx, 'me')).rejects.toThrow('gone');
    store.failing = false;
    const pages = store.asked.length;
    expect((await all()).size).toBe(1_200);
    // Only what is new was asked for: nothing was built again.
    expect(store.asked.slice(pages).every(({ since }) => since !== undefined)).toBe(true);
  });

  test('what was stored by a transaction that ended late is found', async () => {
    store.add('first');
    expect(await all()).toEqual(new Set(['first']));
    store.add('late', NOW - 5_000);
    store.shelves.touch(ctx);
    expect(await all()).toEqual(new Set(['first', 'late']));
  });

  test('one date in the future does not hide what is stored after it', async () => {
    store.add('from the future', NOW + 86_400_000);
    await all();
    store.add('today', NOW + 1_000);
    store.shelves.touch(ctx);
    expect((await all()).has('today')).toBe(true);
  });

  test('what was deleted leaves in the background, what an import brought is there at once', async () => {
    store.add('kept');
    store.add('deleted');
    await all();
    store.rows.pop();
    store.shelves.prune(ctx);
    await store.shelves.open(ctx, 'me');
    await expect.poll(all).toEqual(new Set(['kept']));
    store.add('old but new here', NOW - 30 * 86_400_000);
    store.shelves.touch(ctx);
    expect((await all()).has('old but new here')).toBe(false);
    store.shelves.forget(ctx);
    expect((await all()).has('old but new here')).toBe(true);
  });

  test('of conversations that changed only what they hold is compared, once; what nobody here may see any more leaves', async () => {
    const monthAgo = NOW - 30 * 86_400_000;
    store.add('kept');
    await all();
    store.add('old but new here', monthAgo, 'imported');
    store.shelves.touch(ctx);
    expect((await all()).has('old but new here')).toBe(false);
    const pages = store.asked.length;
    store.shelves.changed(ctx, ['imported']);
    expect(await all()).toEqual(new Set(['kept', 'old but new here']));
    store.hidden.add('imported');
    store.shelves.changed(ctx, ['imported']);
    expect(await all()).toEqual(new Set(['kept']));
    await all();
    expect(store.compared).toEqual([['imported'], ['imported']]);
    // Nothing was looked through from the beginning.
    expect(store.asked.slice(pages).every(({ since }) => since !== undefined)).toBe(true);
  });

  test('a store that fails while changed conversations are compared is asked again', async () => {
    store.add('kept');
    await all();
    store.add('old but new here', NOW - 30 * 86_400_000, 'imported');
    store.shelves.changed(ctx, ['imported']);
    store.failing = true;
    await expect(store.shelves.open(ctx, 'me')).rejects.toThrow('gone');
    store.failing = false;
    expect((await all()).has('old but new here')).toBe(true);
  });

  test('where very many conversations changed, everything is compared', async () => {
    store.add('kept');
    await all();
    store.add('old but new here', NOW - 30 * 86_400_000, 'imported');
    store.shelves.changed(
      ctx,
      Array.from({ length: 101 }, (_, i) => `${i}`),
    );
    expect((await all()).has('old but new here')).toBe(true);
    expect(store.compared).toEqual([]);
  });

  test('a worn index is replaced by one of what is there', async () => {
    store.add('kept');
    store.add('deleted');
    await all();
    store.rows.pop();
    store.worn = true;
    store.shelves.forget(ctx);
    expect(await all()).toEqual(new Set(['kept']));
  });

  test('closing ends a build that has more to read', async () => {
    for (let i = 0; i < 1_500; i++) store.add(`${i}`, NOW - i);
    const gate = Promise.withResolvers<void>();
    store.gate = gate.promise;
    const warmed = store.shelves.warm(ctx);
    await expect.poll(() => store.asked.length).toBe(2);
    const closed = closeShelves(ctx);
    gate.resolve();
    await Promise.all([closed, warmed]);
    await expect(store.shelves.open(ctx, 'me')).rejects.toThrow();
  });
});
