import { parseArgs } from 'node:util';
import { openDatabase, type Store } from '#db/client.ts';
import { migrate, migrateDown } from '#db/migrate.ts';
import { backupStore, moveStore, restoreStore } from '#db/transfer/move-store.ts';
import { PersonError } from '#lib/contracts/errors.ts';
import { readSettings, SettingsError } from '#lib/server/settings.ts';

const HELP = `Usage: npm run -s db:<command> -- …

  db:migrate [--down [N]]      bring the store to this version, or take the last N migrations back (default 1;
                               what they created is lost: take a backup first)
  db:backup FILE               write everything to FILE
  db:restore FILE [--replace]  fill an empty store from FILE; --replace deletes what the store holds before
  db:move --to STORE [--from STORE] [--replace]
                               copy everything to another store; the one copied from stays as it is

The store is the one the application uses: DATABASE_URL, else the embedded database in LOGLORE_DATA_DIR
(.loglore). The embedded database belongs to one process: stop the application first. STORE is
"embedded", or an address like postgres://user:password@host:5432/database.

Restoring and moving happen as a whole or not at all: rows are read back in the target and compared with
the sender's counts and checksums before anything is kept.

A backup is gzip of one JSON value a line: a header with format and version, the applied migrations, then
each table with its columns and its rows (every value as the database writes it: bytes as \\x…, times in UTC
with all their digits), and at the end counts and checksums per table. It holds everything, also what
people keep private, and is readable by its owner only.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', short: 'h' },
    down: { type: 'boolean' },
    replace: { type: 'boolean' },
    from: { type: 'string' },
    to: { type: 'string' },
  },
});
const [command, argument] = positionals;

try {
  process.exitCode = values.help ? say(HELP) : await obey();
} catch (error) {
  if (!(error instanceof PersonError || error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function say(text: string): number {
  console.log(text);
  return 0;
}

function usage(sentence: string): number {
  console.error(`${sentence}\n\n${HELP}`);
  return 2;
}

async function obey(): Promise<number> {
  const replace = values.replace ?? false;
  switch (command) {
    case 'migrate':
      return withStore(undefined, async (store) => {
        if (!values.down) {
          const { applied } = await migrate(store);
          return applied.length === 0 ? 'is up to date' : `applied ${applied.join(', ')}`;
        }
        const { reverted } = await migrateDown(store, argument === undefined ? 1 : Number(argument));
        return reverted.length === 0 ? 'has nothing to take back' : `took back ${reverted.join(', ')}`;
      });
    case 'backup':
      if (argument === undefined) return usage('Which file should the backup be written to?');
      return withStore(undefined, async (store) => {
        const { rows, tables } = await backupStore(store, argument);
        return `${rows} rows of ${tables} tables written to ${argument}`;
      });
    case 'restore':
      if (argument === undefined) return usage('Which file should be restored?');
      return withStore(undefined, async (store) => {
        const { rows, tables } = await restoreStore(store, argument, { replace });
        return `${rows} rows of ${tables} tables restored and compared`;
      });
    case 'move': {
      const { to } = values;
      if (to === undefined) return usage('Where to? Give --to embedded or --to postgres://…');
      return withStore(values.from, (from) =>
        withOpen(to, async (target) => {
          const { rows, tables } = await moveStore(from, target, { replace });
          return `${rows} rows of ${tables} tables copied to ${target.describe()} and compared`;
        }),
      );
    }
    default:
      return usage(command === undefined ? 'Which command?' : `There is no command ${command}.`);
  }
}

async function withStore(
  which: string | undefined,
  work: (store: Store) => Promise<string>,
): Promise<number> {
  return withOpen(which, async (store) => say(`${store.describe()}: ${await work(store)}`));
}

async function withOpen<T>(which: string | undefined, work: (store: Store) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env);
  const url = which === undefined ? settings.store.url : which === 'embedded' ? undefined : which;
  const store = await openDatabase({ url, dataDir: settings.store.dataDir });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
