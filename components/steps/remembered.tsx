import type { StepDetail } from './step-types.ts';

export const remembered: StepDetail<'Remembered'> = ({ payload }) =>
  payload.sentences.length === 0 ? (
    <p className="text-ink-2">Only the question and its answer were stored.</p>
  ) : (
    <ul className="list-disc ps-4 marker:text-ink-3">
      {payload.sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
