import type { ConversationSummary, MessageRole } from './conversations.ts';

/** As many investigations as one request takes. */
export const historyBounds = {
  /** More than are in sight; the rest is read as it is scrolled to. */
  first: 30,
  listed: 500,
  /** Ids of what a filter means, for something to be done to all of them: as many as one export takes. */
  matching: 10_000,
  changed: 1_000,
  linked: 50,
} as const;

/** Where the page before ended. */
export interface HistoryCursor {
  pinned: boolean;
  key: string;
  id: string;
}

/** A stretch of text; `hit` marks the words that were looked for. */
export interface TextPiece {
  text: string;
  hit: boolean;
}

export interface HistoryRow extends ConversationSummary {
  title: string;
  titlePieces: TextPiece[] | null;
  /** What was said about the words looked for, when it was not the title alone. */
  said: { messageId: string; by: MessageRole; at: string; pieces: TextPiece[] } | null;
}

export interface HistoryPage {
  rows: HistoryRow[];
  next: HistoryCursor | null;
  /** How many there are in all; null on the pages after the first. */
  found: number | null;
}

/** Ids of all that a filter means; not more than can be done at once. */
export interface MatchingInvestigations {
  active: string[];
  archived: string[];
}

/** What the filters offer, the most used first. */
export interface HistoryFacets {
  projects: string[];
  envs: string[];
  domains: string[];
  people: { id: string; name: string }[];
  entities: { name: string; kind: string }[];
  patterns: string[];
}
