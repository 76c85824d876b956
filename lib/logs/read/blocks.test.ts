import { expect, test } from 'vitest';
import { fieldText, LEVEL_NAMES, messageText } from '../record.ts';
import { openStream } from './open-stream.ts';

interface Seen {
  lines: number;
  time: string;
  level: string;
  message: string;
  host: string | undefined;
}

function read(text: string): { seen: Seen[]; layouts: string[] } {
  const seen: Seen[] = [];
  const stream = openStream({}, (record) => {
    seen.push({
      lines: record.lines,
      time: Number.isNaN(record.time) ? '' : new Date(record.time).toISOString(),
      level: LEVEL_NAMES[record.level]!,
      message: messageText(record),
      host: fieldText(record, 1),
    });
  });
  // in pieces: what is read must not depend on how the bytes arrive
  for (let at = 0; at < text.length; at += 7) stream.push(Buffer.from(text.slice(at, at + 7)));
  stream.end();
  return { seen, layouts: stream.layouts().map(({ name }) => name) };
}

test('a line with time and class and the line with its level are one record, with its stack', () => {
  const { seen } = read(`Mar 04, 2024 9:30:12 AM org.acme.cart.CartService checkout
INFO: Checked out cart 12 for alice
Mar 04, 2024 9:30:13 AM org.acme.cart.CartService checkout
SEVERE: Could not reserve item 55
java.lang.IllegalStateException: sold out
\tat org.acme.cart.Stock.reserve(Stock.java:12)
Mar 04, 2024 9:30:14 AM org.acme.pay.Client send
WARNING: Slow answer from bank: 300 ms
`);
  expect(seen.map(({ lines, time, level, message }) => [lines, time, level, message])).toEqual([
    [2, '2024-03-04T09:30:12.000Z', 'info', 'Checked out cart 12 for alice'],
    [4, '2024-03-04T09:30:13.000Z', 'error', 'Could not reserve item 55'],
    [2, '2024-03-04T09:30:14.000Z', 'warn', 'Slow answer from bank: 300 ms'],
  ]);
});

test('lines below a lonely time belong to it, the first of them is the message', () => {
  const { seen } = read(`Mon Mar 04 09:30:12 2024
Thread 1 advanced to log sequence 4711 (LGWR switch)
  Current log# 2 seq# 4711 mem# 0: /data/shop/redo02.log
Mon Mar 04 09:31:12 2024
Errors in file /diag/shop/trace/shop_ora_123.trc:
ORA-00600: internal error code, arguments: [17], [4711]
`);
  expect(seen.map(({ lines, message }) => [lines, message])).toEqual([
    [3, 'Thread 1 advanced to log sequence 4711 (LGWR switch)'],
    [3, 'Errors in file /diag/shop/trace/shop_ora_123.trc:'],
  ]);
});

test('a slow query is one record whose message is the statement', () => {
  const { seen, layouts } = read(`# Time: 2024-03-04T09:30:12.123456Z
# User@Host: app[app] @ web-1 [10.0.0.5]  Id:    12
# Query_time: 3.120044  Lock_time: 0.000105 Rows_sent: 10  Rows_examined: 500123
SET timestamp=1709544612;
SELECT * FROM orders WHERE state = 'open';
# Time: 2024-03-04T09:31:12.123456Z
# User@Host: app[app] @ web-2 [10.0.0.6]  Id:    13
# Query_time: 1.520044  Lock_time: 0.000105 Rows_sent: 1  Rows_examined: 90123
SET timestamp=1709544672;
SELECT count(*)
  FROM invoices;
`);
  expect(seen.map(({ lines, message }) => [lines, message])).toEqual([
    [5, "SELECT * FROM orders WHERE state = 'open';"],
    [6, 'SELECT count(*)'],
  ]);
  expect(layouts).toEqual(['mysql_slow_log']);
});

test('fields a line up to a blank one are one record of the journal', () => {
  const { seen, layouts } = read(`__CURSOR=s=abc;i=1
__REALTIME_TIMESTAMP=1709544612123456
PRIORITY=3
_HOSTNAME=web-1
SYSLOG_IDENTIFIER=sshd
MESSAGE=Failed password for root from 10.0.0.9 port 5555 ssh2

__CURSOR=s=abc;i=2
__REALTIME_TIMESTAMP=1709544613123456
PRIORITY=6
_HOSTNAME=web-1
SYSLOG_IDENTIFIER=systemd
MESSAGE=Started Session 12 of user root.
`);
  expect(seen).toEqual([
    {
      lines: 6,
      time: '2024-03-04T09:30:12.123Z',
      level: 'error',
      message: 'Failed password for root from 10.0.0.9 port 5555 ssh2',
      host: 'web-1',
    },
    {
      lines: 6,
      time: '2024-03-04T09:30:13.123Z',
      level: 'info',
      message: 'Started Session 12 of user root.',
      host: 'web-1',
    },
  ]);
  expect(layouts).toEqual(['journald_export_log']);
});

test("builders' arrows are lines of their own, those of inner exceptions are not", () => {
  const { seen } = read(`Step 1/2 : RUN npm ci
 ---> Using cache
 ---> 0b1c2d3e4f50
Step 2/2 : COPY app /app
`);
  expect(seen).toHaveLength(4);
  const { seen: thrown } = read(`2024-03-04 09:30:12 ERROR System.InvalidOperationException: no
 ---> System.IO.IOException: disk
   at Shop.Cart.Save()
2024-03-04 09:30:13 INFO next
`);
  expect(thrown.map(({ lines }) => lines)).toEqual([3, 1]);
});
