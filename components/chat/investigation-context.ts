'use client';

import { createContext, useContext } from 'react';
import type { ConversationStatus, OutcomeNote } from '#lib/contracts/conversations.ts';
import type { Evidence } from '#lib/contracts/evidence.ts';
import type { Parameters } from '#lib/contracts/parameters.ts';

/** What an analysis looked at is not the pattern of this key, or is it after all. */
export interface NotPattern {
  analysisId: string;
  key: string;
  isNot: boolean;
}

/** What parts of a turn can know and ask of the page around them. */
export interface InvestigationActions {
  conversationId: string;
  status: ConversationStatus;
  /** Oldest first. */
  outcomes: readonly OutcomeNote[];
  ratings: Readonly<Record<string, 1 | -1>>;
  openEvidence: (evidence: Evidence) => void;
  /** Asks the question of this turn again, with edited parameters or as it was. */
  askAgain: (parameters?: Partial<Parameters>) => void;
  /** A new investigation that begins like this one, up to and with a message. */
  fork: (messageId: string) => void;
  /** Investigations that are not the same trouble, as somebody said. */
  unlike: ReadonlySet<string>;
  tellUnlike: (otherId: string, unlike: boolean) => void;
  /** The analysis of this turn's run; null where there is none. */
  analysisId: string | null;
  /** Analyses of which somebody said that they are not the pattern recalled. */
  notPattern: ReadonlySet<string>;
  tellNotPattern: (told: NotPattern) => Promise<void>;
  /** Reads what was stored meanwhile. */
  refresh: () => void;
}

const nothing = () => undefined;

export const InvestigationContext = createContext<InvestigationActions>({
  conversationId: '',
  status: 'open',
  outcomes: [],
  ratings: {},
  openEvidence: nothing,
  askAgain: nothing,
  fork: nothing,
  unlike: new Set(),
  tellUnlike: nothing,
  analysisId: null,
  notPattern: new Set(),
  tellNotPattern: async () => undefined,
  refresh: nothing,
});

export const useInvestigation = () => useContext(InvestigationContext);
