'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useState } from 'react';
import { runSample } from '#app/actions/sample.ts';
import type { Attachment } from '#components/composer/attachments.ts';
import { Composer } from '#components/composer/composer.tsx';
import { FlaskConical } from '#components/icons/icons.tsx';
import { askOrTell } from '#components/ui/ask-or-tell.ts';
import { Button } from '#components/ui/button.tsx';
import type { SampleName } from '#lib/contracts/samples.ts';
import { PendingTurn } from './pending-turn.tsx';
import { useAsking } from './use-asking.ts';

const examples = [
  'Why do payments fail since ten?',
  'What was wrong with the switch connector last time?',
  'Which services log the most errors this week?',
] as const;

/** The start page: what this is, the question box, three questions to start from. */
export function FirstQuestion({
  initialText,
  given,
}: {
  initialText: string;
  given?: Attachment | undefined;
}) {
  const router = useRouter();
  const onStarted = useCallback(
    ({ conversationId }: { conversationId: string }) => router.push(`/investigations/${conversationId}`),
    [router],
  );
  const { asked, ask, retry } = useAsking(undefined, onStarted);
  const [example, setExample] = useState<string | null>(null);
  const [sampling, setSampling] = useState<SampleName | null>(null);
  const latest = asked.at(-1);
  const sample = async (name: SampleName) => {
    setSampling(name);
    const started = await askOrTell(runSample(name), 'the sample was not started');
    if (started) onStarted(started);
    else setSampling(null);
  };

  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-2xl flex-col justify-center gap-8 px-4 py-10 md:pb-[16vh]">
        {latest ? (
          <PendingTurn
            text={latest.ask.text}
            problem={latest.state.kind === 'refused' ? latest.state.problem : null}
            onRetry={() => retry(latest)}
          />
        ) : (
          <h1 className="text-xl leading-8 font-semibold tracking-tight text-balance">
            Ask what is failing. Loglore reads the logs, checks every claim against them, and remembers what
            fixed it.
          </h1>
        )}
        <Composer
          key={`${example ?? initialText} ${given?.id}`}
          label="Ask about a failing system"
          placeholder="What is failing? Paste or drop the logs here."
          initialText={example ?? initialText}
          given={given}
          autoFocus
          state={latest?.state.kind === 'sending' ? 'sending' : 'idle'}
          onAsk={ask}
        />
        <section aria-label="Examples" className="flex flex-col gap-1">
          <h2 className="px-2 text-xs font-medium text-ink-3">For example</h2>
          <ul>
            {examples.map((one) => (
              <li key={one}>
                <button
                  type="button"
                  onClick={() => setExample(one)}
                  className="flex min-h-8 w-full items-center rounded-md px-2 text-start text-sm text-ink-2 transition-colors hover:bg-hover hover:text-ink"
                >
                  {one}
                </button>
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-2 pt-4 text-sm text-ink-3">
            <Button onClick={() => sample('payment-outage')} disabled={sampling !== null}>
              <FlaskConical aria-hidden size={14} strokeWidth={1.75} />
              Run the sample incident
            </Button>
            <Button look="quiet" onClick={() => sample('stale-device')} disabled={sampling !== null}>
              Or a device with stale events
            </Button>
          </div>
          <p role="status" className="px-2 pt-1 text-sm text-ink-3">
            {sampling
              ? 'Making its logs, and two earlier ones like it…'
              : 'Logs made here with their cause hidden in them, and two earlier incidents to remember.'}
          </p>
        </section>
      </div>
    </div>
  );
}
