import type { Result } from '#lib/contracts/result.ts';
import { askServer } from './ask-server.ts';
import { showToast } from './toast.tsx';

/** The value of a server action, or undefined after the person was told why there is none. */
export async function askOrTell<T>(
  answer: Promise<Result<T>>,
  lost = 'nothing was changed',
): Promise<T | undefined> {
  const got = await askServer(answer, lost);
  if (got.ok) return got.value;
  showToast({ title: got.error.sentence });
  return undefined;
}
