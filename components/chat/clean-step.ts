import { showHidden } from '#components/format/visible-text.ts';
import type { FinishedStep } from '#lib/contracts/steps.ts';

/** Handed back to the server as they are: each is made visible where it is shown. */
const asStored = new Set(['file', 'parameters', 'href']);

/**
 * A step with every text in it safe to show: names, sentences and lines come from logs, and whichever renderer
 * shows them, none can hide or turn around what stands beside it.
 */
export function cleanStep(step: FinishedStep): FinishedStep {
  return { name: step.name, payload: clean(step.payload) } as FinishedStep;
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return showHidden(value);
  if (Array.isArray(value)) return typeof value[0] === 'number' ? value : value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, asStored.has(key) ? inner : clean(inner)]),
  );
}
