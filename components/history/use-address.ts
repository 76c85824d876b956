'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { type HistoryFilter, readAddress, writeFilter } from '#lib/contracts/history-filter.ts';

const page = '/history';
/** The router looks at every change of the address, and takes as long for it as the search itself. */
const restMs = 250;

type Step = 'push' | 'replace';

/**
 * The page's address follows what is wanted: a choice at once, letters once they rest or their box is left. Back,
 * forward and links lead the other way.
 */
export function useAddress(want: (filter: HistoryFilter) => void) {
  const key = writeFilter(readAddress(useSearchParams().toString()));
  const late = useRef<{ filter: HistoryFilter; timer: number } | null>(null);

  const dropLate = useCallback(() => {
    const dropped = late.current?.filter;
    clearTimeout(late.current?.timer);
    late.current = null;
    return dropped;
  }, []);
  const write = useCallback(
    (filter: HistoryFilter, step: Step) => {
      dropLate();
      const query = writeFilter(filter);
      const url = query ? `${page}?${query}` : page;
      if (step === 'push') window.history.pushState(null, '', url);
      else window.history.replaceState(null, '', url);
    },
    [dropLate],
  );
  const catchUp = useCallback(() => {
    const filter = dropLate();
    if (!filter) return;
    // One step back leads to before the search, not through its letters.
    const begun = new URLSearchParams(window.location.search).has('q');
    write(filter, filter.q && !begun ? 'push' : 'replace');
  }, [dropLate, write]);
  const writeLater = useCallback(
    (filter: HistoryFilter) => {
      dropLate();
      late.current = { filter, timer: window.setTimeout(catchUp, restMs) };
    },
    [catchUp, dropLate],
  );

  // What the router says may be behind what is written already.
  useLayoutEffect(() => {
    if (!late.current && key === writeFilter(readAddress(window.location.search))) want(readAddress(key));
  }, [key, want]);
  useEffect(() => {
    const onBack = () => {
      dropLate();
      if (window.location.pathname === page) want(readAddress(window.location.search));
    };
    window.addEventListener('popstate', onBack);
    return () => {
      window.removeEventListener('popstate', onBack);
      dropLate();
    };
  }, [dropLate, want]);

  return { write, writeLater, catchUp };
}
