import type { ConversationStatus, MessageRole } from './conversations.ts';
import type { Finding, Outcome } from './findings.ts';

export interface ShareLinkInfo {
  id: string;
  createdAt: string;
  expiresAt: string | null;
  /** True while it opens. */
  holds: boolean;
}

export interface SharedAnswer {
  outcome: Outcome | null;
  text: string;
  findings: Pick<Finding, 'rank' | 'title' | 'explanation' | 'outcome' | 'for' | 'against' | 'next'>[];
  /** The cited lines: what the marks in the texts stand for. */
  evidence: { id: string; place: string; text: string }[];
}

export interface SharedMessage {
  id: string;
  role: MessageRole;
  at: string;
  text: string;
  /** With an answer: what it rests on. */
  answer: SharedAnswer | null;
}

/** What a share link shows: no names of people, no secrets, nothing to change. */
export interface SharedInvestigation {
  title: string;
  status: ConversationStatus;
  begun: string;
  messages: SharedMessage[];
  expiresAt: string | null;
}
