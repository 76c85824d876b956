'use client';

import { usePathname, useSearchParams } from 'next/navigation';

/** Choices of a page kept in its address: a link opens the same view, and back takes a choice back. */
export function useUrlState(): {
  params: URLSearchParams;
  set: (change: Record<string, string | undefined>, how?: 'push' | 'replace') => void;
} {
  const path = usePathname();
  const params = useSearchParams();
  return {
    params,
    set: (change, how = 'push') => {
      const next = new URLSearchParams(params);
      for (const [name, value] of Object.entries(change)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      const url = next.size > 0 ? `${path}?${next}` : path;
      if (how === 'push') window.history.pushState(null, '', url);
      else window.history.replaceState(null, '', url);
    },
  };
}
