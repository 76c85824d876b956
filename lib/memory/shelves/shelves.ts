import { LRUCache } from 'lru-cache';
import type { Shelf } from '#db/queries/on-shelf.ts';
import type { Ctx } from '#lib/server/context.ts';
import type { Held, Opened, Place, ShelfKind, ShelfState } from './shelf-kind.ts';
import { Turn } from './turn.ts';

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
/** More conversations than these that changed are not looked at one by one. */
const MOST_CHANGED = 100;

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

  /**
   * Conversations came from elsewhere, were dated back, or are seen by others now: what they hold is compared by the
   * next search.
   */
  changed(ctx: Ctx, conversationIds: readonly string[]): void {
    const { changed } = this.#state(ctx);
    for (const id of conversationIds) changed.set(id, performance.now());
    if (changed.size <= MOST_CHANGED) return;
    changed.clear();
    this.forget(ctx);
  }

  /** The next search compares everything. */
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
        ...{ touchedAt: none, prunedAt: none, forgottenAt: none, changed: new Map() },
        ...{ closed: false, busy: new Set() },
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
      ...{ lookedAt: never, comparedAt: never, comparing: null, heededAt: never, work: Promise.resolve() },
    };
  }

  async #build(ctx: Ctx, shelf: Shelf, held: Held): Promise<void> {
    held.comparedAt = performance.now();
    held.heededAt = held.comparedAt;
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
    await this.#heed(ctx, shelf, held);
    if (touchedAt < held.lookedAt && now - held.lookedAt < STALE_MS) return;
    const since = held.clock.shown + (held.lookedAt - held.clock.at) - OVERLAP_MS;
    await this.#takeIn(ctx, shelf, held, { since: new Date(Math.max(0, since)), all: false });
  }

  /** Looks at what changed conversations hold: takes in what is on this shelf now and removes what is not. */
  async #heed(ctx: Ctx, shelf: Shelf, held: Held): Promise<void> {
    const { changed } = this.#state(ctx);
    const conversationIds = [...changed].flatMap(([id, at]) => (at >= held.heededAt ? [id] : []));
    if (conversationIds.length === 0) return;
    const kind = this.#kind;
    const index = held.index as Index;
    const began = performance.now();
    const since = await kind.timeOfNewestBut(ctx, { shelf, n: kind.most });
    const missing: string[] = [];
    for (const { id, createdAt, here } of await kind.placesOf(ctx, { shelf, conversationIds })) {
      if (!here) kind.remove(index, id);
      else if ((!since || createdAt >= since) && !kind.has(index, id)) missing.push(id);
    }
    await this.#putAll(ctx, index, missing, new Turn());
    // Replaced in the meantime: they are looked at again for the new one.
    if (held.index === index) held.heededAt = began;
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
    const { index, clock, lookedAt, heededAt } = built;
    Object.assign(held, { index, clock, lookedAt, heededAt });
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
      await this.#putAll(ctx, index, missing, turn);
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

  async #putAll(ctx: Ctx, index: Index, ids: readonly string[], turn: Turn): Promise<void> {
    const state = this.#state(ctx);
    const kind = this.#kind;
    for (let at = 0; at < ids.length; at += READ) {
      if (state.closed) throw new Closed();
      const some = ids.slice(at, at + READ);
      const rows = new Map((await kind.read(ctx, some)).map((row) => [row.id, row]));
      turn.begin();
      for (const id of some) {
        const row = rows.get(id);
        if (row && !kind.has(index, id)) kind.put(index, row);
        await turn.end();
      }
    }
  }
}

/** The store's clock is at least where its newest row is; a date in the future says nothing about it. */
function showed(ctx: Ctx, held: Held, newest: number): void {
  const shown = Math.min(newest, ctx.now().getTime());
  const { clock } = held;
  const now = performance.now();
  if (shown > clock.shown + (now - clock.at)) held.clock = { shown, at: now };
}

/** Ends what is read in the background, before the store closes. */
export async function closeShelves(ctx: Ctx): Promise<void> {
  for (const state of ctx.shelves.values()) state.closed = true;
  await Promise.all([...ctx.shelves.values()].flatMap(({ busy }) => [...busy]));
}
