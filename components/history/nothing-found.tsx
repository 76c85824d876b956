import Link from 'next/link';
import { showHidden } from '#components/format/visible-text.ts';
import { Empty } from '#components/ui/empty.tsx';
import { countNarrowing, type HistoryFilter } from '#lib/contracts/history-filter.ts';

export function NothingFound({ filter }: { filter: HistoryFilter }) {
  const { q } = filter;
  if (countNarrowing(filter) > 0) {
    return (
      <Empty
        title={q ? `Nothing with “${showHidden(q)}” within these filters` : 'Nothing within these filters'}
      >
        Take filters away to see more. Archived investigations are shown when the archive filter says so.
      </Empty>
    );
  }
  if (q) {
    return (
      <Empty title={`Nobody said “${showHidden(q)}” yet`}>
        Titles, questions and answers were searched; every word must occur, in any order.
      </Empty>
    );
  }
  return (
    <Empty title="Nothing was investigated yet">
      <Link href="/" className="text-accent hover:underline">
        Ask a question
      </Link>{' '}
      or run the sample incident: every investigation is kept here.
    </Empty>
  );
}
