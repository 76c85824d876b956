'use client';

import Link from 'next/link';
import { useMemo } from 'react';
import { Timeline } from '#components/charts/timeline.tsx';
import { count } from '#components/format/numbers.ts';
import { DataTable } from '#components/steps/data-table.tsx';
import { OutcomeBadge } from '#components/ui/outcome-badge.tsx';
import type { Table } from '#lib/contracts/findings.ts';
import { citeAnswer } from './cite.ts';
import { EvidenceContext } from './evidence-context.ts';
import { FindingView } from './finding-view.tsx';
import { Markdown } from './markdown.tsx';
import { payloadOf, type RunView } from './run-view.ts';

const nothing = { evidence: [], findings: [] };

/** The answer: outcome, sentence, window, ranked causes, tables; while it is written, its words so far. */
export function AnswerView({ view }: { view: RunView }) {
  const answer = payloadOf(view, 'Answer');
  const compared = payloadOf(view, 'Compared Windows');
  const cited = useMemo(() => citeAnswer(answer ?? nothing), [answer]);
  const text = answer?.text ?? view.text;
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
        {answer && compared?.timeline ? (
          <Timeline timeline={compared.timeline} {...(compared.window ? { window: compared.window } : {})} />
        ) : null}
        {answer && answer.findings.length > 0 ? (
          <section aria-label="Ranked causes" className="border-t border-line pt-3">
            <ol className="divide-y divide-line">
              {answer.findings.map((finding) => (
                <FindingView key={finding.rank} finding={finding} first={finding.rank === 1} />
              ))}
            </ol>
          </section>
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
