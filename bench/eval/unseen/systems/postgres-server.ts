import { partsOf, type System } from '../system.ts';

export const postgresServer: System = {
  name: 'postgres-server',
  format: 'postgres_log',
  levels: {
    LOG: 'info',
    ERROR: 'error',
    FATAL: 'fatal',
    WARNING: 'warn',
    DETAIL: 'none',
    HINT: 'none',
    STATEMENT: 'none',
  },
  clock: 'full',
  header: ({ draw, time, level }) => {
    const at = partsOf(time);
    return `${at.date} ${at.clock}.${at.ms} UTC [${draw.int(400, 30_000)}] ${draw.skewed(['app@shop', 'report@shop', '[unknown]@[unknown]'])} ${level}:  `;
  },
  events: `
200 LOG - | connection received: host={ip} port={port}
180 LOG - | connection authorized: user={user} database={word} SSL enabled (protocol=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384, bits={n:128:256}, compression=off)
170 LOG - | disconnection: session time: {n:0:9}:{n:10:59}:{n:10:59}.{n:100:999} user={user} database={word} host={ip} port={port}
140 LOG - | checkpoint starting: time
60 LOG - | checkpoint starting: wal
140 LOG - | checkpoint complete: wrote {n} buffers ({f:9:1}%); {n:0:9} WAL file(s) added, {n:0:9} removed, {n:0:9} recycled; write={f:99:3} s, sync={f:1:3} s, total={f:99:3} s; sync files={n:0:99}, longest={f:1:3} s, average={f:1:3} s; distance={n} kB, estimate={n} kB
120 ERROR - | duplicate key value violates unique constraint "{word}_pkey"
100 ERROR - | relation "{word}" does not exist at character {n:1:99}
60 ERROR - | canceling statement due to statement timeout
50 ERROR - | deadlock detected
50 ERROR - | null value in column "{word}" of relation "{word}" violates not-null constraint
40 ERROR - | permission denied for table {word}
30 ERROR - | could not serialize access due to concurrent update
50 LOG - | automatic vacuum of table "{word}.public.{word}": index scans: {n:0:9}
50 LOG - | automatic analyze of table "{word}.public.{word}" system usage: CPU: user: {f:9:2} s, system: {f:9:2} s, elapsed: {f:9:2} s
50 FATAL - | password authentication failed for user "{user}"
40 FATAL - | remaining connection slots are reserved for non-replication superuser connections
30 FATAL - | database "{word}" does not exist
24 FATAL - | terminating connection due to administrator command
20 LOG - | could not receive data from client: Connection reset by peer
20 LOG - | unexpected EOF on client connection with an open transaction
16 WARNING - | there is no transaction in progress
12 LOG - | process {n} still waiting for ShareLock on transaction {n} after {f:2000:3} ms
12 LOG - | process {n} acquired ShareLock on transaction {n} after {f:9000:3} ms
10 LOG - | temporary file: path "{path}", size {big}
6 LOG - | archive command failed with exit code {n:1:9}
4 LOG - | received SIGHUP, reloading configuration files
4 LOG - | parameter "{work_mem/shared_buffers/max_wal_size/log_line_prefix}" changed to "{n}MB"
3 LOG - | received fast shutdown request
2 LOG - | database system was shut down at {day} {clock} UTC
2 LOG - | database system is ready to accept connections
1 LOG - | autovacuum launcher started
1 LOG - | invalid record length at {n:0:9}/{HEX:8}: wanted {n:1:99}, got {n:0:9}
1 FATAL - | could not load server certificate file "{path}": No such file or directory
`,
};
