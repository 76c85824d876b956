import { afterAll, beforeAll, describe } from 'vitest';
import { type FreshStore, freshPostgres } from '../testing/fresh-store.ts';
import { allContracts } from './all-contracts.ts';

describe('every query on a PostgreSQL server', () => {
  let fresh: FreshStore;
  beforeAll(async () => {
    fresh = await freshPostgres();
  });
  afterAll(() => fresh.drop());
  allContracts(() => fresh.store);
});
