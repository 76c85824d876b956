import { parametersSchema } from '#lib/contracts/parameters.ts';
import type { Understanding } from '#lib/contracts/question.ts';
import { asksAboutAnswer } from '#lib/question/asks-about-answer.ts';
import type { RunContext, Step } from '../run-context.ts';
import { understandRun } from '../understand-run.ts';
import { previousAnswer } from '../words/previous-answer.ts';

/** What the question says; chips that a person edited win over what is read from the text. */
export const extractedParameters: Step<'Extracted Parameters'> = {
  name: 'Extracted Parameters',
  async work(run) {
    const { input } = run;
    const understanding = await understandRun(run);
    const discusses = understanding.memoryQuestion === undefined && (await asksToDiscuss(run));
    const { parameters, understood } = discusses ? aboutAnswer(understanding) : understanding;
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

/** A question about the last answer needs a model that answers; without one it is asked of the logs, as ever. */
async function asksToDiscuss(run: RunContext): Promise<boolean> {
  const { ctx, input } = run;
  if (!ctx.languageModel || ctx.languageModel.paused || !asksAboutAnswer(input.text)) return false;
  const brings = input.logSetIds.length + input.baselineSetIds.length > 0 || Boolean(input.pasted?.trim());
  return !brings && !input.parameters && (await previousAnswer(run)) !== null;
}

function aboutAnswer({
  parameters,
  understood,
}: Understanding): Pick<Understanding, 'parameters' | 'understood'> {
  const why = 'asks about the last answer';
  return {
    parameters: { ...parameters, intent: 'discuss' },
    understood: [
      ...understood.filter(({ field }) => field !== 'intent'),
      { field: 'intent', value: 'discuss', why },
    ],
  };
}
