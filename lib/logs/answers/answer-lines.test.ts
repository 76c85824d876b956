import { describe, expect, it } from 'vitest';
import { type Parameters, parametersSchema } from '#lib/contracts/parameters.ts';
import { shopLogs } from '../causes/testing/shop-logs.ts';
import type { Events } from '../events.ts';
import { loadEvents } from '../load-events.ts';
import { eventsSource } from '../verify/events-source.ts';
import { verifyClaims } from '../verify/verify-claims.ts';
import { answerLines } from './answer-lines.ts';

const names = ['kiosk', 'basket-api', 'ledger'];
const logs = shopLogs(5, 'errors', 2, names);
const [window] = loadEvents([[logs.window]]) as [Events];

async function ask(parameters: Partial<Parameters>) {
  const answer = answerLines({ window, parameters: parametersSchema.parse(parameters) });
  for (const { check } of await verifyClaims(eventsSource([window]), answer?.claims ?? [])) {
    expect(check, check.detail).toMatchObject({ passed: true });
  }
  return answer;
}

describe('answers made of lines', () => {
  it('lists the errors by kind with their counts', async () => {
    const answer = await ask({ intent: 'list', severity: 'error' });
    expect(answer?.text).toMatch(/Stock record \d+ has negative quantity/);
    expect(answer?.text).toContain('Optional banner missing');
    expect(answer?.tables[0]?.rows.every((row) => row.level === 'ERROR')).toBe(true);
  });

  it('says no when the quoted words stand nowhere', async () => {
    const answer = await ask({ intent: 'list', phrases: ['volcano erupted'] });
    expect(answer?.matched).toBe(0);
    expect(answer?.text).toMatch(/^No/);
  });

  it('finds the one line that holds the quoted words, whatever their case', async () => {
    const answer = await ask({ intent: 'list', phrases: ['NEGATIVE quantity'] });
    expect(answer?.text).toMatch(/^Yes/);
    expect(answer?.tables[0]?.rows).toHaveLength(1);
  });

  it('counts lines per minute and service, and the counts add up', async () => {
    const answer = await ask({ intent: 'count', severity: 'error', groupBy: ['minute', 'service'] });
    const sum = answer!.tables[0]!.rows.reduce((total, row) => total + Number(row.lines), 0);
    expect(sum).toBe(answer!.matched);
    expect(sum).toBeGreaterThan(50);
  });

  it('tells what happened in order of time', async () => {
    const answer = await ask({ intent: 'timeline' });
    const times = answer!.tables[0]!.rows.map((row) => String(row.time));
    expect([...times].sort()).toEqual(times);
    expect(answer!.text).toContain('negative quantity');
  });

  it('follows one trace through its services', async () => {
    const traceId = window.traces[window.trace[0]!]!;
    const answer = await ask({ intent: 'trace', traceIds: [traceId] });
    expect(answer?.text).toContain('kiosk → basket-api → ledger');
  });

  it('leaves questions about causes and history to others', async () => {
    for (const intent of ['diagnose', 'recall', 'help'] as const)
      expect(await ask({ intent })).toBeUndefined();
  });
});
