import { startRunSchema } from '#lib/contracts/runs.ts';
import type { SampleName } from '#lib/contracts/samples.ts';
import type { Ctx } from '#lib/server/context.ts';
import { ingestLogs } from '#lib/sources/ingest/ingest-logs.ts';
import { paymentOutage, type SampleFile, type SampleOptions } from '#lib/sources/sample/payment-outage.ts';
import { staleDevice } from '#lib/sources/sample/stale-device.ts';
import { startRun } from './start-run.ts';

interface Sample {
  generate(options: SampleOptions): SampleFile[];
  minutes: number;
  question: string;
  scope: { project: string; env: string; domain: string };
}

const samples: Record<SampleName, Sample> = {
  'payment-outage': {
    generate: paymentOutage,
    minutes: 30,
    question: 'Orders fail with 504 since a few minutes. Which service is the cause?',
    scope: { project: 'shop', env: 'prod', domain: 'payments' },
  },
  'stale-device': {
    generate: staleDevice,
    minutes: 40,
    question: 'Why are the events of one device stale?',
    scope: { project: 'network', env: 'prod', domain: 'monitoring' },
  },
};

/** Makes a sample incident that ended just now, takes its logs in like an upload, and asks about it. */
export async function runSample(
  ctx: Ctx,
  { name }: { name: SampleName },
): Promise<{ runId: string; conversationId: string }> {
  const { generate, minutes, question, scope } = samples[name];
  const end = Math.floor(ctx.now().getTime() / 60_000) * 60_000;
  // Other ids and hosts each time: what memory recognises next time must be the trouble, not its names.
  const files = generate({ seed: end / 60_000, start: new Date(end - minutes * 60_000), minutes });
  const set = await ingestLogs(ctx, { name: `Sample: ${name}`, kind: 'sample', inputs: files.map(toInput) });
  return startRun(ctx, startRunSchema.parse({ text: question, scope, logSetIds: [set.id] }));
}

function toInput(file: SampleFile) {
  return {
    name: file.name,
    bytes: (async function* () {
      yield new TextEncoder().encode(file.text);
    })(),
  };
}
