import { expect, test } from 'vitest';
import { parametersSchema } from '#lib/contracts/parameters.ts';
import { answerLines } from '#lib/logs/answers/answer-lines.ts';
import { selectLines } from '#lib/logs/answers/select-lines.ts';
import { loadEvents } from '#lib/logs/load-events.ts';
import { openStream } from '#lib/logs/read/open-stream.ts';
import { ChunkWriter } from '#lib/logs/store/chunk-writer.ts';
import { SelectedLines } from '#lib/logs/store/selected-lines.ts';
import { paymentOutage } from '../sample/payment-outage.ts';

const start = new Date('2031-03-04T09:00:00Z');
const files = paymentOutage({ seed: 9, start, minutes: 30 }).map(({ name, text }) => ({
  name,
  bytes: Buffer.from(text),
}));
const options = { referenceTime: start.getTime() };
const [all] = loadEvents([files], options);

/** The entries that the selections want, picked from chunks as a stored set holds them. */
function pick(parameters: ReturnType<typeof parametersSchema.parse>, mostBytes = 1e9) {
  const selections = selectLines(parameters, all!.services) ?? [];
  for (const selection of selections) {
    const picked = new SelectedLines(selection, mostBytes);
    for (const { name, bytes } of files) {
      const writer = new ChunkWriter(({ firstLine, columns, text }) =>
        picked.take(name, firstLine, columns, () => text),
      );
      const stream = openStream({ file: name, ...options }, (record) => writer.record(record, 0));
      for (let at = 0; at < bytes.length; at += 100_000) {
        writer.bound();
        writer.push(bytes.subarray(at, at + 100_000));
        stream.push(bytes.subarray(at, at + 100_000));
      }
      stream.end();
      writer.end();
    }
    if (picked.matched > 0 || selection === selections.at(-1)) return picked;
  }
  return null;
}

test.each([
  ['errors', { intent: 'list', severity: 'error' }],
  ['warnings of a service', { intent: 'list', severity: 'warn', services: ['switch-connector'] }],
  ['a phrase, counted', { intent: 'count', phrases: ['gave up waiting'], groupBy: ['minute', 'host'] }],
  ['a phrase that only its words hold', { intent: 'list', phrases: ['waits for sessions of a bank'] }],
  ['a phrase that nothing holds', { intent: 'count', phrases: ['zebra crossing'] }],
  ['a code', { intent: 'count', errorCodes: ['504'], groupBy: ['service'] }],
  ['an id that nothing holds, with words', { intent: 'list', ids: ['qqq-1'], terms: ['timeouts'] }],
  ['words', { intent: 'list', terms: ['ledger', 'rate'] }],
  [
    'a time',
    {
      intent: 'count',
      severity: 'error',
      groupBy: ['service'],
      timeRange: { from: '2031-03-04T09:20:00.000Z', to: '2031-03-04T09:24:00.000Z' },
    },
  ],
  ['a trace', { intent: 'trace', traceIds: [all!.traces[7]] }],
])('what is picked answers as all lines do: %s', (_name, asked) => {
  const parameters = parametersSchema.parse(asked);
  const picked = pick(parameters);
  const [window] = loadEvents([picked!.files()], options);
  const answer = answerLines({ window: { ...window!, total: all!.count }, baselines: [], parameters })!;
  const wanted = answerLines({ window: all!, baselines: [], parameters })!;
  expect(answer.matched).toBe(wanted.matched);
  expect(answer.evidence.map(({ file, fromLine, text }) => ({ file, fromLine, text }))).toEqual(
    wanted.evidence.map(({ file, fromLine, text }) => ({ file, fromLine, text })),
  );
  expect(window!.count).toBeLessThan(all!.count);
});

test('what is too much to keep is counted as left', () => {
  const picked = pick(parametersSchema.parse({ intent: 'list', severity: 'error' }), 10_000)!;
  expect(picked.left).toBeGreaterThan(0);
  expect(picked.bytes).toBeLessThanOrEqual(10_000);
  const kept = picked.files().reduce((sum, { lineNumbers }) => sum + lineNumbers!.length, 0);
  expect(kept).toBeGreaterThan(0);
  expect(picked.matched).toBeGreaterThan(picked.left);
});

test('a question that wants all lines picks none', () => {
  expect(selectLines(parametersSchema.parse({ intent: 'count', groupBy: ['service'] }), [])).toBeNull();
  expect(selectLines(parametersSchema.parse({ intent: 'diagnose', severity: 'error' }), [])).toBeNull();
});
