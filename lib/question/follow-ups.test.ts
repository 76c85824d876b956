import { describe, expect, it } from 'vitest';
import type { PreviousRun } from '#lib/contracts/question.ts';
import { understandQuestion } from './understand-question.ts';

const base = { now: new Date('2024-05-15T09:30:00Z'), timeZone: 'UTC' };
const previous: PreviousRun = {
  question: 'why is billing-api failing between 8 and 9?',
  parameters: {
    intent: 'diagnose',
    services: ['billing-api'],
    env: 'production',
    timeRange: { from: '2024-05-15T08:00:00.000Z', to: '2024-05-15T09:00:00.000Z' },
  },
  answer: {
    outcome: 'likely',
    component: { kind: 'service', name: 'ledger-db' },
    traceIds: ['a1b2', 'c3d4'],
  },
};
const ask = (text: string, last: PreviousRun = previous) =>
  understandQuestion({ ...base, text, previous: last });

describe('a follow-up', () => {
  it('about the time before looks at the stretch of the same length before', () => {
    const reading = ask('and before that?');
    expect(reading.followUp).toBe(true);
    expect(reading.parameters.timeRange).toMatchObject({
      from: '2024-05-15T07:00:00.000Z',
      to: '2024-05-15T08:00:00.000Z',
    });
    expect(reading.parameters.services).toEqual(['billing-api']);
  });

  it('about the time after moves on by the same length', () => {
    expect(ask('and after that?').parameters.timeRange).toMatchObject({
      from: '2024-05-15T09:00:00.000Z',
      to: '2024-05-15T10:00:00.000Z',
    });
  });

  it('with "only" narrows to the name and keeps the rest', () => {
    const { parameters } = ask('only mail-gw');
    expect(parameters).toMatchObject({
      intent: 'diagnose',
      services: ['mail-gw'],
      env: 'production',
      timeRange: previous.parameters.timeRange,
    });
  });

  it('"show me the trace" takes the traces of the last answer', () => {
    expect(ask('show me the trace').parameters).toMatchObject({
      intent: 'trace',
      traceIds: ['a1b2', 'c3d4'],
    });
  });

  it('"why?" asks for the cause of the same thing', () => {
    const counted = { ...previous, parameters: { ...previous.parameters, intent: 'count' as const } };
    expect(ask('why?', counted).parameters).toMatchObject({ intent: 'diagnose', services: ['billing-api'] });
  });

  it('"what about yesterday" asks the same of another time', () => {
    const { parameters } = ask('what about yesterday');
    expect(parameters).toMatchObject({ intent: 'diagnose', services: ['billing-api'] });
    expect(parameters.timeRange).toMatchObject({
      from: '2024-05-14T00:00:00.000Z',
      to: '2024-05-15T00:00:00.000Z',
    });
  });

  it('"same for" asks the same of another service', () => {
    expect(ask('same for payout-runner').parameters).toMatchObject({
      intent: 'diagnose',
      services: ['payout-runner'],
      timeRange: previous.parameters.timeRange,
    });
  });

  it('with another split keeps what is counted', () => {
    const counted: PreviousRun = {
      parameters: { intent: 'count', errorCodes: ['500'], groupBy: ['minute'] },
    };
    expect(ask('and by host?', counted).parameters).toMatchObject({
      intent: 'count',
      errorCodes: ['500'],
      groupBy: ['host'],
    });
  });

  it('in another place keeps the question', () => {
    expect(ask('and in staging?').parameters).toMatchObject({
      intent: 'diagnose',
      env: 'staging',
      services: ['billing-api'],
    });
  });

  it('to a question about history asks history again', () => {
    const last: PreviousRun = {
      parameters: { intent: 'statistics' },
      memoryQuestion: { kind: 'keeps_failing', entity: 'device', filter: { domain: 'SAL' } },
    };
    const reading = ask('and last month?', last);
    expect(reading.memoryQuestion).toMatchObject({
      kind: 'keeps_failing',
      entity: 'device',
      filter: { domain: 'SAL', range: { from: '2024-04-01T00:00:00.000Z' } },
    });
    expect(reading.parameters.intent).toBe('statistics');
  });

  it('is not seen in a whole new question', () => {
    const reading = ask('Why does the search-indexer pod in namespace web keep restarting since 7:00?');
    expect(reading.followUp).toBe(false);
    expect(reading.parameters.env).toBeUndefined();
  });

  it('is not seen where an outcome is recorded', () => {
    const reading = ask('fixed by restarting ledger-db');
    expect(reading.memoryQuestion).toMatchObject({ kind: 'record_outcome', outcome: 'solved' });
    expect(reading.followUp).toBe(false);
  });

  it('tells what was kept from the last question', () => {
    expect(ask('and before that?').understood).toContainEqual({
      field: 'component',
      value: 'billing-api',
      why: 'kept from the last question',
    });
  });
});
