import { LRUCache } from 'lru-cache';
import type { Ctx } from '#lib/server/context.ts';

/** What is kept in one index: what the team may see, or what is private to a person. */
export type Shelf = { of: 'team' } | { of: 'private'; userId: string };

interface Row {
  id: string;
  createdAt: Date;
}

/** How rows of one kind are read and indexed. */
export interface ShelfKind<Index, R extends Row> {
  make(): Index;
  has(index: Index, id: string): boolean;
  put(index: Index, row: R): void;
  /** Rows of a shelf, newest first; with `since`, those stored since then. */
  list(ctx: Ctx, input: { shelf: Shelf; since?: Date }): Promise<R[]>;
}

/** Transactions that end out of order: what is stored this long before the newest known is read again. */
const OVERLAP_MS = 10_000;
/** What other instances stored is seen after this long; what this one stored, at once. */
const STALE_MS = 1_000;
/** An index is built anew this often, for what changed its visibility or came in with an old date. */
const REBUILD_MS = 15 * 60_000;
/** Indexes of private things kept at once. */
const MOST_PRIVATE = 200;

interface Held<Index> {
  index: Index;
  newest: Date;
  builtAt: number;
  freshAt: number;
}

/** Indexes in process over what is stored, by who may see it. Readers check rights again on what they find. */
export class Shelves<Index, R extends Row> {
  readonly #kind: ShelfKind<Index, R>;
  /** By store: two contexts of one process never mix. */
  readonly #byStore = new WeakMap<object, LRUCache<string, Promise<Held<Index>>>>();
  readonly #touched = new WeakMap<object, number>();

  constructor(kind: ShelfKind<Index, R>) {
    this.#kind = kind;
  }

  /** Indexes of all that a person may see. */
  open(ctx: Ctx, userId: string): Promise<Index[]> {
    return Promise.all([this.#open(ctx, { of: 'team' }), this.#open(ctx, { of: 'private', userId })]);
  }

  /** Something was stored here: the next search sees it. */
  touch(ctx: Ctx): void {
    this.#touched.set(ctx.store, performance.now());
  }

  /** The next search reads everything anew: after an import, or a change of who sees what. */
  forget(ctx: Ctx): void {
    this.#byStore.delete(ctx.store);
  }

  async #open(ctx: Ctx, shelf: Shelf): Promise<Index> {
    let kept = this.#byStore.get(ctx.store);
    if (!kept) {
      kept = new LRUCache({ max: MOST_PRIVATE });
      this.#byStore.set(ctx.store, kept);
    }
    const key = shelf.of === 'team' ? 'team' : `private ${shelf.userId}`;
    const known = kept.get(key);
    const opened = known ? known.then((held) => this.#refresh(ctx, shelf, held)) : this.#build(ctx, shelf);
    kept.set(key, opened);
    try {
      return (await opened).index;
    } catch (error) {
      if (kept.get(key) === opened) kept.delete(key);
      throw error;
    }
  }

  async #build(ctx: Ctx, shelf: Shelf): Promise<Held<Index>> {
    const now = performance.now();
    const held = { index: this.#kind.make(), newest: new Date(0), builtAt: now, freshAt: now };
    this.#put(held, await this.#kind.list(ctx, { shelf }));
    return held;
  }

  async #refresh(ctx: Ctx, shelf: Shelf, held: Held<Index>): Promise<Held<Index>> {
    const now = performance.now();
    const touched = this.#touched.get(ctx.store) ?? 0;
    if (touched < held.freshAt && now - held.freshAt < STALE_MS) return held;
    if (now - held.builtAt > REBUILD_MS) return this.#build(ctx, shelf);
    const since = new Date(held.newest.getTime() - OVERLAP_MS);
    held.freshAt = now;
    this.#put(held, await this.#kind.list(ctx, { shelf, since }));
    return held;
  }

  #put(held: Held<Index>, rows: R[]): void {
    for (const row of rows.reverse()) {
      if (!this.#kind.has(held.index, row.id)) this.#kind.put(held.index, row);
      if (row.createdAt > held.newest) held.newest = row.createdAt;
    }
  }
}
