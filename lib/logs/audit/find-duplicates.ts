import type { AuditItem } from '#lib/contracts/findings.ts';
import type { Events } from '../events.ts';
import { count, share } from './say.ts';

/** Pairs whose text is compared at most: some seconds of work at the very worst become some tenths. */
const MOST_COMPARED = 200_000;
const FEWEST = 5;
const LEAST_SHARE = 0.01;

/** Records that were shipped twice: the same text with the same instant to the millisecond, or in two files. */
export function findDuplicates(events: Events): AuditItem[] {
  const seen = new Map<string, number>();
  const perPair = new Map<string, { records: number; row: number }>();
  let twice = 0;
  let compared = 0;
  for (let row = 0; row < events.count && compared < MOST_COMPARED; row++) {
    const time = events.time[row]!;
    if (Number.isNaN(time)) continue;
    const key = `${time},${events.template[row]},${events.trace[row]},${events.service[row]}`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, row);
      continue;
    }
    // To the second, equal lines of one file may well be two events.
    if (events.file[first] === events.file[row] && time % 1_000 === 0) continue;
    compared++;
    if (events.text(first) !== events.text(row)) continue;
    twice++;
    const pair = `${events.file[first]},${events.file[row]}`;
    const known = perPair.get(pair);
    if (known) known.records++;
    else perPair.set(pair, { records: 1, row });
  }
  if (twice < FEWEST || twice / events.count < LEAST_SHARE) return [];
  return [...perPair]
    .filter(([, { records }]) => records >= FEWEST)
    .sort((a, b) => b[1].records - a[1].records)
    .slice(0, 3)
    .map(([pair, { records, row }]) => {
      const [one, other] = pair.split(',').map((at) => events.files[Number(at)]!) as [string, string];
      const where = one === other ? `in ${one}` : `in both ${one} and ${other}`;
      return {
        kind: 'duplicates',
        severity: 'warning' as const,
        sentence: `${count(records)} records (${share(records, events.count)}) stand twice ${where}, to the letter and the millisecond: written or shipped twice, so that counts are too high by as many.`,
        file: other,
        line: events.line[row]!,
      };
    });
}
