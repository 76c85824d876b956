import { randomUUID } from 'node:crypto';
import { type AnalysisForRecall, listAnalyses } from '#db/queries/analyses.ts';
import { readConversation } from '#db/queries/conversations.ts';
import { listEntities } from '#db/queries/entities.ts';
import { readPattern } from '#db/queries/error-patterns.ts';
import { listResolutions, recordResolution } from '#db/queries/resolutions.ts';
import { readSteps } from '#db/queries/run-steps.ts';
import { PersonError } from '#lib/contracts/errors.ts';
import type { PatternInfo } from '#lib/contracts/memory.ts';
import type { Ctx } from '#lib/server/context.ts';
import { forgetContext } from '../context/context-cache.ts';
import { stableId } from '../stable-id.ts';
import { matchStep } from './match-step.ts';
import { tellNotPattern } from './tell-not-pattern.ts';
import { toPatternInfo } from './to-pattern-info.ts';

export interface RecordOutcomeInput {
  userId: string;
  conversationId: string;
  outcome: 'solved' | 'not_solved' | 'partly' | 'reopened' | 'not_the_same';
  source: 'person' | 'chat' | 'logs';
  /** What was done, in the person's words. */
  action?: string;
  note?: string;
  /** What was learned beyond the fix. */
  knowledge?: string;
  /** Said again under the same word, it is noted once. */
  once?: string;
  /** When it was done; left out: now. */
  at?: Date;
}

export interface RecordedOutcome {
  pattern: PatternInfo | null;
  /** What was noted, for people. */
  sentences: string[];
}

/** Names left out when two wordings of a fix are compared. */
const MOST_NAMES = 2_000;

/** Notes how an investigation ended. Rates and the order of fixes follow from it; nothing is overwritten. */
export async function recordOutcome(ctx: Ctx, input: RecordOutcomeInput): Promise<RecordedOutcome> {
  const { userId, conversationId, outcome } = input;
  const conversation = await readConversation(ctx.db, { conversationId, userId });
  if (!conversation) throw new PersonError('not_found', 'There is no such investigation to note this for.');
  const analyses = await listAnalyses(ctx.db, { userId, conversationId, limit: 20 });
  const analysis = analyses.find((each) => each.errorPattern !== null) ?? analyses[0];
  const key = analysis?.errorPattern ?? null;
  const pattern = key === null ? null : await readPattern(ctx.db, { key });
  if (outcome === 'not_the_same') return refuse(ctx, pattern?.patternKey ?? null, analysis);
  const action = input.action?.trim() || (await lastAction(ctx, input));
  const names = await listEntities(ctx.db, { userId, limit: MOST_NAMES });
  const step =
    action === undefined
      ? null
      : (matchStep(
          pattern?.resolutionSteps ?? [],
          action,
          names.flatMap(({ name, aliases }) => [name, ...aliases]),
        ) ?? action);
  const id = input.once === undefined ? randomUUID() : stableId(`outcome of ${input.once}`);
  const noted = await listResolutions(ctx.db, { conversationId, userId });
  if (noted.some((each) => each.id === id))
    return { pattern: pattern && toPatternInfo(pattern), sentences: [say(outcome, action)] };
  const at = input.at ?? ctx.now();
  const seconds = Math.max(0, Math.round((at.getTime() - conversation.createdAt.getTime()) / 1000));
  await recordResolution(
    ctx.db,
    {
      id,
      createdAt: at,
      conversationId,
      userId,
      outcome,
      source: input.source,
      analysisId: analysis?.id ?? null,
      patternKey: pattern?.patternKey ?? null,
      action: action ?? null,
      note: input.note ?? null,
      knowledge: input.knowledge ?? null,
      focus: focusOf(analysis),
      resolutionSeconds: outcome === 'solved' ? seconds : null,
      stepsUsed: analysis?.runId ? await stepNames(ctx, analysis.runId) : [],
    },
    { step },
  );
  await forgetContext(ctx, { conversationId });
  const learned = pattern && (await readPattern(ctx.db, { key: pattern.patternKey }));
  return {
    pattern: learned && toPatternInfo(learned),
    sentences: [
      say(outcome, action),
      ...(learned
        ? [
            `${learned.patternKey} is now solved in ${learned.solved} of ${learned.tried} ${learned.tried === 1 ? 'try' : 'tries'}.`,
          ]
        : []),
    ],
  };
}

/** "It came back" means the fix that was noted last. */
async function lastAction(ctx: Ctx, { userId, conversationId, outcome }: RecordOutcomeInput) {
  if (outcome !== 'reopened') return undefined;
  const noted = await listResolutions(ctx.db, { conversationId, userId });
  return noted.findLast((each) => each.outcome === 'solved')?.action ?? undefined;
}

async function stepNames(ctx: Ctx, runId: string): Promise<string[]> {
  const steps = await readSteps(ctx.db, { runId, afterSeq: 0 });
  return steps.filter(({ kind }) => kind === 'step').map(({ name }) => name);
}

function focusOf(analysis: AnalysisForRecall | undefined): string | null {
  const parameters = analysis?.parameters as { devices?: string[]; services?: string[] } | undefined;
  return (
    parameters?.devices?.[0] ??
    parameters?.services?.[0] ??
    analysis?.fingerprint.suspects?.[0]?.component ??
    null
  );
}

async function refuse(
  ctx: Ctx,
  key: string | null,
  analysis: AnalysisForRecall | undefined,
): Promise<RecordedOutcome> {
  if (key === null || !analysis)
    return { pattern: null, sentences: ['Noted: this is another trouble than the one recalled.'] };
  await tellNotPattern(ctx, { analysisId: analysis.id, key, isNot: true });
  const pattern = await readPattern(ctx.db, { key });
  return {
    pattern: pattern && toPatternInfo(pattern),
    sentences: [`Noted: this is not ${key}. Logs like these will not be taken for it again.`],
  };
}

function say(outcome: Exclude<RecordOutcomeInput['outcome'], 'not_the_same'>, action?: string): string {
  const by = action === undefined ? '' : `: ${action}`;
  switch (outcome) {
    case 'solved':
      return `Noted as solved${by}.`;
    case 'not_solved':
      return action === undefined ? 'Noted as not solved.' : `Noted: this did not help${by}.`;
    case 'partly':
      return `Noted as partly solved${by}.`;
    case 'reopened':
      return action === undefined
        ? 'Noted: the trouble came back.'
        : `Noted: the trouble came back after "${action}".`;
    default:
      return outcome satisfies never;
  }
}
