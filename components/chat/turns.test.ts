import { expect, it } from 'vitest';
import type { Message, MessageRole, RunWithEvents } from '#lib/contracts/conversations.ts';
import { toTurns } from './turns.ts';

const message = (id: string, role: MessageRole, runId?: string): Message => ({
  id,
  role,
  content: id,
  createdAt: '2026-03-05T08:00:00.000Z',
  parentMessageId: null,
  metadata: runId ? { runId } : {},
});
const run = (id: string, questionMessageId: string): RunWithEvents => ({
  run: {
    id,
    conversationId: 'c',
    questionMessageId,
    status: 'done',
    lastSeq: 0,
    createdAt: '2026-03-05T08:00:00.000Z',
    endedAt: null,
    sentence: null,
  },
  events: [],
});

it('puts each run under its question and draws its reply once', () => {
  const turns = toTurns(
    [message('q1', 'user', 'r1'), message('a1', 'assistant', 'r1'), message('q2', 'user', 'r2')],
    [run('r2', 'q2'), run('r1', 'q1')],
  );
  expect(turns.map((turn) => [turn.kind, turn.kind === 'asked' ? turn.run?.run.id : null])).toEqual([
    ['asked', 'r1'],
    ['asked', 'r2'],
  ]);
});

it('keeps questions without a run and words that no run said', () => {
  const turns = toTurns(
    [message('q1', 'user'), message('note', 'system'), message('old', 'assistant', 'gone')],
    [],
  );
  expect(turns.map((turn) => turn.kind)).toEqual(['asked', 'said', 'said']);
});

it('shows the steps of a run whose question and answer were copied into a fork', () => {
  const answer = { ...message('a1-copy', 'assistant', 'r1'), parentMessageId: 'q1-copy' };
  const turns = toTurns([message('q1-copy', 'user'), answer], [run('r1', 'q1')]);
  expect(turns.map((turn) => [turn.key, turn.kind === 'asked' ? turn.run?.run.id : null])).toEqual([
    ['r1', 'r1'],
  ]);
});
