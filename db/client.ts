import type { Store, StoreLog } from './database.ts';
import { openEmbedded } from './embedded/open-embedded.ts';
import { openServer } from './open-server.ts';
import type { OnQuery } from './time-queries.ts';

export type { Database, Store, StoreLog } from './database.ts';

export interface OpenDatabaseInput {
  /** A PostgreSQL server; without it the embedded database in `dataDir` is used. */
  url?: string | undefined;
  dataDir: string;
  log?: StoreLog | undefined;
  onQuery?: OnQuery | undefined;
}

/** Opens the store. It is empty until `migrate(store)` has run. */
export function openDatabase({ url, dataDir, log, onQuery }: OpenDatabaseInput): Promise<Store> {
  return url === undefined ? openEmbedded({ dataDir, log, onQuery }) : openServer({ url, onQuery });
}
