import { Gauge } from 'prom-client';
import { countActive } from '#db/queries/statistics.ts';
import { readStoreMetrics } from '#db/queries/store-metrics.ts';
import type { Ctx } from '#lib/server/context.ts';

/** A conversation is active when something happened in it within this time. */
export const ACTIVE_MS = 30 * 60_000;
/** Sizes change slowly, and scrapers ask often. */
const FRESH_MS = 30_000;
const MOST_TABLES = 20;

/** Gauges of what is stored, read when somebody asks for the metrics. A store that is away leaves the last ones. */
export function watchMemory(ctx: Ctx): void {
  const registers = [ctx.metrics.registry];
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> = Promise.resolve();
  // Gauges are collected at the same time: the first asks the store, all wait for it.
  const collect = () => {
    if (performance.now() - readAt > FRESH_MS) {
      readAt = performance.now();
      reading = read();
    }
    return reading;
  };
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge({ name, help, labelNames, registers, collect });

  const bytes = gauge('loglore_store_bytes', 'Size of the store.');
  const rows = gauge('loglore_table_rows', "Rows of the largest tables, by the store's own estimate.", [
    'table',
  ]);
  const scans = gauge('loglore_table_scans', 'How often tables were read by an index, and from end to end.', [
    'table',
    'by',
  ]);
  const sessions = gauge(
    'loglore_active_sessions',
    'Conversations in which something happened within the last half hour.',
  );
  new Gauge({
    name: 'loglore_embeddings_waiting',
    help: 'Messages that wait for their vector.',
    registers,
    collect() {
      this.set(ctx.meaning.waiting ?? 0);
    },
  });

  async function read(): Promise<void> {
    try {
      sessions.set(await countActive(ctx.db, { since: new Date(ctx.now().getTime() - ACTIVE_MS) }));
      const store = await readStoreMetrics(ctx.db);
      bytes.set(store.bytes);
      for (const { name, rows: count, indexScans, fullScans } of store.tables.slice(0, MOST_TABLES)) {
        rows.set({ table: name }, count);
        scans.set({ table: name, by: 'index' }, indexScans);
        scans.set({ table: name, by: 'full' }, fullScans);
      }
    } catch (error) {
      ctx.log.debug({ err: error }, 'metrics: the store does not answer');
    }
  }
}
