import { describe, expect, it } from 'vitest';
import { nameByFiles } from './name-by-files.ts';

describe('services by the files they write', () => {
  it('names each file after its service, whatever it ends in', () => {
    expect(nameByFiles(['logs/basket-api.log.gz', 'logs/ledger.log', 'kiosk-7c9d8f6b5-x2x4z.log'])).toEqual([
      'basket-api',
      'ledger',
      'kiosk',
    ]);
  });

  it('says nothing of copies that were turned over, of days, or of what a file holds', () => {
    expect(nameByFiles(['shop.log', 'shop.log.1', 'shop.log.2.gz'])).toEqual([]);
    expect(nameByFiles(['shop-2031-03-04.log', 'shop-2031-03-05.log'])).toEqual([]);
    expect(nameByFiles(['access.log', 'error.log'])).toEqual([]);
    expect(nameByFiles(['ledger.log'])).toEqual([]);
  });
});
