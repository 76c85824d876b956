import type { Store, StoreLog } from './database.ts';
import { openEmbedded } from './embedded/open-embedded.ts';
import { openServer } from './open-server.ts';

export type { Database, Store, StoreLog } from './database.ts';

export interface OpenDatabaseInput {
  /** A PostgreSQL server; without it the embedded database in `dataDir` is used. */
  url?: string | undefined;
  dataDir: string;
  log?: StoreLog | undefined;
}

/** Opens the store. It is empty until `migrate(store)` has run. */
export function openDatabase({ url, dataDir, log }: OpenDatabaseInput): Promise<Store> {
  return url === undefined ? openEmbedded({ dataDir, log }) : openServer({ url });
}
