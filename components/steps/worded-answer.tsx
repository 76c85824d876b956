import { count, plural } from '#components/format/numbers.ts';
import type { ModelWords } from '#lib/contracts/model-words.ts';
import { Facts } from './facts.tsx';
import type { StepDetail } from './step-types.ts';

export const wordedAnswer: StepDetail<'Worded Answer'> = ({ payload }) => (
  <ModelLedger words={payload.words} />
);

/** What the model saw of all that was read, what was cut before and why, and what was kept of its words. */
export function ModelLedger({ words }: { words: ModelWords }) {
  const { facts, templates, similar, messages, tokens } = words;
  const of = ({ shown, of: all }: { shown: number; of: number }) => `${count(shown)} of ${count(all)}`;
  const dropped = words.leftOut.reduce((sum, one) => sum + one.count, 0);
  return (
    <>
      <Facts
        facts={[
          ['Model', words.model],
          words.failed ? ['Not shown', words.failed] : ['Kept', plural(words.kept, 'sentence')],
          dropped > 0
            ? ['Left out', words.leftOut.map((one) => `${count(one.count)}: ${one.why}`).join('; ')]
            : null,
          ['Lines read', `${count(words.lines)}; the model saw none of them`],
          [
            'It saw',
            `${of(facts)} checked statements, ${of(templates)} templates, ${of(similar)} similar issues`,
          ],
          [
            'Conversation',
            `${plural(messages.verbatim, 'message')} as they are, ${count(messages.short)} in short`,
          ],
          [
            'Tokens',
            `${count(tokens.sent)} sent, ${count(tokens.received)} received, at most ${count(tokens.budget)} a request`,
          ],
        ]}
      />
      {words.cut.length > 0 ? (
        <ul className="list-disc ps-4 text-ink-2 marker:text-ink-3">
          {words.cut.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
