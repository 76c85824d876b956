import { LRUCache } from 'lru-cache';
import type { ViewLine } from '#lib/contracts/log-view.ts';
import { viewPageRows } from '#lib/contracts/view-page-rows.ts';

/** Pages kept at once: memory stays the same however far one scrolls. */
const MOST_PAGES = 40;
/** Asked for at the same time; requests of one reader are answered one after the other anyway. */
const MOST_OPEN = 2;

export type LoadPage = (page: number) => Promise<ViewLine[]>;

/**
 * Rows of a list that is larger than memory: pages are loaded when looked at and forgotten when others are.
 * Only what was asked for last is loaded: pages scrolled past are dropped from the queue.
 */
export class PageCache {
  readonly #load: LoadPage;
  readonly #pages = new LRUCache<number, ViewLine[]>({ max: MOST_PAGES });
  readonly #listeners = new Set<() => void>();
  #open = new Set<number>();
  #queue: number[] = [];
  #problem: string | null = null;
  #version = 0;

  constructor(load: LoadPage, known?: { page: number; lines: ViewLine[] } | null) {
    this.#load = load;
    if (known) this.#pages.set(known.page, known.lines);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly version = (): number => this.#version;

  get problem(): string | null {
    return this.#problem;
  }

  get size(): number {
    return this.#pages.size;
  }

  row(index: number): ViewLine | undefined {
    return this.#pages.get(Math.floor(index / viewPageRows))?.[index % viewPageRows];
  }

  /** Call with the rows that are in sight. */
  want(first: number, last: number): void {
    const wanted: number[] = [];
    for (let page = Math.floor(first / viewPageRows); page <= Math.floor(last / viewPageRows); page++)
      if (!this.#pages.has(page) && !this.#open.has(page)) wanted.push(page);
    this.#queue = wanted;
    this.#next();
  }

  retry(): void {
    this.#problem = null;
    this.#changed();
    this.#next();
  }

  #next(): void {
    while (this.#problem === null && this.#open.size < MOST_OPEN) {
      const next = this.#queue.shift();
      if (next === undefined) return;
      this.#open.add(next);
      this.#load(next).then(
        (rows) => this.#settle(next, rows, null),
        (error: unknown) => this.#settle(next, null, error),
      );
    }
  }

  #settle(page: number, rows: ViewLine[] | null, error: unknown): void {
    this.#open.delete(page);
    if (rows) this.#pages.set(page, rows);
    else {
      this.#problem = error instanceof Error ? error.message : String(error);
      this.#queue.unshift(page);
    }
    this.#changed();
    this.#next();
  }

  #changed(): void {
    this.#version++;
    for (const listener of this.#listeners) listener();
  }
}
