import { amount, duration, plural, share } from '#components/format/numbers.ts';
import { summarise } from '#components/steps/summaries.ts';
import { payloadOf, type RunView, type StepView } from './run-view.ts';

/** The one thing worth knowing on a step's row: its result, its progress, or that it was left. */
export function stepWords(step: StepView): string {
  if (step.finished) return summarise(step.finished);
  if (step.state === 'left') return 'not finished';
  const { progress } = step;
  if (!progress) return '';
  const done = amount(progress.done);
  const words =
    progress.total === null
      ? `${done} ${progress.unit}`
      : `${done} of ${amount(progress.total)} ${progress.unit} · ${share(progress.done, progress.total)}`;
  return progress.note ? `${words} · ${progress.note}` : words;
}

/** "12 steps · 1.9 M lines · 1.4 s · nothing left out" */
export function foldedWords(view: RunView): string {
  const parts = [plural(view.steps.length, 'step')];
  const coverage = payloadOf(view, 'Audited Logs')?.coverage;
  if (coverage && coverage.linesRead > 0) parts.push(`${amount(coverage.linesRead)} lines`);
  parts.push(duration(view.steps.reduce((sum, step) => sum + (step.durationMs ?? 0), 0)));
  if (coverage && coverage.linesRead > 0) {
    parts.push(
      coverage.linesSkipped === 0 ? 'nothing left out' : `${amount(coverage.linesSkipped)} lines left out`,
    );
  }
  return parts.join(' · ');
}

/** What a screen reader is told when the newest step ended, or the run did. */
export function announcement(view: RunView): string {
  if (view.status !== 'running') {
    const outcome = payloadOf(view, 'Answer')?.outcome;
    switch (view.status) {
      case 'done':
        return outcome ? `Answer ready: ${outcome}.` : 'Answer ready.';
      case 'stopped':
        return 'The run was stopped.';
      case 'failed':
        return `The run failed. ${view.sentence ?? ''}`;
    }
    view.status satisfies never;
  }
  const last = view.steps.findLast((step) => step.finished);
  return last ? `${last.name}: ${stepWords(last)}` : '';
}
