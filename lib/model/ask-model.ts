import { recordModelUsage } from '#db/queries/model-usage.ts';
import { countTokens } from '#lib/memory/context/tokens.ts';
import type { Ctx } from '#lib/server/context.ts';
import type { ModelRequest, Said, SaidNothing } from './language-model.ts';

export interface AskModelInput extends ModelRequest {
  /** What it is asked for; kept with what it cost. */
  purpose: 'answer' | 'reply' | 'summary';
  userId: string;
  conversationId: string;
  runId?: string;
  patienceMs: number;
  signal: AbortSignal;
  onText?: (soFar: string) => void;
  /** Tokens that the context of the conversation saved against sending all of it. */
  savedTokens?: number;
}

export type Answered = (Said & { promptTokens: number; completionTokens: number }) | SaidNothing;

/** Asks the model of this instance and keeps what it cost, never what was said. */
export async function askModel(ctx: Ctx, input: AskModelInput): Promise<Answered> {
  const {
    purpose,
    userId,
    conversationId,
    runId,
    patienceMs,
    signal,
    onText,
    savedTokens = 0,
    ...request
  } = input;
  const { languageModel, metrics, settings } = ctx;
  if (!languageModel) return { text: null, why: 'none is set' };
  const said = await languageModel.ask(request, { patienceMs, signal, ...(onText ? { onText } : {}) });
  if (said.text === null) {
    ctx.log.debug({ purpose, why: said.why }, 'the language model gave nothing usable');
    return said;
  }
  // Not every endpoint tells what it took.
  const promptTokens = said.promptTokens ?? countTokens(`${request.instructions}\n${request.prompt}`);
  const completionTokens = said.completionTokens ?? countTokens(said.text);
  metrics.tokens.inc({ kind: 'prompt' }, promptTokens);
  metrics.tokens.inc({ kind: 'completion' }, completionTokens);
  metrics.modelCalls.inc({ purpose });
  const { inputUsd, outputUsd } = settings.model;
  try {
    await recordModelUsage(ctx.db, {
      ...{ conversationId, runId: runId ?? null, userId, purpose, model: languageModel.name },
      ...{ promptTokens, completionTokens, fullTokens: promptTokens + savedTokens, durationMs: said.ms },
      costUsd: (promptTokens * inputUsd + completionTokens * outputUsd) / 1e6,
    });
  } catch (error) {
    ctx.log.warn({ err: error }, 'what the language model took could not be kept');
  }
  return { ...said, promptTokens, completionTokens };
}
