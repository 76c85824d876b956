'use client';

import { useCallback, useEffect, useState } from 'react';
import { compareContexts } from '#app/actions/conversations.ts';
import { count, plural, share } from '#components/format/numbers.ts';
import { showHidden } from '#components/format/visible-text.ts';
import { DataTable } from '#components/steps/data-table.tsx';
import { askServer } from '#components/ui/ask-server.ts';
import { DialogBox } from '#components/ui/dialog-box.tsx';
import { Problem } from '#components/ui/problem.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { StrategyFigures } from '#lib/contracts/memory-figures.ts';

const names: Record<StrategyFigures['strategy'], string> = { facts: 'Facts first', sentences: 'Sentences' };

interface Props {
  id: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** What a model is told of an investigation, in each way of telling it in short: figures side by side, then the words. */
export function ContextDialog({ id, open, onOpenChange }: Props) {
  const [ways, setWays] = useState<StrategyFigures[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = useCallback(async () => {
    const got = await askServer(compareContexts(id), 'what is remembered is not shown');
    setProblem(got.ok ? null : got.error.sentence);
    if (got.ok) setWays(got.value);
  }, [id]);
  useEffect(() => {
    if (open) void load();
  }, [open, load]);
  return (
    <DialogBox open={open} onOpenChange={onOpenChange} title="What it remembers">
      <div className="flex flex-col gap-3 p-4 text-sm">
        <p className="text-ink-2">
          A language model, where one is set, is told this of the investigation instead of everything that was
          said in it. CONTEXT_STRATEGY in .env chooses the way.
        </p>
        <Problem says={problem} onRetry={() => void load()} />
        {ways ? <Ways ways={ways} /> : problem === null ? <Skeleton className="h-28" /> : null}
      </div>
    </DialogBox>
  );
}

function Ways({ ways }: { ways: StrategyFigures[] }) {
  return (
    <>
      <DataTable
        caption="Ways of telling it in short"
        columns={[
          { key: 'way', label: 'Way' },
          { key: 'tokens', label: 'Tokens', numeric: true },
          { key: 'saved', label: 'Saved', numeric: true },
          { key: 'lines', label: 'Lines', wide: true },
        ]}
        rows={ways.map((way) => ({
          key: way.strategy,
          cells: {
            way: way.inUse ? `${names[way.strategy]} (in use)` : names[way.strategy],
            tokens: `${count(way.tokens)} of ${count(way.fullTokens)}`,
            saved: share(way.saved, 1),
            lines: `${plural(way.facts, 'fact')}, ${plural(way.sentences, 'sentence')}, ${count(way.verbatim)} as said`,
          },
        }))}
      />
      {ways.map((way) => (
        <details key={way.strategy} open={way.inUse}>
          <summary className="cursor-pointer font-medium">{names[way.strategy]}, word for word</summary>
          <pre className="machine mt-2 rounded-md border border-line bg-sunken p-3 [overflow-wrap:anywhere] whitespace-pre-wrap">
            {way.context ? showHidden(way.context) : 'Nothing was said yet.'}
          </pre>
        </details>
      ))}
    </>
  );
}
