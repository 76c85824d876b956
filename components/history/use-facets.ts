'use client';

import { useEffect, useState } from 'react';
import { apiResult } from '#components/ui/api-result.ts';
import type { HistoryFacets } from '#lib/contracts/history.ts';

const nothing: HistoryFacets = {
  projects: [],
  envs: [],
  domains: [],
  people: [],
  entities: [],
  patterns: [],
};

/** What came with the page, or is asked for once it is seen; where it cannot be read, there is nothing to choose from. */
export function useFacets(given: HistoryFacets | null): HistoryFacets | null {
  const [read, setRead] = useState<HistoryFacets | null>(null);
  const missing = given === null;
  useEffect(() => {
    if (!missing) return;
    const leaving = new AbortController();
    fetch('/api/history/facets', { signal: leaving.signal })
      .then((response) => apiResult<HistoryFacets>(response))
      .then((answer) => setRead(answer.ok ? answer.value : nothing))
      .catch(() => leaving.signal.aborted || setRead(nothing));
    return () => leaving.abort();
  }, [missing]);
  return given ?? read;
}
