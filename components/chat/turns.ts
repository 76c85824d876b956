import type { Message, RunWithEvents } from '#lib/contracts/conversations.ts';

/** What stands in the conversation: a question with its run, or words that belong to no run. */
export type Turn =
  | {
      kind: 'asked';
      key: string;
      text: string;
      at: string;
      message: Message;
      run: RunWithEvents | null;
    }
  | { kind: 'said'; key: string; message: Message };

/** Puts each run under its question. A run's own reply is drawn from its steps, so its message is left out. */
export function toTurns(messages: readonly Message[], runs: readonly RunWithEvents[]): Turn[] {
  const byQuestion = new Map(runs.map((one) => [one.run.questionMessageId, one]));
  const byId = new Map(runs.map((one) => [one.run.id, one]));
  // A fork holds copies of messages: there the answer knows the run, and its question by its parent.
  for (const { role, parentMessageId, metadata } of messages) {
    const run = role === 'assistant' && metadata.runId ? byId.get(metadata.runId) : undefined;
    if (run && parentMessageId && !byQuestion.has(parentMessageId)) byQuestion.set(parentMessageId, run);
  }
  const turns: Turn[] = [];
  for (const message of messages) {
    if (message.role === 'user') {
      const run = byQuestion.get(message.id) ?? null;
      turns.push({
        kind: 'asked',
        key: run?.run.id ?? message.id,
        text: message.content,
        at: message.createdAt,
        message,
        run,
      });
      continue;
    }
    if (message.metadata.runId && byId.has(message.metadata.runId)) continue;
    turns.push({ kind: 'said', key: message.id, message });
  }
  return turns;
}
