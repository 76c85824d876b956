import type { InvestigationFacts } from '#db/queries/investigation-facts.ts';
import { entitiesOf, tally } from './entities-of.ts';
import { type Asked, dontKnow, linksTo, type MemoryAnswer, plural, sayDuration } from './memory-answer.ts';
import { periodOf } from './periods.ts';
import { pickFacts } from './pick-facts.ts';
import { tellInvestigation } from './tell-investigation.ts';

const seconds = ({ createdAt, resolvedAt }: InvestigationFacts): number =>
  resolvedAt === null ? 0 : Math.max(0, (resolvedAt.getTime() - createdAt.getTime()) / 1000);

function median(list: readonly InvestigationFacts[]): number {
  const sorted = list.map(seconds).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** "How long do certificate problems take to solve?": from the first question to the recorded solution. */
export async function timeToResolve(asked: Asked<'time_to_resolve'>): Promise<MemoryAnswer> {
  const { filter, statistic, per } = asked.question;
  const facts = await pickFacts(asked, filter);
  const solved = facts.filter(({ status, resolvedAt }) => status === 'solved' && resolvedAt !== null);
  if (solved.length === 0) return dontKnow(filter);
  const links = linksTo(solved);
  const count = plural(solved.length, 'solved investigation');
  if (per !== undefined || statistic === 'trend') {
    const groups =
      per === undefined
        ? tally(solved, (each) => [
            { name: periodOf('month', each.createdAt, asked.timeZone), at: each.createdAt },
          ]).sort((a, b) => (a.name < b.name ? -1 : 1))
        : tally(solved, (each) => entitiesOf(each, per));
    const rows = groups.map(({ name, investigations }) => ({
      name,
      solved: investigations.length,
      median: Math.round(median(investigations)),
    }));
    const lines = rows.map((row) => `- ${row.name}: ${sayDuration(row.median)} (${row.solved})`);
    return {
      text: `Median time to solve, over ${count}:\n\n${lines.join('\n')}`,
      tables: [
        {
          caption: 'Median time to solve',
          columns: [
            { key: 'name', label: per ?? 'Month', numeric: false },
            { key: 'solved', label: 'Solved', numeric: true },
            { key: 'median', label: 'Median (s)', numeric: true },
          ],
          rows,
        },
      ],
      links,
    };
  }
  const ordered = [...solved].sort((a, b) => seconds(a) - seconds(b));
  switch (statistic) {
    case 'typical': {
      const text = `Typically ${sayDuration(median(solved))} (median of ${count}; from ${sayDuration(seconds(ordered[0]!))} to ${sayDuration(seconds(ordered.at(-1)!))}).`;
      return { text, tables: [], links };
    }
    case 'longest':
    case 'shortest': {
      const extreme = statistic === 'longest' ? ordered.at(-1)! : ordered[0]!;
      const text = `The ${statistic} took ${sayDuration(seconds(extreme))} (of ${count}): ${tellInvestigation(extreme, asked.timeZone)}`;
      return { text, tables: [], links: linksTo([extreme]) };
    }
    default:
      return statistic satisfies never;
  }
}
