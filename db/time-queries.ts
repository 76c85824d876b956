import type postgres from 'postgres';

/** Told for every query: what it does, in a few words, and how long it took. */
export type OnQuery = (what: string, seconds: number) => void;

const VERB = /^\s*(?:with\b[\s\S]{0,4000}?\)\s*)?(select|insert|update|delete|analyze|begin|commit|set)\b/i;
const TABLE = /\b(?:from|into|update|analyze)\s+"?([a-z_]{1,40})"?/i;

/** `select messages`: few different ones, whatever the query holds. */
export function nameQuery(sql: string): string {
  const verb = VERB.exec(sql)?.[1]?.toLowerCase() ?? 'other';
  const table = TABLE.exec(sql.slice(0, 4_000))?.[1]?.toLowerCase();
  return table === undefined ? verb : `${verb} ${table}`;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** The client, telling of every query how long it took from being asked to being answered. */
export function timeQueries<T extends postgres.Sql>(client: T, onQuery: OnQuery): T {
  const timed = (sql: postgres.Sql | postgres.TransactionSql) =>
    new Proxy(sql, {
      get(target, key, receiver) {
        const value: unknown = Reflect.get(target, key, receiver);
        if (key === 'unsafe') {
          return (...args: Parameters<typeof sql.unsafe>) => {
            const query = target.unsafe(...args);
            time(query as unknown as Pending, nameQuery(args[0]), onQuery);
            return query;
          };
        }
        if (key === 'begin' || key === 'savepoint') {
          return (...args: unknown[]) => {
            const work = args.at(-1) as (inner: postgres.TransactionSql) => unknown;
            const begin = value as (...args: unknown[]) => unknown;
            const inner = (tx: postgres.TransactionSql) => work(timed(tx) as postgres.TransactionSql);
            return begin.apply(target, [...args.slice(0, -1), inner]);
          };
        }
        return value;
      },
    });
  return timed(client) as T;
}

/** The driver settles a query through these two; a query that is never sent is never told of. */
function time(query: Pending, what: string, onQuery: OnQuery): void {
  const began = performance.now();
  const { resolve, reject } = query;
  const told = () => onQuery(what, (performance.now() - began) / 1000);
  query.resolve = (value) => {
    told();
    resolve(value);
  };
  query.reject = (error) => {
    told();
    reject(error);
  };
}
