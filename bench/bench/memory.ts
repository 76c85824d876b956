import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { storeMessage } from '#db/queries/messages.ts';
import { parametersSchema } from '#lib/contracts/parameters.ts';
import { forgetContext } from '#lib/memory/context/context-cache.ts';
import { readConversationContext } from '#lib/memory/context/read-conversation-context.ts';
import { findSimilarIssues } from '#lib/memory/recall/find-similar-issues.ts';
import { incidentShelves } from '#lib/memory/recall/incident-shelves.ts';
import { messageShelves } from '#lib/memory/search/message-shelves.ts';
import { searchMessages } from '#lib/memory/search/search-messages.ts';
import { closeOpenCtx, openCtx } from '#lib/server/compose.ts';
import type { Ctx } from '#lib/server/context.ts';
import { readSettings } from '#lib/server/settings.ts';
import { seededRandom } from '#lib/sources/sample/random.ts';
import { startPostgres } from '#scripts/services/start-postgres.mjs';
import type { NamedArgs } from '../run-named.ts';
import { type Seeded, type Sizes, seedHistory, seedPrivate } from './memory/seed-history.ts';
import { round, spread } from './support/spread.ts';

const userId = 'local';
const ROUNDS = 200;

/** `--store postgres|embedded`, `--messages`, `--analyses`, `--patterns`: the memory under a long history. */
export async function run({ options }: NamedArgs) {
  const sizes: Sizes = {
    messages: Number(options.messages ?? 100_000),
    analyses: Number(options.analyses ?? 10_000),
    patterns: Number(options.patterns ?? 1_000),
  };
  const result: Record<string, unknown> = { ...sizes };
  if (options.store !== 'embedded') result.postgres = await onPostgres(sizes);
  if (options.store !== 'postgres') result.embedded = await onEmbedded(sizes);
  return result;
}

async function onPostgres(sizes: Sizes) {
  const server = await startPostgres({ durable: true });
  try {
    return await measure({ DATABASE_URL: server.url }, sizes);
  } finally {
    await server.stop();
  }
}

async function onEmbedded(sizes: Sizes) {
  const folder = mkdtempSync(join(tmpdir(), 'loglore-bench-'));
  try {
    return await measure({ LOGLORE_DATA_DIR: folder }, sizes);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(env: Record<string, string>, sizes: Sizes) {
  const settings = readSettings({ ...env, LOG_LEVEL: 'silent' });
  const before = await openCtx(settings);
  const [seedMs, seeded] = await timed(() => seedHistory(before, sizes)).finally(() => closeOpenCtx(before));
  const ctx = await openCtx(settings);
  try {
    const similar = (i: number) => {
      const { templates, services, words } = seeded.incidents[i % seeded.incidents.length]!;
      return findSimilarIssues(ctx, {
        userId,
        conversationId: crypto.randomUUID(),
        queryText: words,
        parameters: parametersSchema.parse({}),
        seen: { templates, services, exceptions: [] },
      });
    };
    const search = (i: number) =>
      searchMessages(ctx, { userId, query: seeded.queries[i % seeded.queries.length]! });
    const context = (i: number) =>
      readConversationContext(ctx, {
        userId,
        conversationId: seeded.conversations[i % seeded.conversations.length]!,
      });
    return {
      seedMs,
      afterStart: await afterStart(ctx, { similar, search }),
      similar: await repeat(similar),
      search: await repeat(search),
      contextCold: await repeat(context),
      contextCached: await repeat(context),
      thousandUsers: await thousandUsers(ctx),
      trace: await skewedTrace(ctx, seeded),
      memoryMb: memoryMb(),
    };
  } finally {
    await closeOpenCtx(ctx);
  }
}

type Asked = Record<'similar' | 'search', (i: number) => Promise<unknown>>;

/** What is asked right after a start, while the indexes are built, and how long the process is held by that. */
async function afterStart(ctx: Ctx, { similar, search }: Asked) {
  const loop = monitorEventLoopDelay({ resolution: 2 });
  loop.enable();
  const built = timed(() =>
    Promise.all([messageShelves.open(ctx, userId), incidentShelves.open(ctx, userId)]),
  );
  const [searchFirstMs] = await timed(() => search(0));
  const [similarFirstMs] = await timed(() => similar(0));
  const meanwhile: number[] = [];
  let building = true;
  const done = built.finally(() => {
    building = false;
  });
  for (let i = 1; building; i++) meanwhile.push((await timed(() => (i % 2 ? search(i) : similar(i))))[0]);
  const [indexMs] = await done;
  loop.disable();
  return {
    ...{ searchFirstMs, similarFirstMs, indexMs },
    meanwhileMostMs: Math.max(...meanwhile),
    loopHeldMs: { p99: round(loop.percentile(99) / 1e6), max: round(loop.max / 1e6) },
  };
}

function memoryMb() {
  const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage();
  const mb = (bytes: number) => Math.round(bytes / 2 ** 20);
  return {
    ...{ rss: mb(rss), heapUsed: mb(heapUsed), external: mb(external), arrayBuffers: mb(arrayBuffers) },
  };
}

async function timed<T>(work: () => Promise<T>): Promise<[ms: number, result: T]> {
  const began = performance.now();
  const result = await work();
  return [round(performance.now() - began), result];
}

async function repeat(work: (i: number) => Promise<unknown>) {
  const took: number[] = [];
  for (let i = 0; i < ROUNDS; i++) took.push((await timed(() => work(i)))[0]);
  return spread(took);
}

/** A thousand people's contexts at once, each of a private conversation: every one must be of its own messages. */
async function thousandUsers(ctx: Ctx) {
  const people = await seedPrivate(ctx, 1_000);
  const [ms, built] = await timed(() =>
    Promise.allSettled(
      people.map(({ userId, conversationId }) => readConversationContext(ctx, { userId, conversationId })),
    ),
  );
  let errors = 0;
  let leaks = 0;
  for (const [i, each] of built.entries()) {
    if (each.status === 'rejected' || !each.value) {
      errors++;
      continue;
    }
    const marks = new Set(each.value.context.match(/mark-\d+/g));
    if (marks.size !== 1 || !marks.has(people[i]!.mark)) leaks++;
  }
  // What is somebody else's is not even there.
  for (const [i, { conversationId }] of people.entries()) {
    const { userId } = people[(i + 1) % people.length]!;
    if (await readConversationContext(ctx, { userId, conversationId })) leaks++;
  }
  return { people: people.length, ms, errors, leaks };
}

/** A few conversations are read often, and now and then somebody writes: hits, and reads that miss a write. */
async function skewedTrace(ctx: Ctx, { conversations }: Seeded) {
  const random = seededRandom(11);
  const newest = new Map<string, string>();
  let hits = 0;
  let stale = 0;
  const reads = 5_000;
  for (let i = 0; i < reads; i++) {
    const id = conversations[Math.floor(200 * random.next() ** 3) % conversations.length]!;
    if (random.chance(0.03)) {
      const content = `write ${i}`;
      await storeMessage(ctx.db, { conversationId: id, role: 'user', content });
      await forgetContext(ctx, { conversationId: id });
      newest.set(id, content);
    }
    const built = await readConversationContext(ctx, { userId, conversationId: id });
    if (built?.metadata.cached) hits++;
    const written = newest.get(id);
    if (written && !built?.context.includes(written)) stale++;
  }
  return { reads, hitRate: Math.round((hits / reads) * 1000) / 10, stale };
}
