import type { Scope } from '#lib/contracts/parameters.ts';

export const scopeFields = ['project', 'env', 'domain'] as const satisfies (keyof Scope)[];
export type ScopeField = (typeof scopeFields)[number];

/** The scope last asked in, and the names used before, newest first. */
export interface ScopeMemory {
  current: Scope;
  known: Record<ScopeField, string[]>;
}

const mostKnown = 8;

export const emptyScopeMemory: ScopeMemory = { current: {}, known: { project: [], env: [], domain: [] } };

/** Reads what was stored; what does not look like it counts as nothing. */
export function parseScopeMemory(stored: string | null): ScopeMemory {
  if (!stored) return emptyScopeMemory;
  try {
    const value: unknown = JSON.parse(stored);
    const current: Scope = {};
    const known: ScopeMemory['known'] = { project: [], env: [], domain: [] };
    for (const field of scopeFields) {
      const name = at(at(value, 'current'), field);
      if (typeof name === 'string' && name) current[field] = name.slice(0, 100);
      const names = at(at(value, 'known'), field);
      if (Array.isArray(names)) {
        known[field] = names.filter((one): one is string => typeof one === 'string').slice(0, mostKnown);
      }
    }
    return { current, known };
  } catch {
    return emptyScopeMemory;
  }
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

export function withScope(memory: ScopeMemory, field: ScopeField, name: string): ScopeMemory {
  const wanted = name.trim().slice(0, 100);
  const { [field]: _before, ...rest } = memory.current;
  if (!wanted) return { ...memory, current: rest };
  const names = [wanted, ...memory.known[field].filter((one) => one !== wanted)].slice(0, mostKnown);
  return { current: { ...rest, [field]: wanted }, known: { ...memory.known, [field]: names } };
}
