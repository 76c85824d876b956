import { type Parameters, severities } from '#lib/contracts/parameters.ts';
import type { StepPayload } from '#lib/contracts/steps.ts';
import type { Events } from '../events.ts';
import { LEVEL_NAMES, LEVEL_WARN } from '../record.ts';

type Searched = StepPayload<'Searched Logs'>;

const MOST_TEMPLATES = 12;

/** What the lines of the window hold, loudest first. */
export function summarizeSearch(window: Events, parameters: Parameters, bytes: number): Searched {
  const range = parameters.timeRange;
  const from = range?.from ? Date.parse(range.from) : Number.NEGATIVE_INFINITY;
  const to = range?.to ? Date.parse(range.to) : Number.POSITIVE_INFINITY;
  const wanted = new Set(parameters.services.map((name) => name.toLowerCase()));
  const inScope = window.services.map((name) => wanted.size === 0 || wanted.has(name.toLowerCase()));
  const scoped = inScope.includes(true);
  const least = parameters.severity ? severities.indexOf(parameters.severity) + 1 : LEVEL_WARN;
  const counts = new Map<number, { count: number; level: number; first: number }>();
  let [lines, matched, first, last] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < window.count; i++) {
    const time = window.time[i]!;
    lines += window.lines[i]!;
    if (time < first) first = time;
    if (time > last) last = time;
    if (time < from || time >= to) continue;
    if (scoped && wanted.size > 0 && !inScope[window.service[i]!]) continue;
    const level = window.level[i]!;
    if (level >= least) matched++;
    const known = counts.get(window.template[i]!);
    if (!known) counts.set(window.template[i]!, { count: 1, level, first: time });
    else {
      known.count++;
      known.level = Math.max(known.level, level);
    }
  }
  const top = [...counts]
    .sort(([, a], [, b]) => b.level - a.level || b.count - a.count)
    .slice(0, MOST_TEMPLATES)
    .map(([template, { count, level, first }]) => ({
      template: window.templates[template] ?? '',
      level: LEVEL_NAMES[level] ?? 'none',
      count,
      ...(Number.isNaN(first) ? {} : { first: new Date(first).toISOString() }),
    }));
  return {
    lines,
    bytes,
    matched,
    templates: counts.size,
    ...(first <= last
      ? {
          window: {
            from: new Date(Math.max(first, from)).toISOString(),
            to: new Date(Math.max(first, Math.min(last, to))).toISOString(),
          },
        }
      : {}),
    top,
  };
}
