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
  /** Where the order of arrival means nothing: the newest are read in first, so that they are found first. */
  newestFirst?: boolean;
  make(ctx: Ctx): Index;
  has(index: Index, id: string): boolean;
  ids(index: Index): Iterable<string>;
  put(index: Index, row: Row): void;
  remove(index: Index, id: string): void;
  /** After much was put: what is better computed once, in small parts. */
  settle?(index: Index): Iterable<unknown>;
  /** True when it takes nothing more in, or is mostly what was removed: then a new one is built. */
  worn(index: Index, ctx: Ctx): boolean;
  page(ctx: Ctx, input: PageOfShelf<P>): Promise<P[]>;
  timeOfNewestBut(ctx: Ctx, input: { shelf: Shelf; n: number }): Promise<Date | null>;
  read(ctx: Ctx, ids: string[]): Promise<Row[]>;
}

export interface PageOfShelf<P> {
  shelf: Shelf;
  since?: Date;
  /** The last one of the page before. */
  after?: P;
  newestFirst: boolean;
  limit: number;
}

/** What there is to look at now. */
export interface Opened<Index> {
  indexes: Index[];
  /** False while they are built for the first time: a part is missing. */
  whole: boolean;
}

/** Indexes of one kind. Kept with the context, since the plain and the bundled copies of this module share it. */
export interface ShelfState {
  kept: LRUCache<string, Held>;
  touchedAt: number;
  prunedAt: number;
  forgottenAt: number;
  closed: boolean;
  /** What is being read in the background. */
  busy: Set<Promise<unknown>>;
}

interface Held {
  index: unknown;
  /** Everything was read in once. */
  whole: boolean;
  /** What the store's clock showed at least, and by our own when. */
  clock: { shown: number; at: number };
  /** When what is there was last looked through for what is new. */
  lookedAt: number;
  /** When everything was last compared with the store. */
  comparedAt: number;
  comparing: Promise<void> | null;
  /** What is being done to it; the next waits for it. */
  work: Promise<void>;
}

/** Transactions that end out of order: what was stored this long before the last look is looked at again. */
const OVERLAP_MS = 10_000;
/** What other instances stored is seen after this long; what this one stored, at once. */
const STALE_MS = 1_000;
/** All is compared this often, for what another instance deleted, hid, or took in with an old date. */
const COMPARE_MS = 15 * 60_000;
/** Indexes of private things kept at once. */
const MOST_PRIVATE = 200;
const PAGE = 1_000;
/** Rows read at once: parsing more would hold everything else of the process. */
const READ = 100;
/** Indexing lets everything else of the process have its turn after this long. */
const SLICE_MS = 4;

class Closed extends Error {}

/** Indexes in process over what is stored, by who may see it. Readers check rights again on what they find. */
export class Shelves<Index, P extends Place, Row extends { id: string }> {
  readonly #kind: ShelfKind<Index, P, Row>;

  constructor(kind: ShelfKind<Index, P, Row>) {
    this.#kind = kind;
  }

  /** Indexes of all that a person may see; the first time they are built. */
  async open(ctx: Ctx, userId: string): Promise<Index[]> {
    const opened = this.#both(ctx, userId);
    await Promise.all(opened.map(({ ready }) => ready));
    return opened.map(({ held }) => held.index as Index);
  }

  /** As `open`, but after this time with what is there, while it is built on in the background. */
  async openWithin(ctx: Ctx, userId: string, ms: number): Promise<Opened<Index>> {
    const opened = this.#both(ctx, userId);
    const ready = Promise.all(opened.map((each) => each.ready));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((done) => {
      timer = setTimeout(done, ms);
    });
    try {
      await Promise.race([ready, late]);
    } finally {
      clearTimeout(timer);
      this.#inBackground(ctx, ready);
    }
    return {
      indexes: opened.map(({ held }) => held.index as Index),
      whole: opened.every(({ held }) => held.whole),
    };
  }

  /** Builds what the team sees before somebody asks for it. Resolves when it is built, or cannot be now. */
  warm(ctx: Ctx): Promise<void> {
    return this.#inBackground(ctx, this.#fresh(ctx, { of: 'team' }).ready);
  }

  /** Something was stored here: the next search sees it. */
  touch(ctx: Ctx): void {
    this.#state(ctx).touchedAt = performance.now();
  }

  /** Something was deleted: what is found is checked anyway, so that nobody waits until it is removed. */
  prune(ctx: Ctx): void {
    this.#state(ctx).prunedAt = performance.now();
  }

  /** The next search compares everything: after an import, or a change of who sees what. */
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
        ...{ touchedAt: none, prunedAt: none, forgottenAt: none, closed: false, busy: new Set() },
      };
      ctx.shelves.set(name, state);
    }
    return state;
  }

  #inBackground(ctx: Ctx, work: Promise<unknown>): Promise<void> {
    const { busy } = this.#state(ctx);
    const done = work.then(
      () => void busy.delete(done),
      (error: unknown) => {
        busy.delete(done);
        if (!(error instanceof Closed)) ctx.log.warn({ err: error }, `the index of ${this.#kind.name} waits`);
      },
    );
    busy.add(done);
    return done;
  }

  #both(ctx: Ctx, userId: string) {
    return [this.#fresh(ctx, { of: 'team' }), this.#fresh(ctx, { of: 'private', userId })];
  }

  /** What is held, and when it is as the store is. One thing is done to it at a time. */
  #fresh(ctx: Ctx, shelf: Shelf): { held: Held; ready: Promise<void> } {
    const { kept } = this.#state(ctx);
    const key = shelf.of === 'team' ? 'team' : `private ${shelf.userId}`;
    const held = kept.get(key) ?? this.#none(ctx);
    kept.set(key, held);
    const before = held.work;
    const ready = (async () => {
      // Whoever asked for what failed is told; here it is tried again.
      await Promise.allSettled([before]);
      await (held.whole ? this.#refresh(ctx, shelf, held) : this.#build(ctx, shelf, held));
    })();
    held.work = ready;
    return { held, ready };
  }

  #none(ctx: Ctx): Held {
    const never = Number.NEGATIVE_INFINITY;
    return {
      index: this.#kind.make(ctx),
      whole: false,
      clock: { shown: 0, at: performance.now() },
      ...{ lookedAt: never, comparedAt: never, comparing: null, work: Promise.resolve() },
    };
  }

  async #build(ctx: Ctx, shelf: Shelf, held: Held): Promise<void> {
    held.comparedAt = performance.now();
    const newest = await this.#kind.timeOfNewestBut(ctx, { shelf, n: 0 });
    if (newest) showed(ctx, held, newest.getTime());
    const since = await this.#kind.timeOfNewestBut(ctx, { shelf, n: this.#kind.most });
    await this.#takeIn(ctx, shelf, held, { ...(since ? { since } : {}), all: true });
    held.whole = true;
  }

  async #refresh(ctx: Ctx, shelf: Shelf, held: Held): Promise<void> {
    const { touchedAt, prunedAt, forgottenAt } = this.#state(ctx);
    const now = performance.now();
    if (forgottenAt >= held.comparedAt) return this.#compare(ctx, shelf, held);
    if ((prunedAt >= held.comparedAt || now - held.comparedAt > COMPARE_MS) && held.comparing === null) {
      held.comparing = this.#compare(ctx, shelf, held).finally(() => {
        held.comparing = null;
      });
      this.#inBackground(ctx, held.comparing);
    }
    if (touchedAt < held.lookedAt && now - held.lookedAt < STALE_MS) return;
    const since = held.clock.shown + (held.lookedAt - held.clock.at) - OVERLAP_MS;
    await this.#takeIn(ctx, shelf, held, { since: new Date(Math.max(0, since)), all: false });
  }

  /** Looks at every id: takes in what is missing and removes what is gone. A worn index is replaced. */
  async #compare(ctx: Ctx, shelf: Shelf, held: Held): Promise<void> {
    const before = held.comparedAt;
    held.comparedAt = performance.now();
    try {
      if (this.#kind.worn(held.index as Index, ctx)) await this.#replace(ctx, shelf, held);
      else await this.#align(ctx, shelf, held);
    } catch (error) {
      held.comparedAt = before;
      throw error;
    }
  }

  async #replace(ctx: Ctx, shelf: Shelf, held: Held): Promise<void> {
    const built = this.#none(ctx);
    await this.#build(ctx, shelf, built);
    Object.assign(held, { index: built.index, clock: built.clock, lookedAt: built.lookedAt });
  }

  async #align(ctx: Ctx, shelf: Shelf, held: Held): Promise<void> {
    const index = held.index as Index;
    const gone = new Set(this.#kind.ids(index));
    const since = await this.#kind.timeOfNewestBut(ctx, { shelf, n: this.#kind.most });
    await this.#takeIn(ctx, shelf, held, { ...(since ? { since } : {}), all: true, gone });
    for (const id of gone) this.#kind.remove(index, id);
  }

  /** Ids first: what is known already is not read again. */
  async #takeIn(
    ctx: Ctx,
    shelf: Shelf,
    held: Held,
    { since, all, gone }: { since?: Date; all: boolean; gone?: Set<string> },
  ): Promise<void> {
    const state = this.#state(ctx);
    const kind = this.#kind;
    const index = held.index as Index;
    const began = performance.now();
    const turn = new Turn();
    let newest = 0;
    let put = 0;
    for (let after: P | undefined; ; ) {
      if (state.closed) throw new Closed();
      const page = await kind.page(ctx, {
        shelf,
        limit: PAGE,
        newestFirst: all && kind.newestFirst === true,
        ...(since ? { since } : {}),
        ...(after ? { after } : {}),
      });
      turn.begin();
      const missing: string[] = [];
      for (const { id, createdAt } of page) {
        gone?.delete(id);
        newest = Math.max(newest, createdAt.getTime());
        if (!kind.has(index, id)) missing.push(id);
      }
      for (let at = 0; at < missing.length; at += READ) {
        if (state.closed) throw new Closed();
        const ids = missing.slice(at, at + READ);
        const rows = new Map((await kind.read(ctx, ids)).map((row) => [row.id, row]));
        turn.begin();
        for (const id of ids) {
          const row = rows.get(id);
          if (row && !kind.has(index, id)) kind.put(index, row);
          await turn.end();
        }
      }
      put += missing.length;
      after = page.at(-1);
      if (page.length < PAGE) break;
    }
    for (const _ of put >= PAGE && kind.settle ? kind.settle(index) : []) await turn.end();
    // Replaced in the meantime: what came since then is read into the new one.
    if (held.index !== index) return;
    showed(ctx, held, newest);
    held.lookedAt = began;
  }
}

/** The store's clock is at least where its newest row is; a date in the future says nothing about it. */
function showed(ctx: Ctx, held: Held, newest: number): void {
  const shown = Math.min(newest, ctx.now().getTime());
  const { clock } = held;
  const now = performance.now();
  if (shown > clock.shown + (now - clock.at)) held.clock = { shown, at: now };
}

/** A slice of work: when it has taken long enough, everything else of the process has its turn. */
class Turn {
  #began = performance.now();

  begin(): void {
    this.#began = performance.now();
  }

  async end(): Promise<void> {
    if (performance.now() - this.#began < SLICE_MS) return;
    await breath();
    this.begin();
  }
}

/** Ends what is read in the background, before the store closes. */
export async function closeShelves(ctx: Ctx): Promise<void> {
  for (const state of ctx.shelves.values()) state.closed = true;
  await Promise.all([...ctx.shelves.values()].flatMap(({ busy }) => [...busy]));
}
