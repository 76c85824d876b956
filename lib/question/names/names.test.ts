import { describe, expect, it } from 'vitest';
import type { DictionaryEntry } from '#lib/contracts/question.ts';
import { understandQuestion } from '../understand-question.ts';
import { editDistance } from './edit-distance.ts';

const dictionary: DictionaryEntry[] = [
  { kind: 'service', name: 'zoo-ticket-service', count: 90 },
  { kind: 'service', name: 'zoo-feeding-service', count: 40 },
  { kind: 'service', name: 'zoo-billing-service', count: 70 },
  { kind: 'service', name: 'zoo-order-service', count: 30 },
  { kind: 'device', name: 'Mount Verde 2', count: 4 },
  { kind: 'device', name: 'Paradise', count: 9 },
  { kind: 'host', name: 'worker-017', count: 5 },
  { kind: 'domain', name: 'habitat', count: 5 },
  { kind: 'env', name: 'prod', count: 5 },
  { kind: 'user', name: 'Ana', count: 2 },
];
const read = (text: string) =>
  understandQuestion({ text, now: new Date('2024-05-15T09:30:00Z'), timeZone: 'UTC', dictionary });

describe('names that are known', () => {
  it('are found though the cue beside them is part of them', () => {
    const found = understandQuestion({
      text: 'was the cart service killed?',
      now: new Date('2024-05-15T09:30:00Z'),
      timeZone: 'UTC',
      dictionary: [{ kind: 'service', name: 'cartservice', count: 3 }],
    });
    expect(found.parameters.services).toEqual(['cartservice']);
  });

  it('are not made up of what is said of a device', () => {
    expect(read('why is one device stale?').parameters.devices).toEqual([]);
  });

  it.each([
    ['why is zoo-ticket-service failing', 'zoo-ticket-service', 'a known name in the question'],
    [
      'why is zoo-tickte-service failing',
      'zoo-ticket-service',
      '"zoo-tickte-service" read as zoo-ticket-service',
    ],
    ['why is the feeding service slow', 'zoo-feeding-service', 'short for zoo-feeding-service'],
    ['errors in billing', 'zoo-billing-service', 'short for zoo-billing-service'],
    ['errors in zoo_billing_service', 'zoo-billing-service', 'a known name in the question'],
    ['what is wrong with ZooOrderService', 'zoo-order-service', 'a known name in the question'],
    ['what is wrong with bililng', 'zoo-billing-service', '"bililng" read as zoo-billing-service'],
  ])('are found in "%s"', (question, name, why) => {
    const reading = read(question);
    expect(reading.parameters.services).toEqual([name]);
    expect(reading.understood).toContainEqual({ field: 'services', value: name, why });
  });

  it('of several words are found, and with a typo', () => {
    expect(read('is mount verde 2 down?').parameters.devices).toEqual(['Mount Verde 2']);
    expect(read('what was wrong with Pardise?').parameters.devices).toEqual(['Paradise']);
  });

  it('with another number are other names', () => {
    expect(read('why is worker-018 down').parameters.hosts).toEqual([]);
    expect(read('why is worker-017 down').parameters.hosts).toEqual(['worker-017']);
  });

  it('are not seen in everyday words', () => {
    expect(read('in order to see the errors in the right order').parameters.services).toEqual([]);
  });

  it('of environments are spelled as the logs spell them', () => {
    expect(read('errors in production').parameters.env).toBe('prod');
  });

  it('of people are no components', () => {
    expect(read('what did Ana ask yesterday?').memoryQuestion).toMatchObject({
      kind: 'questions_asked',
      filter: { person: 'Ana' },
    });
  });
});

describe('edit distance', () => {
  it('counts a swap of neighbours once and stops past its limit', () => {
    expect(editDistance('ticket', 'tikcet', 3)).toBe(1);
    expect(editDistance('kitten', 'sitting', 3)).toBe(3);
    expect(editDistance('abcdef', 'uvwxyz', 2)).toBe(3);
  });
});
