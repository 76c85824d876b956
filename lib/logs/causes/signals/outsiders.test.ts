import { describe, expect, it } from 'vitest';
import { outsiderIn } from './outsiders.ts';

describe('components that a failing line names', () => {
  it('are read off addresses and off calls', () => {
    expect(
      outsiderIn('I/O error on POST request for "http://ledger:8080/v1/entry": Connection refused'),
    ).toBe('ledger');
    expect(outsiderIn('dial tcp: lookup ledger-api.shop.svc:9000: i/o timeout')).toBe('ledger-api');
    expect(outsiderIn('Call to courier-desk failed: 500')).toBe('courier-desk');
    expect(outsiderIn('no answer from tariffservice within 2 s')).toBe('tariffservice');
  });

  it('are no places in code, no stores and no words of prose', () => {
    for (const text of [
      'at com.shop.Basket.total(Basket.java:118)',
      'Could not open connection to postgres: connection timed out',
      'cannot reach localhost:8080',
      'switched to read-only mode after a call that failed',
      'Request for voucher failed',
    ])
      expect(outsiderIn(text), text).toBeUndefined();
  });
});
