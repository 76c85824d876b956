import { plural } from '#components/format/numbers.ts';
import { SimilarList } from '#components/similar/similar-list.tsx';
import { Instant } from '#components/ui/instant.tsx';
import { Facts } from './facts.tsx';
import type { StepRenderer } from './renderer.ts';

export const foundSimilarIssues: StepRenderer<'Found Similar Issues'> = {
  summary: ({ count, issues }) => {
    const [first] = issues;
    if (count === 0 || !first) return 'nothing like this is remembered';
    const how = first.solved && first.resolution ? `, solved by: ${first.resolution}` : '';
    return `${count === 1 ? '1' : `${plural(count, 'issue')}, closest`}: ${first.title}${how}`;
  },
  Detail: ({ payload }) => (
    <>
      <p className="text-ink-2">
        {payload.count === 0
          ? 'Past investigations were compared by what their logs showed, their parameters and their words; none was close enough to call it alike.'
          : 'Compared by what the logs show, the parameters and the words, clusters of past incidents first.'}
      </p>
      <Facts
        facts={[
          payload.mostRecent ? ['Newest', <Instant key="at" at={payload.mostRecent} as="ago" />] : null,
          payload.traceIds.length > 0 ? ['Shared traces', payload.traceIds.join(', ')] : null,
        ]}
      />
      <SimilarList issues={payload.issues} />
    </>
  ),
};
