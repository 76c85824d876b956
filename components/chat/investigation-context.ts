'use client';

import { createContext, useContext } from 'react';
import type { Evidence } from '#lib/contracts/evidence.ts';
import type { Parameters } from '#lib/contracts/parameters.ts';

/** What parts of a turn can ask of the page around them. */
export interface InvestigationActions {
  openEvidence: (evidence: Evidence) => void;
  /** Asks the question of this turn again, with edited parameters or as it was. */
  askAgain: (parameters?: Partial<Parameters>) => void;
}

export const InvestigationContext = createContext<InvestigationActions>({
  openEvidence: () => undefined,
  askAgain: () => undefined,
});

export const useInvestigation = () => useContext(InvestigationContext);
