import { DataTable } from './data-table.tsx';
import { parameterChips } from './parameter-chips.ts';
import { ParameterEditor } from './parameter-editor.tsx';
import type { StepRenderer } from './renderer.ts';

export const extractedParameters: StepRenderer<'Extracted Parameters'> = {
  summary: ({ parameters }) => {
    const chips = parameterChips(parameters);
    return chips.length === 0 ? 'the whole log, all times' : chips.map((chip) => chip.value).join(' · ');
  },
  Detail: ({ payload }) => (
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
  ),
};
