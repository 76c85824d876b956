import { setImmediate as breath } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Ctx } from '#lib/server/context.ts';

/** What is kept in one index: what the team may see, or what is private to a person. */
export type Shelf = { of: 'team' } | { of: 'private'; userId: string };

/** Where something stands in the order of storing. */
interface Place {
  id: string;
  createdAt: Date;
}

/** How things of one kind are read and indexed. */
export interface ShelfKind<Index, P extends Place, Row extends { id: string }> {
  name: string;
  /** The newest so many are kept. */
  most: number;
  make(ctx: Ctx): Index;
  has(index: Index, id: string): boolean;
  ids(index: Index): Iterable<string>;
  put(index: Index, row: Row): void;
  remove(index: Index, id: string): void;
  /** After much was put: what is better computed once. */
  settle?(index: Index): void;
  /** True when it takes nothing more in, or is mostly what was removed: then a new one is built. */
  worn(index: Index, ctx: Ctx): boolean;
  page(ctx: Ctx, input: { shelf: Shelf; since?: Date; after?: P; limit: number }): Promise<P[]>;
  timeOfNewestBut(ctx: Ctx, input: { shelf: Shelf; n: number }): Promise<Date | null>;
  read(ctx: Ctx, ids: string[]): Promise<Row[]>;
}

interface Held {
  index: unknown;
  newest: Date;
  freshAt: number;
  /** When everything was last compared with the store. */
  comparedAt: number;
  comparing: Promise<void> | null;
}

/** Indexes of one kind. Kept with the context, since the plain and the bundled copies of this module share it. */
export interface ShelfState {
  kept: LRUCache<string, Promise<Held>>;
  touchedAt: number;
  forgottenAt: number;
  closed: boolean;
  /** What is being read in the background. */
  busy: Set<Promise<unknown>>;
}

/** Transactions that end out of order: what is stored this long before the newest known is looked at again. */
const OVERLAP_MS = 10_000;
/** What other instances stored is seen after this long; what this one stored, at once. */
const STALE_MS = 1_000;
/** All is compared this often, for what another instance deleted, hid, or took in with an old date. */
const COMPARE_MS = 15 * 60_000;
/** Indexes of private things kept at once. */
const MOST_PRIVATE = 200;
const PAGE = 1_000;
/** Indexing lets everything else of the process have its turn after this long. */
const SLICE_MS = 8;

class Closed extends Error {}

/** Indexes in process over what is stored, by who may see it. Readers check rights again on what they find. */
export class Shelves<Index, P extends Place, Row extends { id: string }> {
  readonly #kind: ShelfKind<Index, P, Row>;

  constructor(kind: ShelfKind<Index, P, Row>) {
    this.#kind = kind;
  }

  /** Indexes of all that a person may see; the first time they are built. */
  open(ctx: Ctx, userId: string): Promise<Index[]> {
    return Promise.all([this.#open(ctx, { of: 'team' }), this.#open(ctx, { of: 'private', userId })]);
  }

  /** As `open`; null when they are not ready in this time, while they are built on in the background. */
  async openWithin(ctx: Ctx, userId: string, ms: number): Promise<Index[] | null> {
    const opened = this.open(ctx, userId);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((done) => {
      timer = setTimeout(() => done(null), ms);
    });
    try {
      return await Promise.race([opened, late]);
    } finally {
      clearTimeout(timer);
      this.#inBackground(ctx, opened);
    }
  }

  /** Builds what the team sees before somebody asks for it. */
  warm(ctx: Ctx): void {
    this.#inBackground(ctx, this.#open(ctx, { of: 'team' }));
  }

  /** Something was stored here: the next search sees it. */
  touch(ctx: Ctx): void {
    this.#state(ctx).touchedAt = performance.now();
  }

  /** The next search compares everything: after an import, a deletion, or a change of who sees what. */
  forget(ctx: Ctx): void {
    this.#state(ctx).forgottenAt = performance.now();
  }

  #state(ctx: Ctx): ShelfState {
    const { name } = this.#kind;
    let state = ctx.shelves.get(name);
    if (!state) {
      const none = Number.NEGATIVE_INFINITY;
      state = {
        kept: new LRUCache({ max: MOST_PRIVATE }),
        ...{ touchedAt: none, forgottenAt: none, closed: false, busy: new Set() },
      };
      ctx.shelves.set(name, state);
    }
    return state;
  }

  #inBackground(ctx: Ctx, work: Promise<unknown>): void {
    const { busy } = this.#state(ctx);
    const done = work.then(
      () => void busy.delete(done),
      (error: unknown) => {
        busy.delete(done);
        if (!(error instanceof Closed)) ctx.log.warn({ err: error }, `the index of ${this.#kind.name} waits`);
      },
    );
    busy.add(done);
  }

  async #open(ctx: Ctx, shelf: Shelf): Promise<Index> {
    const { kept } = this.#state(ctx);
    const key = shelf.of === 'team' ? 'team' : `private ${shelf.userId}`;
    const known = kept.get(key);
    const opened = known ? known.then((held) => this.#refresh(ctx, shelf, held)) : this.#build(ctx, shelf);
    kept.set(key, opened);
    try {
      return (await opened).index as Index;
    } catch (error) {
      if (kept.get(key) === opened) kept.delete(key);
      throw error;
    }
  }

  async #build(ctx: Ctx, shelf: Shelf): Promise<Held> {
    const now = performance.now();
    const index = this.#kind.make(ctx);
    const held: Held = { index, newest: new Date(0), freshAt: now, comparedAt: now, comparing: null };
    const since = await this.#kind.timeOfNewestBut(ctx, { shelf, n: this.#kind.most });
    await this.#takeIn(ctx, shelf, held, since ?? undefined);
    return held;
  }

  async #refresh(ctx: Ctx, shelf: Shelf, held: Held): Promise<Held> {
    const { touchedAt, forgottenAt } = this.#state(ctx);
    const now = performance.now();
    if (forgottenAt >= held.comparedAt) {
      await this.#compare(ctx, shelf, held);
      return held;
    }
    if (now - held.comparedAt > COMPARE_MS && held.comparing === null) {
      held.comparing = this.#compare(ctx, shelf, held).finally(() => {
        held.comparing = null;
      });
      this.#inBackground(ctx, held.comparing);
    }
    if (touchedAt < held.freshAt && now - held.freshAt < STALE_MS) return held;
    held.freshAt = now;
    await this.#takeIn(ctx, shelf, held, new Date(held.newest.getTime() - OVERLAP_MS));
    return held;
  }

  /** Looks at every id: takes in what is missing and removes what is gone. A worn index is replaced. */
  async #compare(ctx: Ctx, shelf: Shelf, held: Held): Promise<void> {
    held.comparedAt = performance.now();
    held.freshAt = held.comparedAt;
    if (this.#kind.worn(held.index as Index, ctx)) {
      const built = await this.#build(ctx, shelf);
      held.index = built.index;
      held.newest = built.newest;
      return;
    }
    const index = held.index as Index;
    const gone = new Set(this.#kind.ids(index));
    const since = await this.#kind.timeOfNewestBut(ctx, { shelf, n: this.#kind.most });
    await this.#takeIn(ctx, shelf, held, since ?? undefined, gone);
    for (const id of gone) this.#kind.remove(index, id);
  }

  /** Ids first: what is known already is not read again. */
  async #takeIn(
    ctx: Ctx,
    shelf: Shelf,
    held: Held,
    since: Date | undefined,
    gone?: Set<string>,
  ): Promise<void> {
    const state = this.#state(ctx);
    const kind = this.#kind;
    const index = held.index as Index;
    let put = 0;
    for (let after: P | undefined; ; ) {
      if (state.closed) throw new Closed();
      const page = await kind.page(ctx, {
        shelf,
        limit: PAGE,
        ...(since ? { since } : {}),
        ...(after ? { after } : {}),
      });
      const missing = page.filter(({ id }) => !kind.has(index, id)).map(({ id }) => id);
      const rows = new Map((await kind.read(ctx, missing)).map((row) => [row.id, row]));
      let began = performance.now();
      for (const { id, createdAt } of page) {
        gone?.delete(id);
        const row = rows.get(id);
        if (row && !kind.has(index, id)) kind.put(index, row);
        if (createdAt > held.newest) held.newest = createdAt;
        if (performance.now() - began < SLICE_MS) continue;
        await breath();
        began = performance.now();
      }
      after = page.at(-1);
      put += missing.length;
      if (page.length < PAGE) {
        if (put >= PAGE) kind.settle?.(index);
        return;
      }
    }
  }
}

/** Ends what is read in the background, before the store closes. */
export async function closeShelves(ctx: Ctx): Promise<void> {
  for (const state of ctx.shelves.values()) state.closed = true;
  await Promise.all([...ctx.shelves.values()].flatMap(({ busy }) => [...busy]));
}
