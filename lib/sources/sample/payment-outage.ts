import { type Random, seededRandom } from './random.ts';
import { LogFile, layouts } from './write-log.ts';

export interface SampleOptions {
  seed: number;
  /** First instant of the logs. */
  start: Date;
  minutes?: number;
}

export interface SampleFile {
  name: string;
  text: string;
}

const MINUTE = 60_000;

/**
 * A shop whose card payments pass gateway → orders → payments → switch connector → bank. At two thirds of the time
 * a configuration reload shrinks the connector's pool; its callers queue, wait 30 s and give up. The ledger's
 * nightly noise is as loud before as after and is nobody's fault.
 */
export function paymentOutage({ seed, start, minutes = 30 }: SampleOptions): SampleFile[] {
  const random = seededRandom(seed);
  const from = start.getTime();
  const to = from + minutes * MINUTE;
  const broken = from + Math.round(minutes * 0.62) * MINUTE + random.int(2_000, 20_000);
  const files = {
    edge: new LogFile('edge-access.log'),
    orders: new LogFile('order-service.log'),
    payments: new LogFile('payment-service.log'),
    connector: new LogFile('switch-connector.log'),
    ledger: new LogFile('ledger-service.log'),
  };
  const host = `sw-${random.int(10, 99)}`;
  let inFlight = 0;

  files.connector.add(
    broken - 1_400,
    layouts.logfmt(broken - 1_400, 'INFO', 'switch-connector', 'configuration reloaded', {
      source: 'consul',
      version: random.int(400, 900),
      host,
    }),
  );
  files.connector.add(
    broken - 1_380,
    layouts.logfmt(broken - 1_380, 'WARN', 'switch-connector', 'bank session pool resized', {
      from: 40,
      to: 2,
      host,
    }),
  );

  for (let at = from; at < to; at += random.duration(420, 0.6)) {
    inFlight = at > broken ? inFlight + 1 : 0;
    oneOrder(at, files, random, { failing: at > broken && random.chance(0.95), waiting: inFlight, host });
  }
  for (let at = from; at < to; at += random.duration(9_000, 0.3)) ledgerNoise(at, files.ledger, random);
  return Object.values(files).map((file) => ({ name: file.name, text: file.text() }));
}

interface OrderState {
  failing: boolean;
  waiting: number;
  host: string;
}

function oneOrder(
  at: number,
  files: Record<'edge' | 'orders' | 'payments' | 'connector' | 'ledger', LogFile>,
  random: Random,
  state: OrderState,
) {
  const trace = random.hex(32);
  const order = `ord-${random.int(100000, 999999)}`;
  const customer = random.int(1000, 9999);
  const amount = (random.int(500, 25_000) / 100).toFixed(2);
  const thread = `exec-${random.int(1, 16)}`;
  const bank = state.failing ? 30_000 + random.int(0, 40) : random.duration(180);

  const t1 = at + random.duration(4);
  files.orders.add(
    t1,
    layouts.json(t1, 'INFO', 'order-service', 'order received', {
      trace_id: trace,
      order_id: order,
      customer,
      items: random.int(1, 6),
    }),
  );
  const t2 = t1 + random.duration(12);
  files.payments.add(
    t2,
    layouts.logback(
      t2,
      'INFO',
      'payment-service',
      trace,
      thread,
      'c.s.payments.AuthorizeCard',
      `Authorizing ${amount} EUR for order ${order}`,
    ),
  );
  const t3 = t2 + random.duration(5);
  files.connector.add(
    t3,
    layouts.logfmt(t3, 'INFO', 'switch-connector', 'authorization requested', {
      trace_id: trace,
      amount,
      host: state.host,
    }),
  );
  const t4 = t3 + bank;

  if (state.failing) {
    const pool = t3 + random.int(3, 9);
    files.connector.add(
      pool,
      layouts.logfmt(pool, 'WARN', 'switch-connector', 'no bank session free, request queued', {
        trace_id: trace,
        in_use: 2,
        size: 2,
        waiting: state.waiting,
        host: state.host,
      }),
    );
    files.connector.add(
      t4,
      layouts.logfmt(t4, 'ERROR', 'switch-connector', 'gave up waiting for a bank session', {
        trace_id: trace,
        waited: '30s',
        size: 2,
        host: state.host,
      }),
    );
    const t5 = t4 + random.duration(3);
    files.payments.add(
      t5,
      [
        layouts.logback(
          t5,
          'ERROR',
          'payment-service',
          trace,
          thread,
          'c.s.payments.AuthorizeCard',
          `Authorization of order ${order} failed after ${t5 - t2} ms`,
        ),
        'com.shop.payments.SwitchTimeoutException: switch-connector did not answer within 30000 ms',
        '\tat com.shop.payments.SwitchClient.call(SwitchClient.java:118)',
        '\tat com.shop.payments.AuthorizeCard.run(AuthorizeCard.java:64)',
        'Caused by: java.net.SocketTimeoutException: Read timed out',
        '\tat java.base/sun.nio.ch.NioSocketImpl.timedRead(NioSocketImpl.java:280)',
        '\t... 14 more',
      ].join('\n'),
    );
    const t6 = t5 + random.duration(4);
    files.orders.add(
      t6,
      layouts.json(t6, 'ERROR', 'order-service', 'payment failed, order kept open', {
        trace_id: trace,
        order_id: order,
        upstream: 'payment-service',
        status: 504,
      }),
    );
    files.edge.add(
      t6,
      layouts.access(
        t6,
        `198.51.100.${random.int(1, 250)}`,
        'POST',
        '/api/orders',
        504,
        182,
        ((t6 - at) / 1000).toFixed(3),
      ),
    );
    return;
  }
  files.connector.add(
    t4,
    layouts.logfmt(t4, 'INFO', 'switch-connector', 'authorization answered', {
      trace_id: trace,
      code: '00',
      took: `${bank}ms`,
      host: state.host,
    }),
  );
  const t5 = t4 + random.duration(4);
  files.payments.add(
    t5,
    layouts.logback(
      t5,
      'INFO',
      'payment-service',
      trace,
      thread,
      'c.s.payments.AuthorizeCard',
      `Authorized order ${order} in ${t5 - t2} ms`,
    ),
  );
  const t6 = t5 + random.duration(6);
  files.ledger.add(
    t6,
    layouts.json(t6, 'INFO', 'ledger-service', 'entry booked', {
      trace_id: trace,
      order_id: order,
      amount: Number(amount),
    }),
  );
  files.orders.add(
    t6,
    layouts.json(t6, 'INFO', 'order-service', 'order confirmed', {
      trace_id: trace,
      order_id: order,
      took_ms: t6 - at,
    }),
  );
  files.edge.add(
    t6,
    layouts.access(
      t6,
      `198.51.100.${random.int(1, 250)}`,
      'POST',
      '/api/orders',
      201,
      random.int(300, 900),
      ((t6 - at) / 1000).toFixed(3),
    ),
  );
}

function ledgerNoise(at: number, file: LogFile, random: Random) {
  file.add(
    at,
    layouts.json(
      at,
      'ERROR',
      'ledger-service',
      'exchange rate feed returned 404, using the last known rate',
      { currency: random.pick(['SEK', 'PLN', 'CZK']), age_minutes: random.int(20, 90) },
    ),
  );
}
