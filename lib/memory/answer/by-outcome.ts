import { type Asked, dontKnow, linksTo, type MemoryAnswer, plural, share } from './memory-answer.ts';
import { endedAs, pickFacts } from './pick-facts.ts';

/** "How many were solved?", "what is our success rate?" */
export async function byOutcome(asked: Asked<'by_outcome'>): Promise<MemoryAnswer> {
  const { outcome, ...filter } = asked.question.filter;
  const facts = await pickFacts(asked, filter);
  if (facts.length === 0) return dontKnow(asked.question.filter);
  const rows = (['solved', 'unsolved', 'open'] as const).map((status) => {
    const investigations = facts.filter((each) => each.status === status).length;
    return { status, investigations, share: share(investigations, facts.length) };
  });
  const solved = rows[0]?.investigations ?? 0;
  const judged = solved + (rows[1]?.investigations ?? 0);
  const meant = facts.filter((each) => endedAs(each, outcome));
  const asking = outcome === undefined ? '' : `${meant.length} of ${facts.length} are ${outcome}. `;
  const rate =
    judged === 0 ? '' : ` Of the ${judged} with a recorded end, ${share(solved, judged)} % were solved.`;
  return {
    text: `${asking}${plural(facts.length, 'investigation')}: ${rows.map((row) => `${row.investigations} ${row.status} (${row.share} %)`).join(', ')}.${rate}`,
    tables: [
      {
        caption: 'Investigations by how they ended',
        columns: [
          { key: 'status', label: 'Status', numeric: false },
          { key: 'investigations', label: 'Investigations', numeric: true },
          { key: 'share', label: 'Share (%)', numeric: true },
        ],
        rows,
      },
    ],
    links: linksTo(meant),
  };
}
