import type postgres from 'postgres';

/**
 * What was under way on the other connections of a pool may go on for this long: longer than any statement of a
 * request, and than most backups. Till then the old connections that still stand are held beside the new ones.
 */
const restMs = 600_000;

/** What the client must be opened with. */
export interface Signs {
  /** A connection stood. */
  onparameter(): void;
  /** A connection is gone. */
  onclose(): void;
}

/**
 * A client whose pool is replaced as soon as one of its connections is lost. The driver takes lost connections up
 * again, but one that broke with a write waiting never sends anything any more: whatever query it is given later,
 * long after the server is back, waits for the connect timeout and fails.
 */
export function renewClient(open: (signs: Signs) => postgres.Sql): {
  client: postgres.Sql;
  close(): Promise<void>;
} {
  const resting = new Map<postgres.Sql, NodeJS.Timeout>();
  let closing = false;
  let current = start();

  function start(): postgres.Sql {
    let stood = false;
    const own = open({
      onparameter() {
        stood = true;
      },
      onclose() {
        // One that never stood holds nothing, and its pauses between tries are wanted.
        if (stood && own === current && !closing) renew();
      },
    });
    return own;
  }

  function renew(): void {
    const old = current;
    current = start();
    // Drizzle writes its own into the options of the client that it was given.
    Object.assign(current.options.parsers, old.options.parsers);
    Object.assign(current.options.serializers, old.options.serializers);
    const end = () => {
      resting.delete(old);
      void old.end({ timeout: 0 });
    };
    resting.set(old, setTimeout(end, restMs).unref());
  }

  const client = new Proxy(current, {
    get: (_, key) => Reflect.get(current, key),
    apply: (_, self, args) => Reflect.apply(current as unknown as () => unknown, self, args),
  });
  return {
    client,
    async close() {
      closing = true;
      for (const timer of resting.values()) clearTimeout(timer);
      await Promise.all([current, ...resting.keys()].map((one) => one.end({ timeout: 5 })));
    },
  };
}
