/** Codes of everything a person can be told; translated into words and HTTP statuses once, at the edge. */
export const errorCodes = [
  'bad_input',
  'not_found',
  'too_large',
  'not_allowed',
  'conflict',
  'store_unavailable',
  'unreadable_log',
  'limit_reached',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** An error meant for a person: what happened, to what, what to do next. */
export class PersonError extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  constructor(code: ErrorCode, message: string, options: { field?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'PersonError';
    this.code = code;
    this.field = options.field;
  }
}

/** By name, not by class: bundled and plain code of one process each have a class of their own. */
export function isPersonError(error: unknown): error is PersonError {
  return error instanceof Error && error.name === 'PersonError';
}
