import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';
import { cleanJson, cleanText } from './clean.ts';

/** Text that may hold anything: NUL and lone surrogates, which Postgres refuses, become U+FFFD. */
export const prose = customType<{ data: string; driverData: string }>({
  dataType: () => 'text',
  toDriver: cleanText,
});

/** JSONB of plain data, cleaned in the same way. */
export const json = <T>() =>
  customType<{ data: T; driverData: unknown }>({
    dataType: () => 'jsonb',
    toDriver: (value) => JSON.stringify(cleanJson(value)),
  })();

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** Milliseconds, as a Date holds: a time read and written back is the same time, and pages can be keyed by it. */
export const at = () => timestamp({ withTimezone: true, precision: 3, mode: 'date' });

export const id = () => uuid().primaryKey().defaultRandom();
