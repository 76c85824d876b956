import type { Result } from '#lib/contracts/result.ts';

type Failure = Extract<Result<never>, { ok: false }>;

/** What a route of the API answered. */
export async function apiResult<T>(response: Response): Promise<Result<T>> {
  const answer: unknown = await response.json();
  return response.ok ? { ok: true, value: answer as T } : { ok: false, ...(answer as Omit<Failure, 'ok'>) };
}
