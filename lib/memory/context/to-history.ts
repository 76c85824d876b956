import { type StoredMessage, toPlaced } from '#db/queries/messages.ts';
import { branchOf } from '#lib/contracts/branches.ts';
import type { ContextMessage } from './context-message.ts';

/** Older messages than these are not even told in short. */
export const MOST_MESSAGES = 500;
/** Segments are cut from the first message: it moves in steps that every length of segment divides. */
const STEP = 20;

/**
 * What counts as said: a question that was asked in other words since, and its answer, do not.
 * `redact`: for a prompt, so that no fact is read from a secret either.
 */
export function toHistory(
  messages: readonly StoredMessage[],
  redact: (text: string) => string = (text) => text,
): ContextMessage[] {
  const skipped = messages.length < MOST_MESSAGES ? 0 : (STEP - ((messages[0]?.index ?? 0) % STEP)) % STEP;
  const said = branchOf(messages.slice(skipped).map(toPlaced));
  return said.map(({ id, role, content, createdAt, index }) => ({
    id,
    role,
    text: redact(content),
    at: createdAt.getTime(),
    index,
  }));
}
