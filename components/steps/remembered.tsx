import type { StepRenderer } from './renderer.ts';

export const remembered: StepRenderer<'Remembered'> = {
  summary: ({ sentences, patternKey }) => sentences[0] ?? (patternKey ? `as ${patternKey}` : 'nothing new'),
  Detail: ({ payload }) =>
    payload.sentences.length === 0 ? (
      <p className="text-ink-2">Only the question and its answer were stored.</p>
    ) : (
      <ul className="list-disc ps-4 marker:text-ink-3">
        {payload.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    ),
};
