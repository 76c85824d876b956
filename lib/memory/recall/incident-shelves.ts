import { LRUCache } from 'lru-cache';
import { type IncidentShelf, listIncidents, type StoredIncident } from '#db/queries/incidents.ts';
import type { Ctx } from '#lib/server/context.ts';
import type { FingerprintTemplate, IncidentFingerprint } from './incident-fingerprint.ts';
import { IncidentIndex } from './incident-index.ts';

/** Older incidents than the newest of these are not ranked: an index of so many takes about 200 MB. */
const MOST_INCIDENTS = 50_000;
/** Transactions that end out of order: what is stored this long before the newest known is read again. */
const OVERLAP_MS = 60_000;
/** An index is built anew this often, for what changed its visibility or came in with an old date. */
const REBUILD_MS = 15 * 60_000;

interface Shelf {
  index: IncidentIndex;
  newest: Date;
  builtAt: number;
}

interface Shelves {
  kept: LRUCache<string, Promise<Shelf>>;
}

/** One set per open store: two contexts of one process never mix. */
const byStore = new WeakMap<object, Shelves>();

function shelvesOf(ctx: Ctx): Shelves {
  let shelves = byStore.get(ctx.store);
  if (!shelves) {
    shelves = { kept: new LRUCache({ max: 200 }) };
    byStore.set(ctx.store, shelves);
  }
  return shelves;
}

/** Indexes of all that a person may see, up to date with what any instance has stored. */
export async function openShelves(ctx: Ctx, userId: string): Promise<IncidentIndex[]> {
  const shelves: IncidentShelf[] = [{ of: 'team' }, { of: 'private', userId }];
  return Promise.all(shelves.map((shelf) => openShelf(ctx, shelf)));
}

/** Makes the next search read everything anew: after an import, a merge, or a change of who sees what. */
export function forgetShelves(ctx: Ctx): void {
  byStore.delete(ctx.store);
}

async function openShelf(ctx: Ctx, shelf: IncidentShelf): Promise<IncidentIndex> {
  const { kept } = shelvesOf(ctx);
  const key = shelf.of === 'team' ? 'team' : `private ${shelf.userId}`;
  const known = kept.get(key);
  const opened = known ? known.then((held) => refresh(ctx, shelf, held)) : build(ctx, shelf);
  kept.set(key, opened);
  try {
    return (await opened).index;
  } catch (error) {
    if (kept.get(key) === opened) kept.delete(key);
    throw error;
  }
}

async function build(ctx: Ctx, shelf: IncidentShelf): Promise<Shelf> {
  const held: Shelf = { index: new IncidentIndex(), newest: new Date(0), builtAt: Date.now() };
  const rows = await listIncidents(ctx.db, { shelf, limit: MOST_INCIDENTS });
  for (const row of rows.reverse()) put(held, row);
  return held;
}

async function refresh(ctx: Ctx, shelf: IncidentShelf, held: Shelf): Promise<Shelf> {
  if (Date.now() - held.builtAt > REBUILD_MS) return build(ctx, shelf);
  const since = new Date(held.newest.getTime() - OVERLAP_MS);
  const rows = await listIncidents(ctx.db, { shelf, since, limit: MOST_INCIDENTS });
  for (const row of rows.reverse()) if (!held.index.has(row.id)) put(held, row);
  return held;
}

function put(held: Shelf, row: StoredIncident): void {
  held.index.add(toFingerprint(row));
  if (row.createdAt > held.newest) held.newest = row.createdAt;
}

const levels = new Set<string>(['fatal', 'error', 'warn', 'info', 'debug']);

/** A stored incident as the index compares it. */
export function toFingerprint(row: StoredIncident): IncidentFingerprint {
  const { fingerprint } = row;
  return {
    id: row.id,
    at: row.createdAt.getTime(),
    title: row.queryText,
    text: `${row.title} ${fingerprint.words.join(' ')}`,
    ...(row.domain === null ? {} : { domain: row.domain }),
    ...(row.errorPattern === null ? {} : { cluster: row.errorPattern }),
    suspects: fingerprint.suspects ?? [],
    templates: toTemplates(fingerprint.templates),
    exceptions: fingerprint.exceptions,
    services: fingerprint.services,
    errorCodes: fingerprint.errorCodes ?? [],
  };
}

export function toTemplates(stored: StoredIncident['fingerprint']['templates']): FingerprintTemplate[] {
  return stored.map(({ text, level, count, change }) => ({
    text,
    level: level !== undefined && levels.has(level) ? (level as FingerprintTemplate['level']) : 'unknown',
    count: count ?? 1,
    ...(change === undefined ? {} : { change }),
  }));
}
