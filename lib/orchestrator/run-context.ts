import type { RunInput } from '#lib/contracts/runs.ts';
import type { StepName, StepPayload } from '#lib/contracts/steps.ts';
import type { Ctx } from '#lib/server/context.ts';

/** What a step is given to work with. */
export interface RunContext {
  ctx: Ctx;
  runId: string;
  conversationId: string;
  userId: string;
  questionMessageId: string | null;
  /** When the question was asked: "the last hour" counts from here, also after a take-over. */
  askedAt: Date;
  input: RunInput;
  /** Fires when the run is stopped or taken away: what runs long looks at it. */
  signal: AbortSignal;
  /** The payload of a step that is finished; undefined when it was not reached or not needed. */
  finished<N extends StepName>(name: N): StepPayload<N> | undefined;
  /** Tells followers how far the step is. As often as wanted: only the newest is shown. */
  progress(progress: { done: number; total: number | null; unit: string; note?: string }): void;
  /** Shows the answer's text so far, while it is being written. */
  text(soFar: string): void;
}

/** One step of the story. `work` may be done again after an outage or a take-over: it must be safe to repeat. */
export interface Step<N extends StepName = StepName> {
  name: N;
  /** Leaves something behind for others: begun only once the steps before it are stored and the run is still held. */
  lasting?: boolean;
  /** Left out when this says no. */
  wanted?(run: RunContext): boolean | Promise<boolean>;
  work(run: RunContext): Promise<StepPayload<N>>;
}

/** Any one of the steps, name and payload kept together. */
export type AnyStep = { [N in StepName]: Step<N> }[StepName];
