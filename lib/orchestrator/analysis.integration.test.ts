import { beforeAll, describe, expect, test } from 'vitest';
import type { LogSet } from '#db/queries/log-sets.ts';
import { freshPostgresUrl, freshSettings } from '#db/testing/fresh-store.ts';
import type { RunEvent, StartRunInput } from '#lib/contracts/runs.ts';
import type { StepName, StepPayload } from '#lib/contracts/steps.ts';
import { until } from '#lib/memory/cache/testing/redis-process.ts';
import { readInvestigation } from '#lib/memory/conversations/read-investigation.ts';
import type { Ctx } from '#lib/server/context.ts';
import { ingestLogs } from '#lib/sources/ingest/ingest-logs.ts';
import { paymentOutage, type SampleFile } from '#lib/sources/sample/payment-outage.ts';
import { staleDevice } from '#lib/sources/sample/stale-device.ts';
import { readLines } from '#lib/sources/stored/read-lines.ts';
import { followRun } from './follow-run.ts';
import { stopRun } from './stop-run.ts';
import { ask, followToEnd, Instances } from './testing/instances.ts';
import { withInstances } from './testing/with-instances.ts';

const start = new Date('2026-03-02T09:40:00Z');

async function* whole(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
const keep = (ctx: Ctx, name: string, files: readonly SampleFile[]): Promise<LogSet> =>
  ingestLogs(ctx, {
    name,
    kind: 'sample',
    inputs: files.map(({ name, text }) => ({ name, bytes: whole(text) })),
  });

function payload<N extends StepName>(events: readonly RunEvent[], name: N): StepPayload<N> {
  const event = events.find((one) => one.type === 'step' && one.step.name === name);
  if (event?.type !== 'step') throw new Error(`The run has no step ${name}.`);
  return event.step.payload as StepPayload<N>;
}
const has = (events: readonly RunEvent[], name: StepName) =>
  events.some((one) => one.type === 'step' && one.step.name === name);

describe.each(Object.entries(freshSettings))('analyses on %s', (_name, fresh) => {
  let instances: Instances;
  let ctx: Ctx;
  let outage: LogSet;
  let device: LogSet;
  withInstances((opened) => {
    instances = opened;
  }, fresh);
  beforeAll(async () => {
    ctx = await instances.open();
    outage = await keep(ctx, 'outage', paymentOutage({ seed: 7, start }));
    device = await keep(ctx, 'device', staleDevice({ seed: 7, start }));
  });
  const run = async (input: Partial<StartRunInput>) => {
    const { runId, conversationId } = await ask(ctx, input);
    return { conversationId, events: await followToEnd(ctx, runId) };
  };

  test('the payment outage is laid to the connector, and every cited line stands in the stored set', async () => {
    const { events, conversationId } = await run({ text: 'Why do orders fail?', logSetIds: [outage.id] });
    const answer = payload(events, 'Answer');
    expect(answer.findings[0]?.component).toEqual({ kind: 'service', name: 'switch-connector' });
    expect(answer.text).toMatch(/^\*\*(Likely|Confirmed)\.\*\* switch-connector/);
    expect(payload(events, 'Verification Results')).toMatchObject({ checksFailed: 0 });
    expect(answer.evidence.length).toBeGreaterThan(1);
    expect(new Set(answer.evidence.map(({ id }) => id)).size).toBe(answer.evidence.length);
    for (const { logSetId, file, fromLine, text } of answer.evidence) {
      expect(logSetId).toBe(outage.id);
      const [line] = await readLines(ctx, { logSetId: outage.id, file, fromLine, toLine: fromLine });
      expect(text.split('\n')[0]).toBe(line?.text.slice(0, 1_000));
    }
    const cited = new Set(answer.text.match(/(?<=\[)E\d+(?=\])/g));
    for (const id of cited) expect(answer.evidence.map((one) => one.id)).toContain(id);

    const count = await run({ conversationId, text: 'How many errors per minute by service?' });
    expect(payload(count.events, 'Answer').tables[0]?.columns.map(({ key }) => key)).toContain('lines');
    expect(payload(count.events, 'Answer').text).toMatch(/\*\*\d/);
    expect(has(count.events, 'Ranked Causes')).toBe(false);
    const trace = await run({ conversationId, text: 'show me the trace' });
    expect(payload(trace.events, 'Extracted Parameters').parameters.intent).toBe('trace');
    expect(payload(trace.events, 'Answer').evidence.length).toBeGreaterThan(0);
    expect(payload(trace.events, 'Audited Logs').coverage.files).toBe(5);
  });

  test('the stale device is named, with times in the zone of who asks', async () => {
    const { events } = await run({
      text: 'Why are events stale?',
      logSetIds: [device.id],
      timeZone: 'Asia/Tokyo',
    });
    const answer = payload(events, 'Answer');
    expect(answer.text).toContain('collector: device Meridian');
    expect(answer.text).toContain('(Asia/Tokyo)');
    expect(answer.text.replace(/"[^"]*"/g, '')).not.toContain('UTC');
  });

  test('pasted lines become a set of the investigation, once, and follow-ups look at it', async () => {
    const pasted = paymentOutage({ seed: 9, start, minutes: 3 })[3]?.text ?? '';
    const { events, conversationId } = await run({ text: 'Why does it fail?', pasted });
    const [first] = payload(events, 'Answer').evidence;
    expect(first).toMatchObject({ file: 'pasted.log', logSetId: expect.any(String) });
    const again = await run({ text: 'Why does it fail?', pasted });
    expect(payload(again.events, 'Answer').evidence[0]?.logSetId).toBe(first?.logSetId);
    const follow = await run({ conversationId, text: 'Show me the errors' });
    expect(payload(follow.events, 'Answer').evidence[0]?.logSetId).toBe(first?.logSetId);
  });

  test('the same question on the same lines comes from the cache, said so, also from a set stored again', async () => {
    const input = { text: 'What broke the orders at the end?', logSetIds: [outage.id] };
    const first = await run(input);
    expect(payload(first.events, 'Answer').fromCache).toBe(false);
    const second = await run(input);
    expect(payload(second.events, 'Checked Cache').hit).toBe(true);
    expect(payload(second.events, 'Answer')).toEqual({ ...payload(first.events, 'Answer'), fromCache: true });
    expect(has(second.events, 'Found Similar Issues')).toBe(true);
    const copy = await keep(ctx, 'copy', paymentOutage({ seed: 7, start }));
    const third = await run({ ...input, logSetIds: [copy.id] });
    expect(payload(third.events, 'Answer').fromCache).toBe(true);
    for (const { logSetId } of payload(third.events, 'Answer').evidence) expect(logSetId).toBe(copy.id);
  });

  test('two who ask the same at once cost one analysis', async () => {
    const input = { text: 'Which service made the requests of the shop fail?', logSetIds: [outage.id] };
    const [one, two] = await Promise.all([run(input), run(input)]);
    const [first, second] = [payload(one.events, 'Answer'), payload(two.events, 'Answer')];
    expect(first.text).toBe(second.text);
    const keys = [one, two].map(({ events }) => payload(events, 'Checked Cache'));
    expect(keys[0]?.key).toBe(keys[1]?.key);
    expect(keys.map(({ hit }) => hit)).toEqual([false, false]);
  });

  test('a stop in the middle leaves what was known, and the worker is free for the next', async () => {
    const big = await keep(ctx, 'big', paymentOutage({ seed: 11, start, minutes: 120 }));
    const { runId, conversationId } = await ask(ctx, { text: 'Why do orders fail?', logSetIds: [big.id] });
    const events = await followToEnd(ctx, runId, {
      onEvent: async (event) => {
        if (event.type === 'started' && event.name === 'Searched Logs') await stopRun(ctx, { runId });
      },
    });
    expect(events.at(-1)).toMatchObject({ type: 'ended', status: 'stopped' });
    expect(payload(events, 'Answer')).toMatchObject({ partial: true });
    expect(payload(events, 'Answer').text).toMatch(/^Stopped\./);
    expect(payload(events, 'Answer').text).toContain('of 5 files');
    expect((await readInvestigation(ctx, conversationId))?.messages.at(-1)?.role).toBe('assistant');
    const next = await run({ conversationId, text: 'Why do orders fail?' });
    expect(payload(next.events, 'Answer').findings[0]?.component.name).toBe('switch-connector');
  });

  test('of a set too large to be read, the lines asked for are found in all of it, and a cause in a part that is told', async () => {
    const files = paymentOutage({ seed: 12, start, minutes: 170 });
    const large = await keep(ctx, 'large', files);
    const asked = await run({ text: 'How many lines hold "gave up waiting"?', logSetIds: [large.id] });
    const lines = files
      .flatMap(({ text }) => text.split('\n'))
      .filter((line) => line.includes('gave up waiting'));
    expect(payload(asked.events, 'Answer').text).toContain(`**${lines.length.toLocaleString('en-US')}** of`);
    expect(payload(asked.events, 'Searched Logs').lines).toBe(large.lines);
    expect(payload(asked.events, 'Audited Logs').coverage.limits).toEqual([]);
    expect(payload(asked.events, 'Verification Results')).toMatchObject({
      outcome: 'confirmed',
      checksFailed: 0,
    });
    const cause = await run({ text: 'Why do orders fail?', logSetIds: [large.id] });
    expect(payload(cause.events, 'Answer').findings[0]?.component.name).toBe('switch-connector');
    expect(payload(cause.events, 'Audited Logs').coverage.limits[0]).toMatch(/were analysed line by line/);
  });

  test('a closed instance hands the analysis over, and the next one completes it', async () => {
    const { runId } = await ask(ctx, { text: 'Why do payments of customers break?', logSetIds: [outage.id] });
    for await (const event of followRun(ctx, { runId, fromSeq: 0 }))
      if (event.type === 'started' && event.name === 'Searched Logs') break;
    await instances.close(ctx);
    ctx = await instances.open();
    const events = await followToEnd(ctx, runId);
    expect(events.at(-1)).toMatchObject({ status: 'done' });
    expect(payload(events, 'Answer').findings[0]?.component.name).toBe('switch-connector');
  });
});

test('two instances that are asked the same at once cost one analysis', async () => {
  const { url, drop } = await freshPostgresUrl();
  const instances = new Instances({ DATABASE_URL: url, REDIS_URL: process.env.TEST_REDIS_URL! });
  try {
    const [one, two] = await Promise.all([instances.open(), instances.open()]);
    await until('both reach Redis', () => one.cache.status().healthy && two.cache.status().healthy);
    const set = await keep(one, 'shared', paymentOutage({ seed: 31, start, minutes: 40 }));
    const input = { text: 'Which service made the requests of the shop fail?', logSetIds: [set.id] };
    const answers = await Promise.all(
      [one, two].map(async (ctx) => followToEnd(ctx, (await ask(ctx, input)).runId)),
    );
    const hits = answers.map((events) => payload(events, 'Checked Cache').hit);
    expect(hits.sort()).toEqual([false, true]);
    const [first, second] = answers.map((events) => payload(events, 'Answer').findings[0]?.component.name);
    expect([first, second]).toEqual(['switch-connector', 'switch-connector']);
  } finally {
    await instances.closeAll();
    await drop();
  }
});
