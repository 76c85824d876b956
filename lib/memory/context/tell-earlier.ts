import type { Condensable, CondensedLine } from './condense.ts';
import type { ContextMessage } from './context-message.ts';
import { segmentKey } from './digest-segment.ts';
import { countTokens } from './tokens.ts';

/** Two exchanges: closed as soon as there are older messages to tell in short, and made once. */
export const SUMMARY_SEGMENT = 4;
/** Share of the room that summaries may take; what they do not tell is condensed. */
const SUMMARY_SHARE = 0.85;

/** Summaries made before, by the key of the messages that they tell. */
export type Summaries = ReadonlyMap<string, string>;

export interface ClosedSegment {
  key: string;
  messages: readonly ContextMessage[];
  /** Places of its first and last message, from 1. */
  first: number;
  last: number;
}

/** The segments that no later message changes. */
export function closedSegments(older: readonly ContextMessage[]): ClosedSegment[] {
  const segments: ClosedSegment[] = [];
  for (let at = 0; at + SUMMARY_SEGMENT <= older.length; at += SUMMARY_SEGMENT) {
    const messages = older.slice(at, at + SUMMARY_SEGMENT);
    segments.push({ key: segmentKey(messages, ''), messages, first: at + 1, last: at + SUMMARY_SEGMENT });
  }
  return segments;
}

export interface Earlier {
  older: readonly ContextMessage[];
  lines: readonly Condensable[];
  summaries: Summaries;
  room: number;
  leftOut: ReadonlySet<string>;
  shorten: (lines: readonly Condensable[], budget: number, leftOut: ReadonlySet<string>) => CondensedLine[];
}

/** Older messages in short, in their order: by the summaries that are there, the newest first, else by words. */
export function tellEarlier({ older, lines, summaries, room, leftOut, shorten }: Earlier): {
  messageId?: string;
  text: string;
}[] {
  if (summaries.size === 0) return shorten(lines, room, leftOut);
  let left = room * SUMMARY_SHARE;
  let used = 0;
  const told: { at: number; text: string; messageId?: string }[] = [];
  const done = new Set<number>();
  for (const { key, first, last } of closedSegments(older).reverse()) {
    const summary = summaries.get(key);
    if (!summary) continue;
    const text = `${first}–${last} ${summary}`;
    const tokens = countTokens(text) + 1;
    if (tokens > left) continue;
    left -= tokens;
    used += tokens;
    told.push({ at: first, text });
    for (let index = first; index <= last; index++) done.add(index);
  }
  const rest = lines.filter(({ index }) => !done.has(index));
  const places = new Map(rest.map(({ messageId, index }) => [messageId, index]));
  for (const line of shorten(rest, room - used, leftOut))
    told.push({ at: places.get(line.messageId) ?? 0, ...line });
  return told.sort((a, b) => a.at - b.at).map(({ at: _, ...line }) => line);
}
