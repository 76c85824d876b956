import { share } from '#components/format/numbers.ts';
import { DataTable } from './data-table.tsx';
import type { StepDetail } from './step-types.ts';

export const rankedCauses: StepDetail<'Ranked Causes'> = ({ payload }) =>
  payload.findings.length === 0 ? (
    <p className="text-ink-2">Nothing in these logs stands out enough to be called a cause.</p>
  ) : (
    <DataTable
      caption="Candidate causes before verification"
      columns={[
        { key: 'rank', label: '#', numeric: true },
        { key: 'title', label: 'Cause', wide: true },
        { key: 'component', label: 'Component' },
        { key: 'confidence', label: 'Confidence', numeric: true },
      ]}
      rows={payload.findings.map((finding) => ({
        key: String(finding.rank),
        cells: {
          rank: finding.rank,
          title: finding.title,
          component: `${finding.component.name} (${finding.component.kind})`,
          confidence: share(finding.confidence, 1),
        },
      }))}
    />
  );
