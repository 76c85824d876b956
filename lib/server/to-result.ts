import { z } from 'zod';
import { isStoreGone } from '#db/is-store-gone.ts';
import { isPersonError } from '#lib/contracts/errors.ts';
import type { Result } from '#lib/contracts/result.ts';
import type { Ctx } from './context.ts';

type Failure = Extract<Result<never>, { ok: false }>['error'];

/** What a person is told about an error; what is not meant for people is logged and kept from them. */
export function toFailure(error: unknown, ctx: Ctx | null): Failure {
  if (isPersonError(error)) {
    return { code: error.code, sentence: error.message, ...(error.field ? { field: error.field } : {}) };
  }
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    const field = issue?.path.join('.') ?? '';
    const said = issue?.message ?? 'it could not be read';
    return {
      code: 'bad_input',
      sentence: field ? `${field}: ${said}` : said,
      ...(field ? { field } : {}),
    };
  }
  if (isStoreGone(error)) {
    return {
      code: 'store_unavailable',
      sentence: 'The database does not answer. Try again when it is back.',
    };
  }
  ctx?.log.error({ err: error }, 'a request failed');
  return { code: 'internal', sentence: 'Something went wrong inside Loglore. Nothing was lost; try again.' };
}

/** Runs a verb and answers with its value or what went wrong: a thrown error reaches the browser as a digest only. */
export async function toResult<T>(ctx: Ctx, work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error: toFailure(error, ctx) };
  }
}
