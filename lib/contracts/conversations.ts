import { z } from 'zod';
import type { Outcome } from './findings.ts';
import { parametersSchema, type Scope, scopeSchema } from './parameters.ts';
import { type RunEvent, type RunStatus, uuid } from './runs.ts';

export const messageRoles = ['user', 'assistant', 'system'] as const;
export type MessageRole = (typeof messageRoles)[number];

/** Whether the trouble is over, as a person recorded it. Archiving is separate: it keeps the status. */
export const conversationStatuses = ['open', 'solved', 'unsolved'] as const;
export type ConversationStatus = (typeof conversationStatuses)[number];

export const visibilities = ['team', 'private'] as const;
export type Visibility = (typeof visibilities)[number];

/** What is kept beside a message's text. */
export const messageMetadataSchema = z.looseObject({
  scope: scopeSchema.optional(),
  parameters: parametersSchema.partial().optional(),
  traceIds: z.array(z.string()).optional(),
  /** The run that asked or answered this. */
  runId: uuid.optional(),
  /** `final_analysis` marks the message that closes a run. */
  step: z.string().optional(),
  logSetIds: z.array(uuid).optional(),
  /** A question that does not follow what was said last, but its parent; without one it begins anew. */
  branch: z.boolean().optional(),
});
export type MessageMetadata = z.infer<typeof messageMetadataSchema>;

export interface Person {
  id: string;
  name: string;
}

/** One row of a list of investigations. Instants are ISO 8601 in UTC. */
export interface ConversationSummary {
  id: string;
  title: string;
  status: ConversationStatus;
  archived: boolean;
  pinned: boolean;
  visibility: Visibility;
  owner: Person;
  scope: Scope;
  createdAt: string;
  /** Time of the last message or change. */
  lastActivityAt: string;
  messageCount: number;
  /** True while a question is being answered. */
  running: boolean;
  /** How the newest analysis ended, and its first finding's title. */
  outcome: Outcome | null;
  headline: string | null;
}

/** What a list of them beside every page says. */
export type RecentInvestigation = Pick<
  ConversationSummary,
  'id' | 'title' | 'status' | 'running' | 'outcome' | 'lastActivityAt'
>;

export interface Message {
  id: string;
  role: MessageRole;
  content: string;
  createdAt: string;
  /** The message it follows: branches of one investigation share their beginning. */
  parentMessageId: string | null;
  metadata: MessageMetadata;
}

export interface RunSummary {
  id: string;
  conversationId: string;
  questionMessageId: string | null;
  status: RunStatus;
  /** Sequence number of the newest stored event: follow on from here. */
  lastSeq: number;
  createdAt: string;
  endedAt: string | null;
  /** Why it ended as it did, when it did not simply finish. */
  sentence: string | null;
}

/** The events that are stored: what a page renders before it follows on. */
export type StoredRunEvent = Extract<RunEvent, { seq: number }>;

export interface RunWithEvents {
  run: RunSummary;
  events: StoredRunEvent[];
}

export const outcomeWords = ['solved', 'not_solved', 'partly', 'reopened'] as const;

/** What a person, or the logs, said about how the trouble ended. */
export interface OutcomeNote {
  id: string;
  outcome: (typeof outcomeWords)[number];
  /** What was done. */
  action: string | null;
  at: string;
}

/** Everything the page of one investigation shows at first. */
export interface Investigation {
  conversation: ConversationSummary;
  messages: Message[];
  runs: RunWithEvents[];
  /** Oldest first. */
  outcomes: OutcomeNote[];
  /** What this person thought of answers, by the answer's message. */
  ratings: Record<string, 1 | -1>;
  /** Investigations of which somebody said that they are not the same trouble. */
  unlike: string[];
  /** Analyses of which somebody said that they are not the pattern that was recalled. */
  notPattern: string[];
}

/** The gist of an investigation, as it is laid beside another one. */
export interface BesideInvestigation {
  conversation: ConversationSummary;
  question: string;
  /** Markdown; null when nothing was answered yet. */
  answer: string | null;
  causes: { rank: number; title: string; outcome: Outcome }[];
  outcomes: OutcomeNote[];
}

export const createConversationSchema = z.object({
  title: z.string().trim().min(1, 'Give it a title, or leave the title out.').max(200).optional(),
  scope: scopeSchema.default({}),
  visibility: z.enum(visibilities).default('team'),
  metadata: z.record(z.string(), z.unknown()).default({}),
});
