import { DataTable } from './data-table.tsx';
import { ParameterEditor } from './parameter-editor.tsx';
import type { StepDetail } from './step-types.ts';

export const extractedParameters: StepDetail<'Extracted Parameters'> = ({ payload }) => (
  <>
    {payload.understood.length > 0 ? (
      <DataTable
        caption="How the question was read"
        columns={[
          { key: 'field', label: 'Parameter' },
          { key: 'value', label: 'Value' },
          { key: 'why', label: 'Read from', wide: true },
        ]}
        rows={payload.understood.map((one) => ({
          key: `${one.field} ${one.value}`,
          cells: { field: one.field, value: one.value, why: <span className="text-ink-2">{one.why}</span> },
        }))}
      />
    ) : null}
    <ParameterEditor parameters={payload.parameters} />
  </>
);
