'use client';

import { type FormEvent, useState } from 'react';
import { useInvestigation } from '#components/chat/investigation-context.ts';
import { showHidden } from '#components/format/visible-text.ts';
import { Plus, X } from '#components/icons/icons.tsx';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Select } from '#components/ui/select.tsx';
import type { Parameters } from '#lib/contracts/parameters.ts';
import {
  type ListField,
  listFields,
  parameterChips,
  type WordField,
  withChip,
  withoutChip,
  wordFields,
} from './parameter-chips.ts';

type Field = ListField | WordField;

const fieldOptions = (Object.entries({ ...wordFields, ...listFields }) as [Field, string][])
  .filter(([field]) => field !== 'severity')
  .map(([value, label]) => ({ value, label }));

/** The parameters as chips that can be taken away or added; then the question runs again with them. */
export function ParameterEditor({ parameters }: { parameters: Parameters }) {
  const { askAgain } = useInvestigation();
  const [edited, setEdited] = useState<Partial<Parameters>>(parameters);
  const [field, setField] = useState<Field>('services');
  const [value, setValue] = useState('');
  const changed = edited !== parameters;

  const add = (event: FormEvent) => {
    event.preventDefault();
    const wanted = value.trim();
    if (!wanted) return;
    setEdited(withChip(edited, field, wanted));
    setValue('');
  };

  return (
    <div className="flex flex-col gap-2">
      <ul aria-label="Parameters" className="flex flex-wrap gap-1.5">
        {parameterChips(edited).map((chip) => (
          <li
            key={`${chip.field} ${chip.value}`}
            className="inline-flex h-7 max-w-full items-center gap-1 rounded-md border border-line bg-surface ps-2 text-sm"
          >
            <span className="text-ink-3">{chip.label}</span>
            <span className="truncate">{showHidden(chip.value)}</span>
            <button
              type="button"
              aria-label={`Remove ${chip.label} ${showHidden(chip.value)}`}
              onClick={() => setEdited(withoutChip(edited, chip))}
              className={buttonClass({ look: 'quiet', size: 'icon-sm' })}
            >
              <X aria-hidden size={12} />
            </button>
          </li>
        ))}
      </ul>
      <form onSubmit={add} className="flex flex-wrap items-center gap-2">
        <Select label="Kind of parameter" value={field} options={fieldOptions} onChange={setField} />
        <input
          aria-label="Value"
          value={value}
          maxLength={200}
          onChange={(event) => setValue(event.target.value)}
          className="h-8 w-44 rounded-md border border-line-strong bg-surface px-2"
        />
        <Button type="submit" disabled={!value.trim()}>
          <Plus aria-hidden size={14} />
          Add
        </Button>
        {changed ? (
          <Button look="primary" onClick={() => askAgain(edited)}>
            Run again with these
          </Button>
        ) : null}
      </form>
    </div>
  );
}
