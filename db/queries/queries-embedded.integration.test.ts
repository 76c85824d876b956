import { afterAll, beforeAll, describe } from 'vitest';
import { type FreshStore, freshEmbedded } from '../testing/fresh-store.ts';
import { allContracts } from './all-contracts.ts';

describe('every query on the embedded store', () => {
  let fresh: FreshStore;
  beforeAll(async () => {
    fresh = await freshEmbedded();
  });
  afterAll(() => fresh.drop());
  allContracts(() => fresh.store);
});
