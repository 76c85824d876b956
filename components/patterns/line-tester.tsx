'use client';

import { clsx } from 'clsx';
import { type FormEvent, useRef, useState } from 'react';
import { testLines } from '#app/actions/memory.ts';
import { count } from '#components/format/numbers.ts';
import { visibleText } from '#components/format/visible-text.ts';
import { CircleCheck, CircleX } from '#components/icons/icons.tsx';
import { askServer } from '#components/ui/ask-server.ts';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Problem } from '#components/ui/problem.tsx';
import { useTypedEarly } from '#components/ui/use-typed-early.ts';
import type { LineTest } from '#lib/contracts/patterns.ts';

const shown = 50;

/** Holds pasted lines against the pattern's samples, as an investigation would. */
export function LineTester({ patternKey }: { patternKey: string }) {
  const [text, setText] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  useTypedEarly(box, text, setText);
  const [result, setResult] = useState<LineTest | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await askServer(testLines({ key: patternKey, text }), 'the lines were not tested');
    setResult(answer.ok ? answer.value : null);
    setProblem(answer.ok ? null : answer.error.sentence);
    setBusy(false);
  };
  return (
    <Card title="Test it against lines">
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-2">
        <textarea
          ref={box}
          aria-label="Log lines to test"
          placeholder="Paste log lines"
          value={text}
          rows={4}
          maxLength={500_000}
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit(event);
          }}
          className="machine w-full resize-y rounded-md border border-line-strong bg-sunken p-2"
        />
        <Button type="submit" className="w-fit" disabled={busy || text.trim() === ''}>
          {busy ? 'Testing…' : 'Test'}
        </Button>
      </form>
      <Problem says={problem} />
      <div role="status" className="mt-2 text-sm">
        {result ? (
          <p className="flex items-start gap-1.5 font-medium">
            {result.taken ? (
              <CircleCheck aria-hidden size={15} className="mt-0.5 shrink-0 text-green" />
            ) : (
              <CircleX aria-hidden size={15} className="mt-0.5 shrink-0 text-amber" />
            )}
            {result.sentence}
          </p>
        ) : null}
      </div>
      {result ? (
        <ol className="mt-2 flex flex-col gap-1">
          {result.lines.slice(0, shown).map(({ number, line, fits }) => (
            <li
              key={number}
              className={clsx(
                'machine rounded-sm border-s-2 bg-sunken px-2 py-0.5',
                fits === null
                  ? 'border-transparent text-ink-3'
                  : fits.side === 'for'
                    ? 'border-green'
                    : 'border-red',
              )}
            >
              {visibleText(line)}
              {fits ? (
                <span className="block font-sans text-xs text-ink-3">
                  {fits.side === 'for' ? 'fits' : 'speaks against it:'} {visibleText(fits.sample)}
                </span>
              ) : null}
            </li>
          ))}
        </ol>
      ) : null}
      {result && result.given > shown ? (
        <p className="mt-1 text-xs text-ink-3">
          {count(result.looked)} of {count(result.given)} lines were tested, the first {shown} are shown.
        </p>
      ) : null}
    </Card>
  );
}
