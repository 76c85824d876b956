'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { editPattern } from '#app/actions/memory.ts';
import { askOrTell } from '#components/ui/ask-or-tell.ts';
import { askServer } from '#components/ui/ask-server.ts';
import { Button } from '#components/ui/button.tsx';
import { Problem } from '#components/ui/problem.tsx';
import { showToast } from '#components/ui/toast.tsx';
import type { PatternDetail } from '#lib/contracts/memory.ts';

const linesOf = (text: string) => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

/** What people may say about a pattern; what was counted is not theirs to change. */
export function EditPattern({ pattern, onEnd }: { pattern: PatternDetail; onEnd: () => void }) {
  const router = useRouter();
  const [title, setTitle] = useState(pattern.title);
  const [causes, setCauses] = useState(pattern.causes.join('\n'));
  const [steps, setSteps] = useState(pattern.steps.map(({ text }) => text).join('\n'));
  const [own, setOwn] = useState(pattern.positiveSamples.join('\n'));
  const [foreign, setForeign] = useState(pattern.negativeSamples.join('\n'));
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  // The form takes the place of the button that opened it.
  useEffect(() => first.current?.focus(), []);
  const before = {
    key: pattern.key,
    title: pattern.title,
    causes: pattern.causes,
    steps: pattern.steps.map(({ text }) => text),
    positiveSamples: pattern.positiveSamples,
    negativeSamples: pattern.negativeSamples,
  };

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const edited = {
      key: pattern.key,
      title,
      causes: linesOf(causes),
      steps: linesOf(steps),
      positiveSamples: linesOf(own),
      negativeSamples: linesOf(foreign),
    };
    const answer = await askServer(editPattern(edited), 'nothing was saved');
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.error.sentence);
      return;
    }
    onEnd();
    router.refresh();
    showToast({
      title: 'Saved.',
      action: {
        label: 'Undo',
        run: async () => {
          if (await askOrTell(editPattern(before), 'the edit was not taken back')) router.refresh();
        },
      },
    });
  };

  return (
    <form
      aria-label="Edit the pattern"
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onEnd();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save(event);
      }}
      className="flex max-w-3xl flex-col gap-4"
    >
      <Field label="Title" hint="What it is, in one sentence.">
        {(id) => (
          <input
            id={id}
            value={title}
            maxLength={300}
            ref={first}
            onChange={(event) => setTitle(event.target.value)}
            className="h-9 rounded-md border border-line-strong bg-surface px-2.5"
          />
        )}
      </Field>
      <Lines label="Typical causes" hint="One a line." value={causes} onChange={setCauses} />
      <Lines
        label="What to do"
        hint="One step a line. A step keeps its counts as long as its words stay; a reworded one starts anew."
        value={steps}
        onChange={setSteps}
      />
      <Lines
        label="Sample lines"
        hint="What it is recognised by, one a line; <*> stands for anything."
        value={own}
        onChange={setOwn}
        machine
      />
      <Lines
        label="It is something else with"
        hint="Lines that tell it from similar trouble, one a line."
        value={foreign}
        onChange={setForeign}
        machine
      />
      <Problem says={problem} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={busy}>
          {busy ? 'Saving…' : 'Save'}
        </Button>
        <Button onClick={onEnd}>Cancel</Button>
      </div>
    </form>
  );
}

interface FieldProps {
  label: string;
  hint: string;
  children: (id: string) => ReactNode;
}

function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children(id)}
      <p className="text-xs text-ink-3">{hint}</p>
    </div>
  );
}

interface LinesProps {
  label: string;
  hint: string;
  value: string;
  onChange: (text: string) => void;
  machine?: boolean;
}

function Lines({ label, hint, value, onChange, machine = false }: LinesProps) {
  return (
    <Field label={label} hint={hint}>
      {(id) => (
        <textarea
          id={id}
          value={value}
          rows={Math.min(8, Math.max(2, value.split('\n').length + 1))}
          spellCheck={!machine}
          onChange={(event) => onChange(event.target.value)}
          className={`resize-y rounded-md border border-line-strong bg-surface px-2.5 py-1.5 ${machine ? 'machine' : ''}`}
        />
      )}
    </Field>
  );
}
