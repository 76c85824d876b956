import type { MemoryStatistics } from './insights.ts';

/** How the memory does, in figures: since the start of this instance unless said otherwise. Nobody's content. */
export interface MemoryFigures {
  /** Conversations in which something happened within the last half hour. */
  activeSessions: number;
  /** What is kept, of what the person who asks may see. */
  remembered: MemoryStatistics;
  context: {
    requests: number;
    /** Share that came from the cache, 0…1; null while nothing was asked. */
    hitRate: number | null;
    /** Mean tokens of a context, and what sending everything would have taken. */
    tokensPerRequest: number | null;
    fullTokensPerRequest: number | null;
    /** 1 − sent / full. */
    saved: number | null;
    /** Share of requests in which older messages were told in short. */
    summarizationRate: number | null;
  };
  cache: { kind: string; healthy: boolean; sentence: string; hitRate: number | null };
  /** What the language model took in the last thirty days, over all conversations. */
  model: {
    calls: number;
    promptTokens: number;
    completionTokens: number;
    /** What the context saved of it. */
    tokensSaved: number;
    costUsd: number;
    costPerConversationUsd: number | null;
  };
  store: {
    bytes: number;
    queries: number;
    meanQueryMs: number | null;
    tables: { name: string; rows: number; bytes: number; indexScans: number; fullScans: number }[];
  };
  meaning: { state: 'off' | 'ok' | 'down'; sentence: string; waiting: number | null };
  /** What somebody should look at, in sentences. */
  alerts: string[];
}

/** One way of telling a conversation in short. */
export interface StrategyFigures {
  strategy: 'facts' | 'sentences';
  /** The one that the settings choose. */
  inUse: boolean;
  tokens: number;
  fullTokens: number;
  /** 1 − tokens / fullTokens. */
  saved: number;
  /** Lines of the context by what they are. */
  facts: number;
  sentences: number;
  verbatim: number;
  ms: number;
  context: string;
}
