import type { ErrorCode } from './errors.ts';

/** What a server action answers: errors are values, since a thrown one reaches the browser as a digest only. */
export type Result<T> =
  | { ok: true; value: T }
  | { ok: false; error: { code: ErrorCode; sentence: string; field?: string } };
