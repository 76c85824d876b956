import { PersonError } from '#lib/contracts/errors.ts';
import { uuid } from '#lib/contracts/runs.ts';

/** An id as people and pages send it. */
export function needId(id: string): string {
  if (uuid.safeParse(id).success) return id;
  throw noConversation();
}

export function noConversation(): PersonError {
  return new PersonError('not_found', 'There is no such investigation, or it is not yours to change.');
}
