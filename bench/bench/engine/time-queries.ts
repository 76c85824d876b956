import { BucketCounts } from '#lib/logs/profile/bucket-counts.ts';
import { countsOf } from '#lib/logs/profile/profile.ts';

const RECORDS = 10_000_000;
const TEMPLATES = 2_000;
const MINUTES = 3 * 24 * 60;

/** Milliseconds of the slowest query for the counts per minute of one template, among those of ten million records. */
export function timeMinuteTemplateQuery(): number {
  const counts = new BucketCounts();
  const start = Date.UTC(2026, 0, 1);
  let random = 1;
  for (let i = 0; i < RECORDS; i++) {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
    // Few templates are frequent and most are rare, as in logs.
    const template = Math.floor((random / 0x100000000) ** 3 * TEMPLATES);
    counts.add(start + (i / RECORDS) * MINUTES * 60_000, template);
  }
  const columns = counts.columns(
    Array.from({ length: TEMPLATES }, (_, i) => i),
    TEMPLATES,
  );
  let slowest = 0;
  for (let template = 0; template < TEMPLATES; template++) {
    const began = performance.now();
    countsOf(columns, template, start, start + MINUTES * 60_000);
    slowest = Math.max(slowest, performance.now() - began);
  }
  return slowest;
}
