import { expect, it } from 'vitest';
import { parameterChips, withChip, withoutChip } from './parameter-chips.ts';

const parameters = {
  domain: 'payments',
  services: ['ledger', 'gateway'],
  timeRange: { from: '2026-03-05T10:00:00.000Z', said: 'since ten' },
  terms: ['fail'],
};

it('shows what was named as chips, the time in the words it was said', () => {
  expect(parameterChips(parameters).map((chip) => `${chip.label}=${chip.value}`)).toEqual([
    'domain=payments',
    'service=ledger',
    'service=gateway',
    'time=since ten',
  ]);
});

it('takes one chip away and leaves the rest', () => {
  const [domain, ledger, , time] = parameterChips(parameters);
  if (!domain || !ledger || !time) throw new Error('chips are missing');
  expect(withoutChip(parameters, ledger).services).toEqual(['gateway']);
  expect(withoutChip(parameters, domain)).not.toHaveProperty('domain');
  expect(withoutChip(parameters, time)).not.toHaveProperty('timeRange');
});

it('adds a value once', () => {
  expect(withChip(parameters, 'services', 'ledger')).toBe(parameters);
  expect(withChip(parameters, 'services', 'db').services).toEqual(['ledger', 'gateway', 'db']);
  expect(withChip(parameters, 'env', 'prod').env).toBe('prod');
});
