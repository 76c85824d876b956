import { z } from 'zod';
import { type ConversationSummary, conversationStatuses, type MessageRole } from './conversations.ts';
import { outcomes } from './findings.ts';

export const historySorts = ['used', 'newest', 'oldest', 'title'] as const;
export type HistorySort = (typeof historySorts)[number];

const name = z.string().trim().min(1).max(300).optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);

/** Which investigations are listed; every part that is present must hold. A wrong part of a link is left out. */
export const historyFilterSchema = z.object({
  /** Words said in it, or in its title; the last one may be the beginning of a word. */
  q: z.string().max(300).optional().catch(undefined),
  status: z.enum(conversationStatuses).optional().catch(undefined),
  outcome: z.enum(outcomes).optional().catch(undefined),
  project: name,
  env: name,
  domain: name,
  /** Name of a device, a service, a host, … it is about. */
  entity: name,
  /** Key of the pattern an analysis ended in. */
  pattern: name,
  person: name,
  visibility: z.enum(['team', 'private']).optional().catch(undefined),
  /** Days in the reader's zone, both included, by when it was last used. */
  from: day,
  to: day,
  /** Absent: those that are not archived. */
  archived: z.enum(['only', 'with']).optional().catch(undefined),
  sort: z.enum(historySorts).optional().catch(undefined),
});
export type HistoryFilter = z.infer<typeof historyFilterSchema>;

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
export const historyCursorSchema = z.object({
  pinned: z.boolean(),
  key: z.string().max(10_000),
  id: z.uuid(),
});
export type HistoryCursor = z.infer<typeof historyCursorSchema>;

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
