'use client';

import { useMemo } from 'react';
import { evidencePart } from '#components/evidence/evidence-part.ts';
import type { TimeMark, TimeWindow } from '#components/evidence/viewer/time-window.ts';
import { NewestOnly } from '#components/similar/newest-only.tsx';
import { SimilarList } from '#components/similar/similar-list.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Later } from '#components/ui/later.tsx';
import { part } from '#components/ui/part.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import type { Evidence } from '#lib/contracts/evidence.ts';
import type { ViewLine } from '#lib/contracts/log-view.ts';
import type { StepPayload } from '#lib/contracts/steps.ts';
import { payloadOf, type RunView } from './run-view.ts';

const patternPart = part(() =>
  import('#components/similar/recalled-pattern.tsx').then((module) => module.RecalledPattern),
);

export const panelTabs = ['similar', 'pattern', 'evidence'] as const;
export type PanelTab = (typeof panelTabs)[number];

interface Props {
  view: RunView | null;
  evidence: Evidence | null;
  tab: PanelTab;
  onTab: (tab: PanelTab) => void;
  onAskWindow: (window: TimeWindow) => void;
  onAskLine: (line: ViewLine) => void;
  /** Hands the focus back to the mark that opened the evidence. */
  onLeaveEvidence: () => void;
}

/** Beside the conversation: what is remembered of such trouble, and the lines last opened. */
export function ContextPanel({ view, evidence, tab, onTab, onAskWindow, onAskLine, onLeaveEvidence }: Props) {
  const similar = view ? payloadOf(view, 'Found Similar Issues') : null;
  const pattern = view ? payloadOf(view, 'Known Error Pattern') : null;
  const timeline = view ? payloadOf(view, 'Compared Windows')?.timeline : undefined;
  const marks = useMemo(() => marksOf(timeline), [timeline]);
  const coming = view?.status === 'running';
  return (
    <Tabs
      label="Context"
      value={tab}
      onChange={(next) => onTab(panelTabs.find((one) => one === next) ?? 'similar')}
      tabs={[
        {
          value: 'similar',
          label: 'Similar',
          count: similar?.issues.length ?? 0,
          content: similar ? (
            similar.issues.length > 0 ? (
              <>
                {similar.newestOnly && <NewestOnly />}
                <SimilarList issues={similar.issues} />
              </>
            ) : similar.newestOnly ? (
              <NewestOnly />
            ) : (
              <Empty title="Nothing like this is remembered">
                Once investigations are solved, those that look alike show up here with what helped.
              </Empty>
            )
          ) : (
            <Waiting coming={coming} what="similar issues" />
          ),
        },
        {
          value: 'pattern',
          label: 'Pattern',
          content: pattern ? (
            pattern.pattern ? (
              <Later of={patternPart} given={{ pattern: pattern.pattern }} />
            ) : (
              <Empty title="No known pattern">{pattern.why}</Empty>
            )
          ) : (
            <Waiting coming={coming} what="a known pattern" />
          ),
        },
        {
          value: 'evidence',
          label: 'Evidence',
          content: evidence ? (
            <Later
              of={evidencePart}
              given={{ evidence, onAskWindow, onAskLine, onLeave: onLeaveEvidence, marks }}
            />
          ) : (
            <Empty title="No evidence opened">
              Press a mark such as E1 in an answer to see its lines here.
            </Empty>
          ),
        },
      ]}
    />
  );
}

function marksOf(timeline: StepPayload<'Compared Windows'>['timeline']): TimeMark[] {
  const changes = (timeline?.changePoints ?? []).map((at) => ({ at, says: 'Changed here', bad: false }));
  const first = timeline?.firstError;
  return first ? [...changes, { at: first, says: 'First error', bad: true }] : changes;
}

function Waiting({ coming, what }: { coming: boolean; what: string }) {
  if (!coming) return <Empty title={`This question did not look for ${what}`} />;
  return (
    <div role="status" className="flex flex-col gap-3">
      <span className="sr-only">Looking for {what}</span>
      <Skeleton className="h-24" />
      <Skeleton className="h-24" />
    </div>
  );
}
