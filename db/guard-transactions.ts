import type postgres from 'postgres';
import { isConnectionGone } from './is-store-gone.ts';

/** The one connection of a transaction. */
interface Held {
  lost: boolean;
}
type Work = (tx: postgres.TransactionSql) => unknown;

/**
 * The client, its transactions silent once their connection is lost. The driver rolls back also then, and what it
 * writes to a connection that is gone is thrown where nobody can catch it: the whole process would end.
 */
export function guardTransactions<T extends postgres.Sql>(client: T): T {
  return new Proxy(client, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (key !== 'begin') return value;
      return (...args: unknown[]) => {
        const held: Held = { lost: false };
        const begun = scope(value, args, held);
        // Also lost between two queries: the driver ends the transaction then.
        begun.then(undefined, () => {
          held.lost = true;
        });
        return begun;
      };
    },
  });
}

function scope(start: unknown, args: readonly unknown[], held: Held): Promise<unknown> {
  const work = args.at(-1) as Work;
  const inside: Work = async (tx) => {
    try {
      return await work(guard(tx, held));
    } finally {
      // The driver ends the whole transaction by itself; neither a commit nor a rollback may follow.
      if (held.lost) await never();
    }
  };
  return (start as (...args: unknown[]) => Promise<unknown>)(...args.slice(0, -1), inside);
}

const never = () => new Promise<never>(() => undefined);

function guard(tx: postgres.TransactionSql, held: Held): postgres.TransactionSql {
  return new Proxy(tx, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (key === 'savepoint')
        return (...args: unknown[]) => (held.lost ? never() : scope(value, args, held));
      if (key !== 'unsafe') return value;
      return (...args: Parameters<typeof target.unsafe>) => {
        if (held.lost) return refused();
        const query = target.unsafe(...args);
        notice(query as unknown as { reject(error: unknown): void }, held);
        return query;
      };
    },
  });
}

/** The driver rejects a query through this. */
function notice(query: { reject(error: unknown): void }, held: Held): void {
  const { reject } = query;
  query.reject = (error) => {
    if (isConnectionGone(error)) held.lost = true;
    reject(error);
  };
}

/** A query that fails at once, as on a closed connection. */
function refused() {
  const error = Object.assign(new Error('the connection was closed'), { code: 'CONNECTION_CLOSED' });
  const failed = Promise.reject(error);
  return Object.assign(failed, { values: () => failed });
}
