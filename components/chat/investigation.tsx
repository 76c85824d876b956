'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { forkConversation, tellUnlike } from '#app/actions/conversations.ts';
import { tellNotPattern } from '#app/actions/memory.ts';
import { stopRun } from '#app/actions/runs.ts';
import { Composer, type Draft } from '#components/composer/composer.tsx';
import { questionAboutLine } from '#components/evidence/viewer/ask-about.ts';
import { PanelLayout } from '#components/shell/panel-layout.tsx';
import { askOrTell } from '#components/ui/ask-or-tell.ts';
import type {
  Investigation as InvestigationData,
  Message,
  RunWithEvents,
} from '#lib/contracts/conversations.ts';
import type { Evidence } from '#lib/contracts/evidence.ts';
import type { ViewLine } from '#lib/contracts/log-view.ts';
import type { Parameters } from '#lib/contracts/parameters.ts';
import { ContextPanel, type PanelTab } from './context-panel.tsx';
import { ConversationMenu } from './conversation-menu.tsx';
import { Header } from './header.tsx';
import { InvestigationContext, type NotPattern } from './investigation-context.ts';
import { Markdown } from './markdown.tsx';
import { PendingTurn } from './pending-turn.tsx';
import { useReadingKeys } from './reading-keys.ts';
import { RunTurn } from './run-turn.tsx';
import { payloadOf, type RunView } from './run-view.ts';
import { toTurns } from './turns.ts';
import { type Ask, type Asked, useAsking } from './use-asking.ts';
import { useBranch } from './use-branch.ts';
import { useConversationVerbs } from './use-conversation-verbs.ts';
import { openView } from './use-run.ts';
import { VersionSwitch } from './version-switch.tsx';

const nothingToDo = () => undefined;

/** The page of one investigation: everything said, the newest run followed live, the composer, the panel. */
export function Investigation({ data, panelWidth }: { data: InvestigationData; panelWidth: number }) {
  const router = useRouter();
  const { conversation } = data;
  const [views, setViews] = useState<ReadonlyMap<string, RunView>>(new Map());
  const [evidence, setEvidence] = useState<Evidence | null>(null);
  const [tab, setTab] = useState<PanelTab>('similar');
  const [sheetOpen, setSheetOpen] = useState(false);
  const [draft, setDraft] = useState({ text: '', turn: 0 });
  /** The run that was told to stop. */
  const [stopping, setStopping] = useState<string | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const refresh = useCallback(() => router.refresh(), [router]);
  const { asked, ask, retry } = useAsking(conversation.id, refresh);
  const verbs = useConversationVerbs(conversation);
  useReadingKeys();

  const known = new Set(data.runs.map((one) => one.run.id));
  const branch = useBranch(
    data.messages,
    asked.filter((one) => one.state.kind !== 'started' || !known.has(one.state.runId)),
  );
  const { own, versionsOf } = branch;
  const turns = useMemo(() => toTurns(branch.messages, data.runs), [branch.messages, data.runs]);
  const newest = newestRun(
    turns.flatMap((one) => (one.kind === 'asked' && one.run ? [one.run] : [])),
    own,
  );
  // What the page came with is shown beside it at once, also before it runs.
  const given = useMemo(() => {
    const run = data.runs.find((one) => one.run.id === newest);
    return run ? openView(run) : null;
  }, [data.runs, newest]);
  const view = newest ? (views.get(newest) ?? given) : null;
  const state = own.some((one) => one.state.kind === 'sending')
    ? 'sending'
    : view?.status !== 'running'
      ? 'idle'
      : stopping === newest
        ? 'stopping'
        : 'running';

  const onView = useCallback(
    (runId: string, next: RunView) => {
      setViews((before) => new Map(before).set(runId, next));
      if (next.status !== 'running') refreshIfNew(runId, refresh);
    },
    [refresh],
  );
  const { outcomes, ratings, unlike, notPattern } = data;
  const { id: conversationId, status } = conversation;
  const analysisId = view ? (payloadOf(view, 'Remembered')?.analysisId ?? null) : null;
  const actions = useMemo(
    () => ({
      conversationId,
      status,
      outcomes,
      ratings,
      openEvidence: (wanted: Evidence) => {
        opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
        setEvidence(wanted);
        setTab('evidence');
        setSheetOpen(true);
      },
      askAgain: nothingToDo,
      fork: async (messageId: string) => {
        const forked = await askOrTell(forkConversation(conversationId, messageId), 'nothing was forked');
        if (!forked) return;
        router.push(`/investigations/${forked.id}`);
        router.refresh();
      },
      unlike: new Set(unlike),
      tellUnlike: async (otherId: string, isUnlike: boolean) => {
        const told = await askOrTell(tellUnlike(conversationId, otherId, isUnlike));
        if (told !== undefined) refresh();
      },
      analysisId,
      notPattern: new Set(notPattern),
      tellNotPattern: async (told: NotPattern) => {
        if ((await askOrTell(tellNotPattern(told))) !== undefined) refresh();
      },
      refresh,
    }),
    [conversationId, status, outcomes, ratings, unlike, notPattern, analysisId, router, refresh],
  );
  const askHere = (wanted: Ask) => {
    ask({ parentMessageId: branch.goesOn, ...wanted });
    branch.showNewest();
  };
  const plain = { scope: conversation.scope, pasted: undefined, logSetIds: [] };
  const onAskAgain = (text: string, parameters?: Partial<Parameters>) =>
    askHere({ ...plain, text, parameters });
  /** In its place: what was said from there on is kept as an earlier version. */
  const onEdit =
    ({ id, metadata }: Message) =>
    (text: string) =>
      askHere({
        ...plain,
        text,
        logSetIds: metadata.logSetIds ?? [],
        parentMessageId: branch.beforeOf(id),
      });
  const onAskWindow = (timeRange: { from: string; to: string }) => {
    const question = own.at(-1)?.ask.text ?? turns.findLast((one) => one.kind !== 'said')?.text;
    if (question) onAskAgain(question, { timeRange });
  };
  const onAskLine = (line: ViewLine) => {
    setDraft((before) => ({ text: questionAboutLine(line), turn: before.turn + 1 }));
    setSheetOpen(false);
  };
  const onLeaveEvidence = useCallback(() => opener.current?.focus(), []);
  const onStop = async () => {
    if (!newest) return;
    setStopping(newest);
    if ((await askOrTell(stopRun(newest), 'the run goes on')) === undefined) setStopping(null);
  };

  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (own.length > 0) end.current?.scrollIntoView({ block: 'end' });
  }, [own.length]);

  const turn = (run: RunWithEvents, question: string, at: string, message?: Message) => {
    const versions = message ? versionsOf(message.id) : null;
    return (
      <RunTurn
        key={run.run.id}
        run={run}
        question={question}
        at={at}
        follow={run.run.id === newest}
        onView={onView}
        onAskAgain={onAskAgain}
        onEdit={message ? onEdit(message) : undefined}
        versions={versions ? <VersionSwitch versions={versions} onShow={branch.show} /> : null}
      />
    );
  };

  // One list: a question of this tab keeps its place, and all that is shown of its run, when it comes from the store.
  const shown = [
    ...turns.map((one) => {
      if (one.kind === 'said') return <Markdown key={one.key} text={one.message.content} />;
      if (one.run) return turn(one.run, one.text, one.at, one.message);
      return (
        <PendingTurn
          key={one.key}
          text={one.text}
          problem="This question was stored, but never started."
          onRetry={() => onAskAgain(one.text)}
        />
      );
    }),
    ...own.map((one) =>
      one.state.kind === 'started' ? (
        turn(freshRun(one.state.runId, conversation.id, one.at), one.ask.text, one.at)
      ) : (
        <PendingTurn
          key={one.key}
          text={one.ask.text}
          problem={one.state.kind === 'refused' ? one.state.problem : null}
          onRetry={() => retry(one)}
        />
      ),
    ),
  ];

  return (
    <InvestigationContext value={actions}>
      <PanelLayout
        width={panelWidth}
        panelTitle="Context"
        sheetOpen={sheetOpen}
        onSheetOpenChange={setSheetOpen}
        panel={
          <ContextPanel
            view={view}
            evidence={evidence}
            tab={tab}
            onTab={setTab}
            onAskWindow={onAskWindow}
            onAskLine={onAskLine}
            onLeaveEvidence={onLeaveEvidence}
          />
        }
      >
        <Header
          title={conversation.title}
          solved={conversation.status === 'solved'}
          outcome={(view ? payloadOf(view, 'Answer')?.outcome : null) ?? conversation.outcome}
          scope={conversation.scope}
          onRename={verbs.rename}
          onPanel={() => setSheetOpen(true)}
          menu={<ConversationMenu conversation={conversation} verbs={verbs} />}
        />
        <div className="min-h-0 flex-1 overflow-y-auto [scrollbar-gutter:stable]">
          <div className="mx-auto flex max-w-4xl flex-col gap-10 px-4 py-6 md:px-6">
            {shown}
            <div ref={end} />
          </div>
        </div>
        <div className="shrink-0 overflow-hidden px-3 pb-3 [scrollbar-gutter:stable] md:px-6 md:pb-4">
          <div className="mx-auto max-w-4xl">
            <Composer
              label="Ask a follow-up"
              placeholder="Ask a follow-up, drop logs, paste…"
              draft={draft}
              state={state}
              onAsk={(draft: Draft) => askHere(draft)}
              onStop={onStop}
            />
          </div>
        </div>
      </PanelLayout>
    </InvestigationContext>
  );
}

const ended = new Set<string>();

/** The sidebar learns once per run that it ended while someone looked. */
function refreshIfNew(runId: string, refresh: () => void): void {
  if (ended.has(runId)) return;
  ended.add(runId);
  refresh();
}

function newestRun(runs: readonly RunWithEvents[], own: readonly Asked[]): string | null {
  const started = own.findLast((one) => one.state.kind === 'started');
  if (started?.state.kind === 'started') return started.state.runId;
  return runs.toSorted((a, b) => a.run.createdAt.localeCompare(b.run.createdAt)).at(-1)?.run.id ?? null;
}

function freshRun(id: string, conversationId: string, at: string): RunWithEvents {
  return {
    run: {
      id,
      conversationId,
      questionMessageId: null,
      status: 'running',
      lastSeq: 0,
      createdAt: at,
      endedAt: null,
      sentence: null,
    },
    events: [],
  };
}
