import { rmSync } from 'node:fs';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { connectionOptions } from '../connection-options.ts';
import type { Store, StoreLog } from '../database.ts';
import { pingWithin } from '../ping.ts';
import { type OnQuery, timeQueries } from '../time-queries.ts';
import { makeFolder, takeLock } from './prepare-folder.ts';
import { reachFolder } from './reach-folder.ts';
import { runWorker } from './run-worker.ts';

/** The name that PostgreSQL clients expect. */
const SOCKET = '.s.PGSQL.5432';

/** The embedded database in a folder that this process holds alone. Only a server opens it; tools ask the server. */
export async function openEmbedded(input: {
  dataDir: string;
  log?: StoreLog | undefined;
  onQuery?: OnQuery | undefined;
}): Promise<Store> {
  const folder = path.resolve(input.dataDir);
  makeFolder(folder);
  const reach = reachFolder(folder);
  const lock = await takeLock(folder, reach.path('lock')).catch((error: unknown) => {
    reach.release();
    throw error;
  });
  const release = async () => {
    await lock.release();
    reach.release();
  };
  try {
    rmSync(path.join(folder, SOCKET), { force: true });
    const worker = await runWorker({
      dataDir: path.join(folder, 'postgres'),
      socketPath: reach.path(SOCKET),
      log: input.log,
    });
    const client = postgres({
      ...connectionOptions,
      path: reach.path(SOCKET),
      user: 'postgres',
      database: 'postgres',
      // PGlite serves one connection; a second fails or hangs.
      max: 1,
      idle_timeout: 0,
      max_lifetime: null,
      connect_timeout: 30,
      connection: { TimeZone: 'UTC' },
    });
    return {
      db: drizzle(input.onQuery ? timeQueries(client, input.onQuery) : client, { casing: 'snake_case' }),
      kind: 'embedded',
      describe: () => `embedded PostgreSQL ${worker.version} in ${folder}`,
      ping: () => pingWithin(client, `The embedded database in ${folder}`),
      close: async () => {
        await client.end({ timeout: 5 });
        await worker.stop();
        await release();
      },
      capabilities: { vector: false },
    };
  } catch (error) {
    await release();
    throw error;
  }
}
