import { partsOf, type System } from '../system.ts';

/** PostgreSQL's csvlog: no header, the columns are known. */
export const postgresCsv: System = {
  name: 'postgres-csv',
  format: 'postgres_log',
  levels: { LOG: 'info', ERROR: 'error', FATAL: 'fatal', WARNING: 'warn' },
  clock: 'full',
  header: () => '',
  whole: ({ draw, time, level }, message) => {
    const at = partsOf(time);
    const day = `${at.date} 08:00:01 UTC`;
    return `${at.date} ${at.clock}.${at.ms} UTC,"app","shop",${draw.int(100, 9999)},"10.0.0.${draw.int(1, 250)}:${draw.int(1024, 65_535)}",${draw.hex(8)}.${draw.hex(4)},${draw.int(1, 90)},"SELECT",${day},${draw.int(1, 30)}/${draw.int(1, 9999)},0,${level},00000,"${message.replaceAll('"', '""')}",,,,,,"SELECT a, b FROM t WHERE x = 'y'",,,"app-${draw.int(1, 4)}","client backend",,0`;
  },
  events: `
300 LOG - | duration: {f:900:3} ms
200 LOG - | connection authorized: user={user} database={word} application_name={service}
150 ERROR - | duplicate key value violates unique constraint "{word}_pkey"
100 ERROR - | relation "{word}" does not exist
80 LOG - | checkpoint complete: wrote {n} buffers ({f:9:1}%); {n:0:9} WAL file(s) added, {n:0:9} removed, {n:0:9} recycled
60 FATAL - | password authentication failed for user "{user}"
40 ERROR - | canceling statement due to statement timeout
20 WARNING - | there is already a transaction in progress
10 LOG - | automatic vacuum of table "{word}.public.{word}": index scans: {n:0:9}
1 FATAL - | terminating connection due to administrator command
`,
};
