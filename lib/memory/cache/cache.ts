export interface CacheStatus {
  kind: 'redis' | 'memory' | 'none';
  /** False while the configured cache does not answer; the cache as a whole still works. */
  healthy: boolean;
  /** For people: what it runs on, or what is degraded. */
  sentence: string;
}

/** Text by key, each with a time to live. No implementation keeps a value past it. */
export interface Cache {
  get(key: string): Promise<string | null>;
  /** A time to live of 0 keeps nothing. */
  set(key: string, value: string, ttlSeconds: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** Sets the key if nothing is there; true for the one who did. Given back with `delete`, or by its time to live. */
  claim(key: string, ttlSeconds: number): Promise<boolean>;
  status(): CacheStatus;
  close(): Promise<void>;
}
