'use client';

import { useCallback, useState } from 'react';
import { startRun } from '#app/actions/runs.ts';
import type { Draft } from '#components/composer/composer.tsx';
import { askServer } from '#components/ui/ask-server.ts';
import type { Parameters } from '#lib/contracts/parameters.ts';
import type { StartRunInput } from '#lib/contracts/runs.ts';

export interface Ask extends Draft {
  parameters?: Partial<Parameters> | undefined;
  /** What it follows, where that is not what was said last; null when it begins anew. */
  parentMessageId?: string | null | undefined;
}

/** A question of this tab: on its way, refused with a reason, or started as a run. */
export interface Asked {
  key: string;
  ask: Ask;
  at: string;
  state: { kind: 'sending' } | { kind: 'refused'; problem: string } | { kind: 'started'; runId: string };
}

function inputOf(ask: Ask, conversationId: string | undefined): StartRunInput {
  return {
    text: ask.text,
    scope: ask.scope,
    logSetIds: ask.logSetIds,
    ...(conversationId ? { conversationId } : {}),
    ...(ask.pasted === undefined ? {} : { pasted: ask.pasted }),
    ...(ask.parameters ? { parameters: ask.parameters } : {}),
    ...(ask.parentMessageId === undefined ? {} : { parentMessageId: ask.parentMessageId }),
  };
}

/** Sends questions; each stands in the list at once, and stays there with the reason when it was refused. */
export function useAsking(
  conversationId: string | undefined,
  onStarted: (started: { runId: string; conversationId: string }) => void,
) {
  const [asked, setAsked] = useState<Asked[]>([]);
  const send = useCallback(
    async (key: string, ask: Ask) => {
      const settle = (state: Asked['state']) =>
        setAsked((before) => before.map((one) => (one.key === key ? { ...one, state } : one)));
      const answer = await askServer(startRun(inputOf(ask, conversationId)), 'the question is kept here');
      if (!answer.ok) {
        settle({ kind: 'refused', problem: answer.error.sentence });
        return;
      }
      settle({ kind: 'started', runId: answer.value.runId });
      onStarted(answer.value);
    },
    [conversationId, onStarted],
  );
  const ask = useCallback(
    (wanted: Ask) => {
      const key = crypto.randomUUID();
      const at = new Date().toISOString();
      setAsked((before) => [...before, { key, ask: wanted, at, state: { kind: 'sending' } }]);
      void send(key, wanted);
    },
    [send],
  );
  const retry = useCallback(
    (one: Asked) => {
      setAsked((before) =>
        before.map((each) => (each.key === one.key ? { ...each, state: { kind: 'sending' } } : each)),
      );
      void send(one.key, one.ask);
    },
    [send],
  );
  return { asked, ask, retry };
}
