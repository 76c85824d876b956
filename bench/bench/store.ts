import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Store } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { createConversation, deleteConversations } from '#db/queries/conversations.ts';
import { listConversations } from '#db/queries/list-conversations.ts';
import { pageMessages, recentMessages, storeMessage, storeMessages } from '#db/queries/messages.ts';
import { searchMessages } from '#db/queries/search-messages.ts';
import { startPostgres } from '#scripts/services/start-postgres.mjs';
import type { NamedArgs } from '../run-named.ts';
import { spread } from './support/spread.ts';

const CONVERSATION = 200;
const WORDS = 'poller gateway timeout refused event stale restart queue disk certificate login payment'.split(
  ' ',
);

type Figures = Record<string, ReturnType<typeof spread> & { goal: number }>;

/**
 * Times of the store at `--messages` (default 100,000) messages in conversations of 200. Postgres is the
 * server of DATABASE_URL, or a private durable one; what it wrote is deleted again.
 */
export async function run({ options }: NamedArgs): Promise<object> {
  const total = Number(options.messages ?? 100_000);
  const rounds = Number(options.rounds ?? 200);
  const folder = mkdtempSync(join(tmpdir(), 'loglore-bench-'));
  const given = process.env.DATABASE_URL;
  const server = given === undefined ? await startPostgres({ durable: true }) : null;
  try {
    const postgres = await openDatabase({ url: given ?? server?.url, dataDir: folder });
    const onServer = await measure(postgres, total, rounds);
    const embedded = await openDatabase({ dataDir: folder });
    return { messages: total, rounds, postgres: onServer, embedded: await measure(embedded, total, rounds) };
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(store: Store, total: number, rounds: number): Promise<Figures> {
  await migrate(store);
  const { db } = store;
  const userId = 'bench';
  const ids: string[] = [];
  try {
    for (let n = 0; n < total / CONVERSATION; n += 1) {
      const { id } = await createConversation(db, { userId, title: `investigation ${n}` });
      ids.push(id);
      await storeMessages(db, {
        conversationId: id,
        messages: Array.from({ length: CONVERSATION }, (_, m) => ({
          role: m % 2 === 0 ? 'user' : 'assistant',
          content: sentence(n * CONVERSATION + m),
        })),
      });
    }
    const full = ids.length;
    const some = (n: number) => ids[(n * 7919) % full]!;
    const figures: Figures = {};
    const time = async (name: string, goal: number, work: (n: number) => Promise<unknown>) => {
      figures[name] = { ...(await timesOf(rounds, work)), goal };
    };
    await time('create', 50, async (n) =>
      ids.push((await createConversation(db, { userId, title: `${n}` })).id),
    );
    await time('readLast30', 20, (n) => recentMessages(db, { conversationId: some(n), limit: 30 }));
    await time('rehydrate200', 50, (n) => pageMessages(db, { conversationId: some(n), limit: CONVERSATION }));
    await time('list50', 50, () => listConversations(db, { userId, limit: 50 }));
    await time('search', 80, (n) => searchMessages(db, { userId, text: `incident ${n}`, limit: 20 }));
    await time('store', 20, (n) =>
      storeMessage(db, { conversationId: some(n), role: 'user', content: sentence(n) }),
    );
    return figures;
  } finally {
    await deleteConversations(db, { ids, userId });
    await store.close();
  }
}

function sentence(n: number): string {
  const words = Array.from({ length: 30 }, (_, at) => WORDS[(n * 31 + at * at * 7) % WORDS.length]);
  return `incident ${n}: ${words.join(' ')}`;
}

async function timesOf(rounds: number, work: (n: number) => Promise<unknown>) {
  for (let n = 0; n < 10; n += 1) await work(n);
  const times: number[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const began = performance.now();
    await work(n);
    times.push(performance.now() - began);
  }
  return spread(times);
}
