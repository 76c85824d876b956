import type postgres from 'postgres';
import { PersonError } from '#lib/contracts/errors.ts';

const PING_MS = 2000;

export async function pingWithin(client: postgres.Sql, name: string): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${PING_MS / 1000} s`)), PING_MS);
  try {
    await Promise.race([client`select 1`, late]);
  } catch (cause) {
    throw new PersonError('store_unavailable', `${name} does not answer: ${reasonOf(cause)}.`, { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** Why a connection failed, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code !== undefined && code in reasons) return reasons[code]!;
  return error instanceof Error && error.message !== '' ? error.message : (code ?? 'unknown reason');
}

export function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused (is the server running there?)',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be looked up',
  ETIMEDOUT: 'no answer in time',
  CONNECT_TIMEOUT: 'no answer in time',
  CONNECTION_CLOSED: 'the connection was closed',
  CONNECTION_ENDED: 'the store was closed',
  '28P01': 'the user or password is wrong',
  '28000': 'the user may not connect',
  '3D000': 'the database does not exist',
  '53300': 'the server has no free connection',
  '57P03': 'the server is starting up',
};
