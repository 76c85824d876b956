import {
  pageIncidentIds,
  readIncidentPlaces,
  readIndexedIncidents,
  type StoredIncident,
  timeOfNewestIncidentBut,
} from '#db/queries/incidents.ts';
import { Shelves } from '../shelves/shelves.ts';
import type { FingerprintTemplate, IncidentFingerprint } from './incident-fingerprint.ts';
import { IncidentIndex } from './incident-index.ts';

/** Older incidents than the newest of these are not ranked: an index of so many takes about 200 MB. */
const MOST_INCIDENTS = 50_000;

/** Past incidents by what they are recognised by. */
export const incidentShelves = new Shelves<IncidentIndex, { id: string; createdAt: Date }, StoredIncident>({
  name: 'incidents',
  most: MOST_INCIDENTS,
  newestFirst: true,
  make: () => new IncidentIndex(),
  has: (index, id) => index.has(id),
  ids: (index) => index.ids(),
  put: (index, row) => index.add(toFingerprint(row)),
  remove: (index, id) => void index.remove(id),
  settle: (index) => index.settle(),
  worn: (index) => index.places > 1_000 && index.size < index.places / 2,
  page: (ctx, input) => pageIncidentIds(ctx.db, input),
  placesOf: (ctx, input) => readIncidentPlaces(ctx.db, input),
  timeOfNewestBut: (ctx, input) => timeOfNewestIncidentBut(ctx.db, input),
  read: (ctx, ids) => readIndexedIncidents(ctx.db, { ids }),
});

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
