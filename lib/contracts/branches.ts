import type { Message, MessageRole } from './conversations.ts';

/**
 * Where a message stands. Messages follow each other as they were stored, unless a question says what it follows
 * instead: then it begins a branch, and what was said after that place is an earlier version.
 */
export interface Placed {
  id: string;
  role: MessageRole;
  /** With a question that branches: what it follows; null when it begins anew. With an answer: its question. */
  parentId: string | null;
  branches: boolean;
}

/** A message of a page with its place. */
export const placeOf = (message: Message): Message & Placed => ({
  ...message,
  parentId: message.parentMessageId,
  branches: message.metadata.branch === true,
});

/** What each message follows; oldest first, as they are given. */
export function whatEachFollows(messages: readonly Placed[]): Map<string, string | null> {
  const before = new Map<string, string | null>();
  let tip: string | null = null;
  /** The branch that ends in `tip`. */
  let branch = new Set<string>();
  for (const { id, role, parentId, branches } of messages) {
    const known = parentId !== null && before.has(parentId) ? parentId : null;
    if (role === 'user' && branches) {
      tip = known;
      branch = new Set(upFrom(before, tip));
    } else if (role !== 'user' && known !== null && !branch.has(known)) {
      // An answer that came when its question had been asked in other words already.
      before.set(id, newestUnder(before, known));
      continue;
    }
    before.set(id, tip);
    branch.add(id);
    tip = id;
  }
  return before;
}

/** The messages of the newest branch, or of the newest one that holds a message; oldest first. */
export function branchOf<M extends Placed>(messages: readonly M[], holds?: string): M[] {
  const before = whatEachFollows(messages);
  const newest = messages.findLast(({ role }) => role === 'user') ?? messages.at(-1);
  if (!newest) return [];
  const tip = newestUnder(before, holds !== undefined && before.has(holds) ? holds : newest.id);
  const branch = new Set(upFrom(before, tip));
  return messages.filter(({ id }) => branch.has(id));
}

/** For each question that was asked in other words: all its versions, oldest first. */
export function versionsOf(messages: readonly Placed[]): Map<string, string[]> {
  const before = whatEachFollows(messages);
  const questions = messages.filter(({ role }) => role === 'user');
  const versions = new Map<string, string[]>();
  for (const group of Map.groupBy(questions, ({ id }) => before.get(id) ?? null).values()) {
    if (group.length < 2) continue;
    const ids = group.map(({ id }) => id);
    for (const id of ids) versions.set(id, ids);
  }
  return versions;
}

function* upFrom(before: ReadonlyMap<string, string | null>, from: string | null): Generator<string> {
  for (let at = from; at !== null; at = before.get(at) ?? null) yield at;
}

/** The last message said after one of them, along its branches. */
function newestUnder(before: ReadonlyMap<string, string | null>, from: string): string {
  const under = new Set([from]);
  let newest = from;
  for (const [id, follows] of before) {
    if (follows === null || !under.has(follows)) continue;
    under.add(id);
    newest = id;
  }
  return newest;
}
