import type { AuditItem } from '#lib/contracts/findings.ts';
import { instant, span } from './say.ts';
import type { AuditSource } from './sources.ts';

const FEWEST = 20;
/** Services come and go with the work there is: less is said of them. */
const FEWEST_OF_SERVICE = 100;
/** A source starts late when so much of the time was over, and its own pace cannot explain it. */
const LEAST_SHARE = 0.1;
const LEAST_WAITS = { file: 20, service: 60 } as const;
const MOST_ITEMS = 6;

/** Sources that start late or end early beside the others. */
export function findEdges(sources: readonly AuditSource[]): AuditItem[] {
  const timed = sources.filter(
    (source) => source.timed >= (source.kind === 'file' ? FEWEST : FEWEST_OF_SERVICE),
  );
  if (timed.length < 2) return [];
  const first = Math.min(...timed.map((source) => source.first));
  const last = Math.max(...timed.map((source) => source.last));
  const items: AuditItem[] = [];
  for (const source of timed) {
    const pace = (source.last - source.first) / source.timed;
    const least = Math.max((last - first) * LEAST_SHARE, pace * LEAST_WAITS[source.kind]);
    const about = {
      severity: source.kind === 'file' ? ('warning' as const) : ('note' as const),
      ...(source.kind === 'file' ? { file: source.name } : {}),
    };
    if (source.first - first > least)
      items.push({
        kind: 'starts late',
        ...about,
        sentence: `${source.name} starts at ${instant(source.first)}, ${span(source.first - first)} after the first of the others.`,
      });
    if (last - source.last > least)
      items.push({
        kind: 'ends early',
        ...about,
        sentence: `${source.name} ends at ${instant(source.last)}, ${span(last - source.last)} before the last of the others.`,
      });
  }
  return items.slice(0, MOST_ITEMS);
}
