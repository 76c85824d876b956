import { codeOf } from './ping.ts';

/** What the driver and the system say when there is no server behind a connection. */
const connection = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** SQLSTATE: connection exceptions, no free connection, server shutting down, crashed or starting up. */
const sqlState = /^(08...|53300|57P0[1235])$/;

/** Whether a query failed because the store is away for now: the same query may work in a moment. */
export function isStoreGone(error: unknown): boolean {
  return hasCode(error, (code) => connection.has(code) || sqlState.test(code));
}

/** Whether a query failed together with its connection. */
export function isConnectionGone(error: unknown): boolean {
  return hasCode(error, (code) => connection.has(code));
}

function hasCode(error: unknown, is: (code: string) => boolean): boolean {
  for (
    let cause = error, depth = 0;
    cause && depth < 5;
    cause = (cause as { cause?: unknown }).cause, depth++
  ) {
    const code = codeOf(cause);
    if (code !== undefined && is(code)) return true;
  }
  return false;
}
