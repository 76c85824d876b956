import { unstable_isUnrecognizedActionError as isOutdated } from 'next/navigation';
import type { Result } from '#lib/contracts/result.ts';

/** The server's own answer, or that there is none. */
export type Answer<T> = Result<T> | { ok: false; error: { code: 'no_answer'; sentence: string } };

/**
 * What a server action answered. One that did not answer is a failure like any other: it says what did not come
 * of it ("nothing was saved") and what to do next.
 */
export async function askServer<T>(answer: Promise<Result<T>>, lost: string): Promise<Answer<T>> {
  try {
    return await answer;
  } catch (error) {
    const sentence = isOutdated(error)
      ? `Loglore was updated while this page was open; ${lost}. Reload the page to go on.`
      : `The server could not be reached; ${lost}. Try again.`;
    return { ok: false, error: { code: 'no_answer', sentence } };
  }
}
