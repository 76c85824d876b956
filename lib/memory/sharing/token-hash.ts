import { createHash } from 'node:crypto';

/** Only this is stored: who reads the database cannot open a link with it. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(`share\0${token}`).digest('hex');
}
