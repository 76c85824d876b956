import { describe, expect, test } from 'vitest';
import type { Store } from '../client.ts';
import { dropLease, holdLease, takeLease } from './leases.ts';

let round = 0;

export function leasesContract(open: () => Store) {
  const db = () => open().db;
  const fresh = () => ({ name: `work ${++round}`, ttlMs: 60_000, everyMs: 0 });

  describe('leases', () => {
    test('of many who ask at once one gets it, until it is given back', async () => {
      const input = fresh();
      const taken = await Promise.all(
        Array.from({ length: 8 }, (_, n) => takeLease(db(), { ...input, holder: `i${n}` })),
      );
      const [held, ...more] = taken.filter((lease) => lease !== null);
      expect(more).toEqual([]);
      await dropLease(db(), { ...held!, done: false });
      expect(await takeLease(db(), { ...input, holder: 'next' })).toMatchObject({ epoch: 2 });
    });

    test('what is done is not done again before its time', async () => {
      const input = { ...fresh(), everyMs: 60_000 };
      const lease = await takeLease(db(), { ...input, holder: 'a' });
      await dropLease(db(), { ...lease!, done: true });
      expect(await takeLease(db(), { ...input, holder: 'b' })).toBeNull();
      expect(await takeLease(db(), { ...input, everyMs: 0, holder: 'b' })).not.toBeNull();
    });

    test('a holder that fell silent is replaced, and cannot go on or give back what is not its own', async () => {
      const input = fresh();
      const old = await takeLease(db(), { ...input, holder: 'a', ttlMs: -1 });
      const young = await takeLease(db(), { ...input, holder: 'b' });
      expect(young).toMatchObject({ epoch: 2 });
      expect(await holdLease(db(), { ...old!, ttlMs: 60_000 })).toBe(false);
      await dropLease(db(), { ...old!, done: true });
      expect(await holdLease(db(), { ...young!, ttlMs: 60_000 })).toBe(true);
      expect(await takeLease(db(), { ...input, holder: 'a' })).toBeNull();
    });
  });
}
