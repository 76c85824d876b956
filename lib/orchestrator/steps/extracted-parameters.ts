import { parametersSchema } from '#lib/contracts/parameters.ts';
import type { Step } from '../run-context.ts';
import { understandRun } from '../understand-run.ts';

/** What the question says; chips that a person edited win over what is read from the text. */
export const extractedParameters: Step<'Extracted Parameters'> = {
  name: 'Extracted Parameters',
  async work(run) {
    const { input } = run;
    const { parameters, understood } = await understandRun(run);
    const { project, env, domain } = input.scope;
    const scope = Object.fromEntries(Object.entries({ project, env, domain }).filter(([, value]) => value));
    const chosen = Object.entries({ ...scope, ...input.parameters }).filter(
      ([, value]) => value !== undefined,
    );
    const settled = new Set(chosen.map(([field]) => field));
    return {
      parameters: parametersSchema.parse({ ...parameters, ...Object.fromEntries(chosen) }),
      understood: [
        ...understood.filter(({ field }) => !settled.has(field)),
        ...chosen
          .filter(([, value]) => typeof value === 'string' || (Array.isArray(value) && value.length > 0))
          .map(([field, value]) => ({
            field,
            value: Array.isArray(value) ? value.join(', ') : String(value),
            why: 'chosen by hand',
          })),
      ],
    };
  },
};
