'use client';

import { createContext, useContext } from 'react';
import type { Evidence } from '#lib/contracts/evidence.ts';

export interface CitedEvidence {
  evidence: Evidence;
  /** Why it does not hold, when a check that names it failed. */
  failed: string | null;
}

/** What the marks of one answer stand for. */
export const EvidenceContext = createContext<ReadonlyMap<string, CitedEvidence>>(new Map());

export const useEvidence = (id: string) => useContext(EvidenceContext).get(id);
