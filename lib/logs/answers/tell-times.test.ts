import { expect, test } from 'vitest';
import { tellTimes } from './tell-times.ts';

test('times in UTC keep their zone, however they were written', () => {
  expect(tellTimes('since 2026-03-02 09:59:43 UTC and 2026-03-02T10:00:00.125Z.', 'UTC')).toBe(
    'since 2026-03-02 09:59:43 UTC and 2026-03-02 10:00:00 UTC.',
  );
});

test('times are told in the zone of the reader, quoted lines as they stand', () => {
  expect(tellTimes('at 2026-03-02 09:59:43 UTC: "2026-03-02T09:59:43Z failed"', 'Europe/Rome')).toBe(
    'at 2026-03-02 10:59:43 (Europe/Rome): "2026-03-02T09:59:43Z failed"',
  );
});
