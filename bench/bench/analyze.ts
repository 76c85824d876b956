import { loadavg } from 'node:os';
import type { LogSet } from '#db/queries/log-sets.ts';
import { startRunSchema } from '#lib/contracts/runs.ts';
import { followRun } from '#lib/orchestrator/follow-run.ts';
import { startRun } from '#lib/orchestrator/start-run.ts';
import { Instances } from '#lib/orchestrator/testing/instances.ts';
import { timings } from '#lib/orchestrator/timings.ts';
import type { Ctx } from '#lib/server/context.ts';
import { ingestLogs } from '#lib/sources/ingest/ingest-logs.ts';
import { paymentOutage } from '#lib/sources/sample/payment-outage.ts';
import { startPostgres } from '#scripts/services/start-postgres.mjs';
import type { NamedArgs } from '../run-named.ts';
import { round, spread } from './support/spread.ts';

/** Minutes of the sample's traffic on its last day, and healthy days before it. */
const sizes: Record<string, { minutes: number; days: number }> = {
  '10MB': { minutes: 56, days: 0 },
  '100MB': { minutes: 560, days: 0 },
  '1GB': { minutes: 560, days: 20 },
};
const lastDay = new Date('2026-03-02T00:00:00Z');
/** Of a day's text, what surely lies before its outage. */
const HEALTHY_SHARE = 0.45;

/** One file: its healthy part again for every day before, then the day with the outage. */
async function* grown(text: string, days: number): AsyncGenerator<Uint8Array> {
  const cut = text.lastIndexOf('\n', text.length * HEALTHY_SHARE) + 1;
  const healthy = text.slice(0, cut);
  for (let ago = days; ago > 0; ago--) {
    const day = new Date(lastDay.getTime() - ago * 86_400_000);
    const [iso, month] = [day.toISOString().slice(0, 10), day.toUTCString().slice(8, 11)];
    yield Buffer.from(
      healthy.replaceAll('2026-03-02', iso).replaceAll('02/Mar/2026', `${iso.slice(8)}/${month}/2026`),
    );
  }
  yield Buffer.from(text);
}

async function store(ctx: Ctx, name: string): Promise<{ set: LogSet; seconds: number }> {
  const { minutes, days } = sizes[name]!;
  const files = paymentOutage({ seed: 17, start: lastDay, minutes });
  const started = performance.now();
  const inputs = files.map((file) => ({ name: file.name, bytes: grown(file.text, days) }));
  const set = await ingestLogs(ctx, { name, kind: 'sample', inputs });
  return { set, seconds: (performance.now() - started) / 1000 };
}

async function ask(ctx: Ctx, text: string, logSetIds: string[]) {
  const started = performance.now();
  const cpu = process.cpuUsage();
  const { runId } = await startRun(ctx, startRunSchema.parse({ text, logSetIds }));
  const asked = {
    firstMs: Number.NaN,
    answerMs: Number.NaN,
    component: '',
    fromCache: false,
    steps: {} as Record<string, number>,
    cpuMs: 0,
  };
  for await (const event of followRun(ctx, { runId, fromSeq: 0 })) {
    if (event.type === 'step' && Number.isNaN(asked.firstMs)) asked.firstMs = performance.now() - started;
    if (event.type === 'step') asked.steps[event.step.name] = event.durationMs;
    if (event.type === 'step' && event.step.name === 'Answer') {
      asked.answerMs = performance.now() - started;
      asked.component = event.step.payload.findings[0]?.component.name ?? '';
      asked.fromCache = event.step.payload.fromCache;
      const { user, system } = process.cpuUsage(cpu);
      asked.cpuMs = (user + system) / 1000;
    }
    if (event.type === 'ended') break;
  }
  return asked;
}

/** Median milliseconds of each step. */
const stepsOf = (runs: readonly { steps: Record<string, number> }[]) =>
  Object.fromEntries(
    Object.keys(runs[0]?.steps ?? {}).map((name) => [
      name,
      spread(runs.map(({ steps }) => steps[name] ?? 0)).p50,
    ]),
  );

/** From a question to its verified answer on stored sets, in a real PostgreSQL that syncs to disk. */
export async function run({ options }: NamedArgs): Promise<object> {
  const rounds = Number(options.rounds ?? 10);
  const wanted = options.size ? [String(options.size)] : Object.keys(sizes);
  const postgres = await startPostgres({ durable: true });
  const instances = new Instances({ DATABASE_URL: postgres.url });
  try {
    const ctx = await instances.open({ timings });
    const forgetful = await instances.open({ timings, env: { ANALYSIS_CACHE_SECONDS: '0' } });
    const result: Record<string, unknown> = {};
    for (const name of wanted) {
      const { set, seconds } = await store(ctx, name);
      const cold = await ask(ctx, 'Why do orders fail?', [set.id]);
      const fresh = [];
      for (let round = 0; round < rounds; round++)
        fresh.push(await ask(forgetful, 'Why do requests to orders fail?', [set.id]));
      const cached = [];
      for (let round = 0; round < rounds; round++)
        cached.push(await ask(ctx, 'Why do orders fail?', [set.id]));
      result[name] = {
        bytes: set.bytes,
        lines: set.lines,
        ingestSeconds: round(seconds),
        coldMs: { first: Math.round(cold.firstMs), answer: Math.round(cold.answerMs) },
        firstStepMs: spread(fresh.map(({ firstMs }) => firstMs)),
        answerMs: spread(fresh.map(({ answerMs }) => answerMs)),
        cachedMs: spread(cached.map(({ answerMs }) => answerMs)),
        named: fresh.filter(({ component }) => component === 'switch-connector').length,
        cpuMs: spread(fresh.map(({ cpuMs }) => cpuMs)).p50,
        cachedCpuMs: spread(cached.map(({ cpuMs }) => cpuMs)).p50,
        steps: stepsOf(fresh),
        cachedSteps: stepsOf(cached),
        load: loadavg()[0]?.toFixed(1),
        fromCache: cached.filter(({ fromCache }) => fromCache).length,
      };
    }
    return result;
  } finally {
    await instances.closeAll();
    await postgres.stop();
  }
}
