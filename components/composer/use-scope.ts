'use client';

import { useCallback, useSyncExternalStore } from 'react';
import {
  emptyScopeMemory,
  parseScopeMemory,
  type ScopeField,
  type ScopeMemory,
  withScope,
} from './scope-memory.ts';

const key = 'loglore-scope';
let cached: { stored: string | null; memory: ScopeMemory } = { stored: null, memory: emptyScopeMemory };

function read(): ScopeMemory {
  const stored = localStorage.getItem(key);
  if (stored !== cached.stored) cached = { stored, memory: parseScopeMemory(stored) };
  return cached.memory;
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('storage', changed);
  return () => window.removeEventListener('storage', changed);
}

/** The scope of the next question; it stays from visit to visit, in every tab. */
export function useScope() {
  const memory = useSyncExternalStore(subscribe, read, () => emptyScopeMemory);
  const choose = useCallback((field: ScopeField, name: string) => {
    localStorage.setItem(key, JSON.stringify(withScope(read(), field, name)));
    window.dispatchEvent(new StorageEvent('storage', { key }));
  }, []);
  return { memory, choose };
}
