import { createHash, timingSafeEqual } from 'node:crypto';
import { PersonError } from '#lib/contracts/errors.ts';
import { isLoopback, type Settings } from './settings.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Lets an admin request pass: with the token when there is one; else only where nobody else can come in, which
 * is a server that listens on this machine alone and is called by that name (a foreign name is a rebound one).
 */
export function checkAdmin(settings: Settings, headers: Headers): void {
  const { adminToken } = settings;
  if (adminToken) {
    const given = headers.get('authorization')?.replace(/^Bearer /i, '') ?? '';
    if (timingSafeEqual(digest(given), digest(adminToken))) return;
    throw new PersonError(
      'not_allowed',
      'This needs the admin token: send "Authorization: Bearer …" with LOGLORE_ADMIN_TOKEN.',
    );
  }
  const name = headers.get('host')?.replace(/:\d+$/, '') ?? '';
  if (isLoopback(settings.server.host) && isLoopback(name)) return;
  throw new PersonError(
    'not_allowed',
    'Admin requests are taken from this machine only. Set LOGLORE_ADMIN_TOKEN to allow them from elsewhere.',
  );
}
