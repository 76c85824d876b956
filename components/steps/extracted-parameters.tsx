'use client';

import { part, usePart } from '#components/ui/part.ts';
import { showMissing } from '#components/ui/toast.tsx';
import type { Parameters } from '#lib/contracts/parameters.ts';
import { DataTable } from './data-table.tsx';
import { parameterChips } from './parameter-chips.ts';
import type { StepRenderer } from './renderer.ts';

const editor = part(() => import('./parameter-editor.tsx').then((module) => module.ParameterEditor));

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
      <Editor parameters={payload.parameters} />
    </>
  ),
};

/** Its choices weigh more than the rest of the step: they come when the step is opened. */
function Editor({ parameters }: { parameters: Parameters }) {
  const ParameterEditor = usePart(editor, true, showMissing);
  return ParameterEditor ? (
    <ParameterEditor parameters={parameters} />
  ) : (
    <p role="status" className="h-17 text-ink-3">
      Opening what can be changed
    </p>
  );
}
