import type { Cache } from './cache.ts';

/** Keeps nothing: every look-up is a miss. */
export function openNoCache(): Cache {
  return {
    get: async () => null,
    set: async () => {},
    delete: async () => {},
    claim: async () => true,
    status: () => ({ kind: 'none', healthy: true, sentence: 'Nothing is cached.' }),
    close: async () => {},
  };
}
