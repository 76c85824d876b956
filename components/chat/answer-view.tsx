'use client';

import Link from 'next/link';
import { useMemo, useState } from 'react';
import { Timeline } from '#components/charts/timeline.tsx';
import { count } from '#components/format/numbers.ts';
import { ChevronRight } from '#components/icons/icons.tsx';
import { DataTable } from '#components/steps/data-table.tsx';
import { tally } from '#components/steps/tally.ts';
import { OutcomeBadge } from '#components/ui/outcome-badge.tsx';
import { type Part, part, usePartOrTell } from '#components/ui/part.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { Table } from '#lib/contracts/findings.ts';
import type { ModelWords } from '#lib/contracts/model-words.ts';
import { citeAnswer } from './cite.ts';
import { EvidenceContext } from './evidence-context.ts';
import { FindingView } from './finding-view.tsx';
import { Markdown } from './markdown.tsx';
import { payloadOf, type RunView } from './run-view.ts';

const changesTable = part(() =>
  import('#components/steps/changes-table.tsx').then((module) => module.ChangesTable),
);
const waterfall = part(() => import('#components/charts/waterfall.tsx').then((module) => module.Waterfall));

const nothing = { evidence: [], findings: [] };

/** The answer: outcome, sentence, window, ranked causes, tables; while it is written, its words so far. */
export function AnswerView({ view }: { view: RunView }) {
  const answer = payloadOf(view, 'Answer');
  const worded = payloadOf(view, 'Worded Answer');
  const compared = payloadOf(view, 'Compared Windows');
  const cited = useMemo(() => citeAnswer(answer ?? nothing), [answer]);
  const traces = payloadOf(view, 'Grouped Traces');
  const byModel = worded?.text || null;
  const text = byModel ?? answer?.told?.lead ?? answer?.text ?? view.text;
  if (!text) return null;
  return (
    <EvidenceContext value={cited}>
      <div className="flex flex-col gap-4" aria-busy={!answer}>
        {answer?.outcome || answer?.partial || answer?.fromCache ? (
          <div className="flex flex-wrap items-center gap-2 text-sm text-ink-3">
            {answer.outcome ? <OutcomeBadge outcome={answer.outcome} /> : null}
            {answer.partial ? <span>Stopped early: this is what was known by then</span> : null}
            {answer.fromCache ? <span>The same analysis was done before; its result is shown</span> : null}
          </div>
        ) : null}
        <Markdown text={text} />
        <WordsNote words={worded?.words ?? answer?.reply ?? null} />
        {answer && compared?.timeline ? (
          <Timeline
            timeline={compared.timeline}
            since={answer.findings[0]?.since}
            {...(compared.window ? { window: compared.window } : {})}
          />
        ) : null}
        {answer && answer.findings.length > 0 ? (
          <div className="border-t border-line pt-3">
            <ol aria-label="Ranked causes" className="divide-y divide-line">
              {answer.findings.map((finding) => (
                <FindingView
                  key={finding.rank}
                  finding={finding}
                  first={finding.rank === 1}
                  told={finding.rank === 1 && answer.told !== undefined && byModel === null}
                />
              ))}
            </ol>
          </div>
        ) : null}
        {answer && answer.findings.length > 0 ? (
          <div className="flex flex-col gap-2">
            {compared && compared.changes.length > 0 ? (
              <Figures
                head="What changed"
                says={tally(compared.changes)}
                note={`Compared with ${compared.baseline}.`}
                picture={changesTable}
                of={{ changes: compared.changes }}
              />
            ) : null}
            {traces?.example ? (
              <Figures
                head="A failing request"
                says={`${count(traces.failing)} of ${count(traces.traces)} failed`}
                picture={waterfall}
                of={{ example: traces.example }}
              />
            ) : null}
          </div>
        ) : null}
        {answer?.told?.rest ? (
          <div className="text-sm text-ink-2">
            <Markdown text={answer.told.rest} />
          </div>
        ) : null}
        {answer?.tables.map((table) => (
          <AnswerTable key={table.caption} table={table} />
        ))}
        {answer && answer.links.length > 0 ? (
          <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
            {answer.links
              .filter((link) => link.href.startsWith('/') && !link.href.startsWith('//'))
              .map((link) => (
                <li key={link.href}>
                  <Link href={link.href} className="text-accent underline underline-offset-2">
                    {link.label}
                  </Link>
                </li>
              ))}
          </ul>
        ) : null}
      </div>
    </EvidenceContext>
  );
}

/** Whose words they are, or why they are not the model's. */
function WordsNote({ words }: { words: ModelWords | null }) {
  if (words === null) return null;
  return (
    <p className="text-sm text-ink-3">
      {words.failed
        ? `The language model ${words.model} gave no words for this (${words.failed}); what stands here was written by code.`
        : `Worded by ${words.model}. Code checked every sentence against what was found.`}
    </p>
  );
}

interface FiguresProps<P> {
  head: string;
  says: string;
  note?: string;
  /** Comes when it is hovered, focused or opened. */
  picture: Part<P>;
  of: P;
}

/** A picture or table behind the answer, named with what it shows in short. */
function Figures<P extends object>({ head, says, note, picture, of }: FiguresProps<P>) {
  const [open, setOpen] = useState(false);
  const Picture = usePartOrTell(picture, open);
  return (
    <details
      onPointerEnter={picture.prepare}
      onFocus={picture.prepare}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group rounded-md border border-line"
    >
      <summary
        data-nav
        className="flex min-h-8 list-none items-center gap-2 rounded-md px-2 text-sm hover:bg-hover"
      >
        <ChevronRight
          aria-hidden
          size={14}
          className="shrink-0 text-ink-3 transition-transform group-open:rotate-90"
        />
        <span className="font-medium">{head}</span>
        <span className="tabular min-w-0 flex-1 truncate text-ink-3">{says}</span>
      </summary>
      <div className="flex flex-col gap-2 p-3 pt-1">
        {note ? <p className="text-sm text-ink-3">{note}</p> : null}
        {Picture ? <Picture {...of} /> : <Skeleton className="h-24" />}
      </div>
    </details>
  );
}

function AnswerTable({ table }: { table: Table }) {
  return (
    <DataTable
      caption={table.caption}
      showCaption
      columns={table.columns}
      rows={table.rows.map((row, index) => ({
        key: `${index} ${Object.values(row).join(' ')}`,
        cells: Object.fromEntries(
          Object.entries(row).map(([key, value]) => [key, typeof value === 'number' ? count(value) : value]),
        ),
      }))}
    />
  );
}
