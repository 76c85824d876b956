import type { LRUCache } from 'lru-cache';
import type { Shelf } from '#db/queries/on-shelf.ts';
import type { Ctx } from '#lib/server/context.ts';

/** Where something stands in the order of storing. */
export interface Place {
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
  /** Where all that conversations hold stands, and whether that is on this shelf; oldest first. */
  placesOf(
    ctx: Ctx,
    input: { shelf: Shelf; conversationIds: readonly string[] },
  ): Promise<(P & { here: boolean })[]>;
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
  /** Conversations that changed otherwise than by what was said in them now, and when. */
  changed: Map<string, number>;
  closed: boolean;
  /** What is being read in the background. */
  busy: Set<Promise<unknown>>;
}

export interface Held {
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
  /** When the changed conversations were last heeded. */
  heededAt: number;
  /** What is being done to it; the next waits for it. */
  work: Promise<void>;
}
