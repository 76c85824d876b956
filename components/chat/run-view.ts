import type { RunEvent, RunStatus } from '#lib/contracts/runs.ts';
import type { FinishedStep, StepName, StepPayload } from '#lib/contracts/steps.ts';
import { cleanStep } from './clean-step.ts';

export interface StepProgress {
  done: number;
  total: number | null;
  unit: string;
  note?: string;
}

export interface StepView {
  name: StepName;
  /** `left`: begun, and the run ended before it was done. */
  state: 'running' | 'done' | 'left';
  startedAt: string;
  durationMs: number | null;
  finished: FinishedStep | null;
  progress: StepProgress | null;
}

type Part = Extract<RunEvent, { type: 'degraded' }>['part'];

/** What is shown of a run: the fold of its events. */
export interface RunView {
  status: RunStatus;
  sentence: string | null;
  /** Newest stored event that is in here: attach again from it. */
  lastSeq: number;
  steps: StepView[];
  /** The answer while it is being written; the finished step replaces it. */
  text: string;
  degraded: { part: Part; sentence: string }[];
  /** An event between was lost: what follows is not shown until it was fetched again. */
  missed: boolean;
}

export function emptyRunView(status: RunStatus = 'running'): RunView {
  return { status, sentence: null, lastSeq: 0, steps: [], text: '', degraded: [], missed: false };
}

/** Applies events in order. Seen ones change nothing; one that leaves a gap is not applied. */
export function applyEvents(view: RunView, events: readonly RunEvent[]): RunView {
  return events.reduce(applyEvent, view);
}

export function applyEvent(view: RunView, event: RunEvent): RunView {
  if ('seq' in event) {
    if (event.seq <= view.lastSeq) return view;
    if (event.seq > view.lastSeq + 1) return { ...view, missed: true };
    return applyStored({ ...view, lastSeq: event.seq, missed: false }, event);
  }
  switch (event.type) {
    case 'progress':
      return withProgress(view, event);
    case 'text':
      // Words of an answer that has not begun would fold the steps for the moment until it begins.
      if (!isRunning(view, 'Answer')) return view;
      // Overlap is a replay; a hole waits for the finished answer.
      if (event.from > view.text.length) return view;
      return { ...view, text: view.text.slice(0, event.from) + event.text };
    case 'degraded': {
      const others = view.degraded.filter((one) => one.part !== event.part);
      if (event.over) return others.length === view.degraded.length ? view : { ...view, degraded: others };
      return { ...view, degraded: [...others, { part: event.part, sentence: event.sentence }] };
    }
    case 'heartbeat':
    case 'reattach':
      return view;
  }
  return event satisfies never;
}

function applyStored(view: RunView, event: Extract<RunEvent, { seq: number }>): RunView {
  switch (event.type) {
    case 'started': {
      // A run that was taken over begins its open step anew.
      const step: StepView = {
        name: event.name,
        state: 'running',
        startedAt: event.at,
        durationMs: null,
        finished: null,
        progress: null,
      };
      const text = event.name === 'Answer' ? '' : view.text;
      return { ...view, text, steps: put(view.steps, step) };
    }
    case 'step': {
      const begun = view.steps.find((step) => step.name === event.step.name);
      const step: StepView = {
        name: event.step.name,
        state: 'done',
        startedAt: begun?.startedAt ?? event.at,
        durationMs: event.durationMs,
        finished: cleanStep(event.step),
        progress: null,
      };
      return { ...view, steps: put(view.steps, step) };
    }
    case 'ended':
      return {
        ...view,
        status: event.status,
        sentence: event.sentence ?? null,
        degraded: [],
        steps: view.steps.map((step) =>
          step.state === 'running' ? { ...step, state: 'left', progress: null } : step,
        ),
      };
  }
  return event satisfies never;
}

function isRunning(view: RunView, name: StepName): boolean {
  return view.steps.some((step) => step.name === name && step.state === 'running');
}

const closing: ReadonlySet<StepName> = new Set(['Answer', 'Worded Answer', 'Remembered']);

/** As they came; an analysis made elsewhere comes with its answer, and what memory adds still stands before that. */
function put(steps: StepView[], step: StepView): StepView[] {
  const at = steps.findIndex((one) => one.name === step.name);
  if (at >= 0) return steps.with(at, step);
  const end = closing.has(step.name) ? -1 : steps.findIndex(({ name }) => closing.has(name));
  return end < 0 ? [...steps, step] : steps.toSpliced(end, 0, step);
}

function withProgress(view: RunView, event: Extract<RunEvent, { type: 'progress' }>): RunView {
  const at = view.steps.findIndex((step) => step.name === event.name && step.state === 'running');
  const step = view.steps[at];
  if (!step) return view;
  const { done, total, unit, note } = event;
  const progress: StepProgress = { done, total, unit, ...(note === undefined ? {} : { note }) };
  return { ...view, steps: view.steps.with(at, { ...step, progress }) };
}

/** The payload of a finished step, if the run has it. */
export function payloadOf<N extends StepName>(view: RunView, name: N): StepPayload<N> | null {
  const finished = view.steps.find((step) => step.name === name)?.finished;
  return finished && isStep(finished, name) ? finished.payload : null;
}

export function isStep<N extends StepName>(
  step: FinishedStep,
  name: N,
): step is FinishedStep & { name: N; payload: StepPayload<N> } {
  return step.name === name;
}
