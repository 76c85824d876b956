import { expect, test } from 'vitest';
import { openStream } from '../read/open-stream.ts';
import { F_LOGGER, F_PID, F_STATUS, FIELDS_COLUMNS, fieldText, LEVEL_NAMES, messageText } from '../record.ts';

function read(text: string) {
  const seen: {
    time: string;
    level: string;
    message: string;
    fields: (string | undefined)[];
    columns: boolean;
  }[] = [];
  const stream = openStream({}, (record) => {
    seen.push({
      time: Number.isNaN(record.time) ? '' : new Date(record.time).toISOString(),
      level: LEVEL_NAMES[record.level]!,
      message: messageText(record),
      fields: [F_LOGGER, F_PID, F_STATUS].map((slot) => fieldText(record, slot)),
      columns: record.fieldsKind === FIELDS_COLUMNS,
    });
  });
  stream.push(Buffer.from(text));
  stream.end();
  return { seen: seen.filter(({ columns }) => columns), all: seen, name: stream.layouts()[0]?.name };
}

test('names in the first line of comma-separated text say what its cells are', () => {
  const { seen, name } = read(`Level,Date and Time,Source,Event ID,Message
Error,2024-03-04 09:30:12,Disk,7,"The device, sda, has a bad ""block""."
Information,2024-03-04 09:30:13,EventLog,6005,The Event log service was started.
`);
  expect(name).toBe('csv_log');
  expect(seen).toMatchObject([
    {
      time: '2024-03-04T09:30:12.000Z',
      level: 'error',
      message: 'The device, sda, has a bad ""block"".',
      fields: ['Disk', undefined, undefined],
    },
    { level: 'info', message: 'The Event log service was started.' },
  ]);
});

test('#Fields of web servers name the columns, and may name others later', () => {
  const { seen, name } = read(`#Version: 1.0
#Fields: date time s-ip cs-method cs-uri-stem sc-status
2024-03-04 09:30:12 10.0.0.1 GET /cart 200
2024-03-04 09:30:13 10.0.0.1 GET /cart 503
#Fields: date time cs-method cs-uri-stem sc-status time-taken
2024-03-04 09:30:14 GET /cart 404 12
`);
  expect(name).toBe('w3c_log');
  expect(seen.map(({ time, level, fields }) => [time.slice(11, 19), level, fields[2]])).toEqual([
    ['09:30:12', 'info', '200'],
    ['09:30:13', 'error', '503'],
    ['09:30:14', 'error', '404'],
  ]);
  expect(seen[0]?.message).toBe('10.0.0.1 GET /cart 200');
});

test('#fields of network monitors are tab-separated with epochs', () => {
  const { seen, name } = read(
    '#separator \\x09\n#fields\tts\tuid\tproto\tservice\n1709544612.123456\tCab12\ttcp\thttp\n1709544613.000000\tCab13\tudp\tdns\n',
  );
  expect(name).toBe('zeek_log');
  expect(seen.map(({ time, message }) => [time, message])).toEqual([
    ['2024-03-04T09:30:12.123Z', 'Cab12\ttcp\thttp'],
    ['2024-03-04T09:30:13.000Z', 'Cab13\tudp\tdns'],
  ]);
});

test('PostgreSQL writes its columns without names', () => {
  const row = (ms: string, level: string, message: string) =>
    `2024-03-04 09:30:12.${ms} UTC,"app","shop",4711,"10.0.0.1:4000",65e5.12,1,"SELECT",2024-03-04 08:00:00 UTC,1/2,0,${level},00000,"${message}",,,,,,"SELECT a, b",,,"cart","client backend",,0`;
  const { seen, name } = read(
    `${row('123', 'LOG', 'duration: 3 ms')}\n${row('456', 'FATAL', 'no ""pg_hba"" entry')}\n`,
  );
  expect(name).toBe('postgres_log');
  expect(seen).toMatchObject([
    {
      time: '2024-03-04T09:30:12.123Z',
      level: 'info',
      message: 'duration: 3 ms',
      fields: [undefined, '4711', undefined],
    },
    { time: '2024-03-04T09:30:12.456Z', level: 'fatal', message: 'no ""pg_hba"" entry' },
  ]);
});

test('a sentence with commas is no table', () => {
  const { all } = read(`message, not a table, surely
2024-03-04 09:30:12 INFO one, two, three
2024-03-04 09:30:13 ERROR four
`);
  expect(all.map(({ columns, level }) => [columns, level])).toEqual([
    [false, 'none'],
    [false, 'info'],
    [false, 'error'],
  ]);
});
