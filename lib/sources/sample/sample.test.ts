import { describe, expect, it } from 'vitest';
import { paymentOutage } from './payment-outage.ts';
import { staleDevice } from './stale-device.ts';

const start = new Date('2026-03-02T09:40:00Z');

describe.each([
  ['the payment outage', paymentOutage],
  ['the stale device', staleDevice],
])('%s', (_name, generate) => {
  it('is the same for the same seed and another for another seed', () => {
    expect(generate({ seed: 7, start })).toEqual(generate({ seed: 7, start }));
    expect(generate({ seed: 8, start })).not.toEqual(generate({ seed: 7, start }));
  });

  it('shares no id between two seeds, so only memory of shapes can connect them', () => {
    const ids = (seed: number) =>
      new Set(generate({ seed, start }).flatMap((file) => file.text.match(/\b[0-9a-f]{8,32}\b/g) ?? []));
    const first = ids(1);
    expect(first.size).toBeGreaterThan(50);
    expect([...ids(2)].filter((id) => first.has(id))).toEqual([]);
  });
});

it('fails nearly every payment after the reload and none before it', () => {
  const files = Object.fromEntries(paymentOutage({ seed: 1, start }).map((file) => [file.name, file.text]));
  const connector = files['switch-connector.log']!.split('\n');
  const reload = connector.findIndex((line) => line.includes('configuration reloaded'));
  const givenUp = connector.flatMap((line, at) => (line.includes('gave up waiting') ? [at] : []));
  expect(givenUp.length).toBeGreaterThan(200);
  expect(Math.min(...givenUp)).toBeGreaterThan(reload);
});

it('lets the events of exactly one device grow stale', () => {
  const store = staleDevice({ seed: 1, start }).find((file) => file.name === 'event-store.log')!;
  const stale = store.text.split('\n').filter((line) => line.includes('STALE_EVENTS'));
  expect(new Set(stale.map((line) => JSON.parse(line).device)).size).toBe(1);
  expect(stale.length).toBeGreaterThan(20);
});
