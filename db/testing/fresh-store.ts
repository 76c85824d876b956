import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { openDatabase, type Store } from '../client.ts';
import { migrate } from '../migrate.ts';

export interface FreshStore {
  store: Store;
  /** Where it lies, to open it once more. */
  at: { url?: string; dataDir: string };
  drop(): Promise<void>;
}

/** An empty, migrated embedded store in a folder of its own. */
export async function freshEmbedded(): Promise<FreshStore> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'loglore-store-'));
  const store = await openDatabase({ dataDir });
  await migrate(store);
  return {
    store,
    at: { dataDir },
    drop: async () => {
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** An empty database of its own on the server that the tests were given. */
export async function freshPostgresUrl(): Promise<{ url: string; drop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given === undefined) {
    throw new Error(
      'TEST_DATABASE_URL is not set: run `npm test`, or give a PostgreSQL whose user may create databases.',
    );
  }
  const name = `loglore_test_${randomUUID().replaceAll('-', '')}`;
  const admin = async (statement: string) => {
    const client = postgres(given, { max: 1, onnotice: () => undefined });
    await client.unsafe(statement);
    await client.end();
  };
  await admin(`create database ${name}`);
  const url = new URL(given);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => admin(`drop database if exists ${name} with (force)`) };
}

export async function freshPostgres(): Promise<FreshStore> {
  const { url, drop } = await freshPostgresUrl();
  const store = await openDatabase({ url, dataDir: '' });
  await migrate(store);
  return {
    store,
    at: { url, dataDir: '' },
    drop: async () => {
      await store.close();
      await drop();
    },
  };
}

/** Both kinds of store, empty and not migrated yet, as the settings that name them. */
export const freshSettings = {
  'a PostgreSQL server': async () => {
    const { url, drop } = await freshPostgresUrl();
    return { env: { DATABASE_URL: url }, drop };
  },
  'the embedded store': async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'loglore-store-'));
    return {
      env: { LOGLORE_DATA_DIR: folder },
      drop: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
} satisfies Record<string, () => Promise<{ env: Record<string, string>; drop(): Promise<void> }>>;
