import { NewestOnly } from '#components/similar/newest-only.tsx';
import { SimilarList } from '#components/similar/similar-list.tsx';
import { Instant } from '#components/ui/instant.tsx';
import { Facts } from './facts.tsx';
import type { StepDetail } from './step-types.ts';

export const foundSimilarIssues: StepDetail<'Found Similar Issues'> = ({ payload }) => (
  <>
    <p className="text-ink-2">
      {payload.count === 0
        ? 'Past investigations were compared by what their logs showed, their parameters and their words; none was close enough to call it alike.'
        : 'Compared by what the logs show, the parameters and the words, clusters of past incidents first.'}
    </p>
    {payload.newestOnly && <NewestOnly />}
    <Facts
      facts={[
        payload.mostRecent ? ['Newest', <Instant key="at" at={payload.mostRecent} as="ago" />] : null,
        payload.traceIds.length > 0 ? ['Shared traces', payload.traceIds.join(', ')] : null,
      ]}
    />
    <SimilarList issues={payload.issues} />
  </>
);
