import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { PersonError } from '#lib/contracts/errors.ts';
import { connectionOptions } from './connection-options.ts';
import type { Store } from './database.ts';
import { guardTransactions } from './guard-transactions.ts';
import { codeOf, pingWithin, reasonOf } from './ping.ts';
import { renewClient } from './renew-client.ts';
import { type OnQuery, timeQueries } from './time-queries.ts';

const OLDEST = 150_000;
const STARTING_UP = '57P03';
/** Ten seconds, four tries a second. */
const STARTING_TRIES = 40;

/** A PostgreSQL server. It is connected to again after an outage; what was under way fails. */
export async function openServer({
  url,
  onQuery,
}: {
  url: string;
  onQuery?: OnQuery | undefined;
}): Promise<Store> {
  const renewed = renewClient((signs) =>
    postgres(url, {
      ...connectionOptions,
      ...signs,
      max: 10,
      connect_timeout: 5,
      connection: {
        application_name: 'loglore',
        TimeZone: 'UTC',
        // A lost query must not hold a connection for ever; migrations and moves lift it.
        statement_timeout: 60_000,
        // Compiling takes longer than any query here runs.
        jit: 'off',
      },
    }),
  );
  const client = guardTransactions(renewed.client);
  const name = `The database ${placeOf(url)}`;
  let version: string;
  try {
    const row = await readVersion(client);
    if (row === undefined || row.number < OLDEST) {
      throw new PersonError(
        'store_unavailable',
        `${name} is PostgreSQL ${row?.version ?? '?'}; version 15 or newer is needed.`,
      );
    }
    version = row.version.split(' ')[0]!;
  } catch (cause) {
    await renewed.close();
    if (cause instanceof PersonError) throw cause;
    throw new PersonError(
      'store_unavailable',
      `${name} does not answer: ${reasonOf(cause)}. Check DATABASE_URL, or unset it to use the embedded database.`,
      { cause },
    );
  }
  return {
    db: drizzle(onQuery ? timeQueries(client, onQuery) : client, { casing: 'snake_case' }),
    kind: 'postgres',
    describe: () => `PostgreSQL ${version} at ${placeOf(url)}`,
    ping: () => pingWithin(client, name),
    close: renewed.close,
    capabilities: { vector: false },
  };
}

/** A server that is starting up is waited for: it was started together with us. */
async function readVersion(client: postgres.Sql) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const [row] = await client<{ number: number; version: string }[]>`
        select current_setting('server_version_num')::int as number, current_setting('server_version') as version`;
      return row;
    } catch (error) {
      if (codeOf(error) !== STARTING_UP || attempt === STARTING_TRIES) throw error;
      await new Promise((done) => setTimeout(done, 250));
    }
  }
}

/** Host, port and database: never the user or the password. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host || 'the local socket'}${pathname}`;
}
