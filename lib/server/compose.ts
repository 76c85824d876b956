import { randomBytes, randomUUID } from 'node:crypto';
import { openDatabase } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { openCache } from '#lib/memory/cache/open-cache.ts';
import { embedMessages } from '#lib/memory/embeddings/embed-messages.ts';
import { Meaning } from '#lib/memory/embeddings/meaning.ts';
import { watchMemory } from '#lib/memory/figures/watch-memory.ts';
import { incidentShelves } from '#lib/memory/recall/incident-shelves.ts';
import { startChores } from '#lib/memory/retention/start-chores.ts';
import { messageShelves } from '#lib/memory/search/message-shelves.ts';
import { closeShelves } from '#lib/memory/shelves/shelves.ts';
import { openEmbedder } from '#lib/model/embeddings/open-embedder.ts';
import { openModel } from '#lib/model/open-model.ts';
import { LocalRuns } from '#lib/orchestrator/local-runs.ts';
import type { AnyStep } from '#lib/orchestrator/run-context.ts';
import { closeRuns, startSweeping } from '#lib/orchestrator/sweep-runs.ts';
import type { Timings } from '#lib/orchestrator/timings.ts';
import { Background } from './background.ts';
import { openBus } from './bus.ts';
import type { Ctx } from './context.ts';
import { openLog } from './log.ts';
import { countLookups, openMetrics } from './metrics.ts';
import { readSettings, type Settings } from './settings.ts';

/** The one person there is until there is a login. */
const localUser = { id: 'local', name: 'You' };

export interface OpenOptions {
  timings?: Partial<Timings>;
  /** Other steps than the usual ones. */
  story?: readonly AnyStep[];
  /** How often it is asked whether chores are due. */
  askMs?: number;
  /** False for a tool that is gone in a moment: it leaves the runs of others and all chores alone. */
  serves?: boolean;
}

/** Opens everything that verbs need. Whoever opens a context closes it. */
export async function openCtx(settings: Settings, options: OpenOptions = {}): Promise<Ctx> {
  const instance = randomUUID();
  const log = openLog(settings, instance);
  const { url, dataDir } = settings.store;
  const metrics = openMetrics();
  const store = await openDatabase({
    ...{ url, dataDir, log },
    onQuery: (query, seconds) => metrics.queries.observe({ query }, seconds),
  });
  try {
    await migrate(store);
  } catch (error) {
    await store.close();
    throw error;
  }
  const redis = settings.redis.url ? { url: settings.redis.url, db: settings.redis.db } : undefined;
  const runs = new LocalRuns({ maxActive: settings.runs.maxActive, ...options });
  const cache = openCache({
    redis,
    onChange: (healthy, reason) => {
      if (healthy) log.info('the cache answers again');
      else log.warn({ reason }, 'the cache does not answer');
      runs.wakeFollowers();
    },
  });
  const languageModel = openModel(settings.model, ({ state, sentence }) => {
    if (state === 'ok') log.info('the language model answers again');
    else log.warn({ reason: sentence }, 'the language model does not answer');
    runs.wakeFollowers();
  });
  const ctx: Ctx = {
    settings,
    store,
    db: store.db,
    cache: countLookups(cache, metrics),
    bus: openBus({ instance, redis }),
    log,
    metrics,
    now: () => new Date(),
    user: localUser,
    toolToken: randomBytes(32).toString('base64url'),
    instance,
    runs,
    shelves: new Map(),
    meaning: new Meaning(openEmbedder(settings)),
    languageModel,
    background: new Background(log),
  };
  if (!(options.serves ?? true)) return ctx;
  await startSweeping(ctx);
  // In the background, the smaller first: what is asked before they are ready is answered without them.
  void incidentShelves.warm(ctx).then(() => messageShelves.warm(ctx));
  watchMemory(ctx);
  startChores(ctx, options);
  if (ctx.meaning.embedder) ctx.background.run('embeddings', (signal) => embedMessages(ctx, signal));
  return ctx;
}

/** Streams end, runs are handed over, connections close. */
export async function closeOpenCtx(ctx: Ctx): Promise<void> {
  await closeRuns(ctx);
  await Promise.all([closeShelves(ctx), ctx.background.close()]);
  await ctx.meaning.close();
  await Promise.all([ctx.bus.close(), ctx.cache.close()]);
  await ctx.store.close();
}

/** On globalThis, since the bundled and the plain modules of one process, and hot reloads, share it. */
const shared = globalThis as { logloreCtx?: Promise<Ctx> | undefined };

/** The context of this process; opened by the first who asks. */
export function getCtx(): Promise<Ctx> {
  shared.logloreCtx ??= openCtx(readSettings(process.env));
  return shared.logloreCtx;
}

export async function closeCtx(): Promise<void> {
  const open = shared.logloreCtx;
  shared.logloreCtx = undefined;
  if (open) await closeOpenCtx(await open);
}
