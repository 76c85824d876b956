import type { Parameters } from '#lib/contracts/parameters.ts';

export const listFields = {
  services: 'service',
  devices: 'device',
  hosts: 'host',
  ids: 'id',
  traceIds: 'trace',
  errorCodes: 'error code',
  phrases: 'phrase',
  groupBy: 'group by',
} as const satisfies Partial<Record<keyof Parameters, string>>;
export type ListField = keyof typeof listFields;

export const wordFields = {
  domain: 'domain',
  project: 'project',
  env: 'environment',
  severity: 'severity',
} as const;
export type WordField = keyof typeof wordFields;

export interface ParameterChip {
  field: ListField | WordField | 'timeRange';
  label: string;
  value: string;
}

/** What the question was understood to name, as chips; its plain words and intent are not chips. */
export function parameterChips(parameters: Partial<Parameters>): ParameterChip[] {
  const chips: ParameterChip[] = [];
  for (const [field, label] of Object.entries(wordFields) as [WordField, string][]) {
    const value = parameters[field];
    if (value) chips.push({ field, label, value });
  }
  for (const [field, label] of Object.entries(listFields) as [ListField, string][]) {
    for (const value of parameters[field] ?? []) chips.push({ field, label, value });
  }
  const range = parameters.timeRange;
  if (range && (range.from || range.to)) {
    const value = range.said ?? [range.from ?? 'the beginning', range.to ?? 'the end'].join(' – ');
    chips.push({ field: 'timeRange', label: 'time', value });
  }
  return chips;
}

export function withoutChip(parameters: Partial<Parameters>, chip: ParameterChip): Partial<Parameters> {
  if (chip.field in listFields) {
    const field = chip.field as ListField;
    return { ...parameters, [field]: (parameters[field] ?? []).filter((value) => value !== chip.value) };
  }
  const { [chip.field as WordField | 'timeRange']: _gone, ...rest } = parameters;
  return rest;
}

export function withChip(
  parameters: Partial<Parameters>,
  field: ListField | WordField,
  value: string,
): Partial<Parameters> {
  if (field in wordFields) return { ...parameters, [field]: value };
  const before = parameters[field as ListField] ?? [];
  return before.includes(value) ? parameters : { ...parameters, [field]: [...before, value] };
}
