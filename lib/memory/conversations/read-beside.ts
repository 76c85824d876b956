import { branchOf, placeOf } from '#lib/contracts/branches.ts';
import type { BesideInvestigation } from '#lib/contracts/conversations.ts';
import type { StepPayload } from '#lib/contracts/steps.ts';
import type { Ctx } from '#lib/server/context.ts';
import { readInvestigation } from './read-investigation.ts';

/** The gist of an investigation, to lay beside another one; null when it is not there for this person. */
export async function readBeside(ctx: Ctx, id: string): Promise<BesideInvestigation | null> {
  const found = await readInvestigation(ctx, id);
  if (!found) return null;
  const { conversation, runs, outcomes } = found;
  const messages = branchOf(found.messages.map(placeOf));
  const steps = runs.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'step' ? [event.step] : [])),
  );
  const answer = steps.findLast((step) => step.name === 'Answer')?.payload as
    | StepPayload<'Answer'>
    | undefined;
  const said = messages.findLast(({ role }) => role === 'assistant')?.content ?? null;
  return {
    conversation,
    outcomes,
    question: messages.find(({ role }) => role === 'user')?.content ?? conversation.title,
    // Its marks cite lines of other logs, which are not at hand here.
    answer: (answer?.told?.lead ?? answer?.text ?? said)?.replaceAll(/\s?\[E\d+\]/g, '') ?? null,
    causes: (answer?.findings ?? []).map(({ rank, title, outcome }) => ({ rank, title, outcome })),
  };
}
