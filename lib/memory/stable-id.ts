import { createHash } from 'node:crypto';

/** The same id for the same thing whoever stores it: what is done again after a take-over is stored once. */
export function stableId(of: string): string {
  const hash = createHash('sha256').update(of).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
