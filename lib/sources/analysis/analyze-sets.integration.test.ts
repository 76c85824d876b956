import { describe, expect, test } from 'vitest';
import { freshSettings } from '#db/testing/fresh-store.ts';
import { parametersSchema } from '#lib/contracts/parameters.ts';
import { withInstances } from '#lib/orchestrator/testing/with-instances.ts';
import type { Ctx } from '#lib/server/context.ts';
import { ingestLogs } from '../ingest/ingest-logs.ts';
import { paymentOutage } from '../sample/payment-outage.ts';
import { readLines } from '../stored/read-lines.ts';
import { analyzeSets } from './analyze-sets.ts';

async function* whole(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}

describe.each(Object.entries(freshSettings))('sets analysed on %s', (_name, fresh) => {
  let ctx: Ctx;
  withInstances(async (instances) => {
    ctx = await instances.open();
  }, fresh);

  const take = (seed: number) =>
    ingestLogs(ctx, {
      name: 'outage',
      kind: 'upload',
      inputs: paymentOutage({ seed, start: new Date('2026-03-02T09:00:00Z') }).map((file) => ({
        name: file.name,
        bytes: whole(file.text),
      })),
    });

  test('name the callee that fails first, with a begin, checks that pass and lines that stand there', async () => {
    const set = await take(17);
    const { signal } = new AbortController();
    const analysis = analyzeSets(ctx, {
      logs: [set],
      baselines: [],
      parameters: parametersSchema.parse({ intent: 'diagnose' }),
      signal,
    });
    const { findings, failed, outcome } = await analysis.checked;
    const [first] = findings;
    expect(first?.component).toEqual({ kind: 'service', name: 'switch-connector' });
    expect(['confirmed', 'likely']).toContain(outcome);
    expect(failed).toBe(0);
    expect(first?.since).toMatch(/^2026-03-02T09:(?:1|2)\d:/);
    for (const { file, fromLine, text, logSetId } of first!.evidence) {
      expect(logSetId).toBe(set.id);
      const [line] = await readLines(ctx, { logSetId: set.id, file, fromLine, toLine: fromLine });
      expect(line?.text).toBe(text.split('\n')[0]);
    }
  });

  test('are given up when the question is stopped', async () => {
    const set = await take(18);
    const controller = new AbortController();
    controller.abort(new Error('stopped'));
    const analysis = analyzeSets(ctx, {
      logs: [set],
      baselines: [],
      parameters: parametersSchema.parse({ intent: 'diagnose' }),
      signal: controller.signal,
    });
    await expect(analysis.checked).rejects.toThrow('stopped');
  });
});
