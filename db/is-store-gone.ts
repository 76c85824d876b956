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
  for (
    let cause = error, depth = 0;
    cause && depth < 5;
    cause = (cause as { cause?: unknown }).cause, depth++
  ) {
    const code = codeOf(cause);
    if (code !== undefined && (connection.has(code) || sqlState.test(code))) return true;
  }
  return false;
}
