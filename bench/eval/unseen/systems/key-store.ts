import { partsOf, type System } from '../system.ts';

export const keyStore: System = {
  name: 'key-store',
  format: 'redis_log',
  levels: { '.': 'debug', '-': 'debug', '*': 'info', '#': 'warn' },
  clock: 'full',
  header: ({ draw, time, level }) => {
    const at = partsOf(time);
    return `${draw.skewed([1, 812, 2044])}:${draw.skewed(['M', 'C', 'S'])} ${at.day} ${at.monthName} ${at.year} ${at.clock}.${at.ms} ${level} `;
  },
  events: `
300 * - | {n} changes in {n:1:900} seconds. Saving...
280 * - | Background saving started by pid {n}
260 * - | DB saved on disk
250 * - | RDB: {n:0:90} MB of memory used by copy-on-write
240 * - | Background saving terminated with success
90 - - | Accepted {ipport}
80 - - | Client closed connection id={n} addr={ipport} laddr={ipport} fd={n:1:99} name= age={n} idle={n} flags=N db={n:0:9}
60 - - | DB {n:0:15}: {n} keys ({n} volatile) in {n} slots HT.
50 . - | {n} clients connected ({n:0:9} replicas), {n} bytes in use
40 * - | Replica {ipport} asks for synchronization
40 * - | Partial resynchronization not possible (no cached master)
36 * - | Full resync requested by replica {ipport}
30 * - | Starting BGSAVE for SYNC with target: {disk/replicas}
30 * - | Synchronization with replica {ipport} succeeded
24 # - | Connection with replica {ipport} lost.
20 # - | Client id={n} addr={ipport} cmd={get/set/hgetall/subscribe} scheduled to be closed ASAP for overcoming of output buffer limits.
16 # - | MASTER timeout: no data nor PING received...
14 * - | Reconnecting to MASTER {ipport}
12 * - | MASTER <-> REPLICA sync: receiving {n} bytes from master to disk
10 * - | MASTER <-> REPLICA sync: Finished with success
8 # - | Error condition on socket for SYNC: Connection refused
6 # - | WARNING overcommit_memory is set to 0! Background save may fail under low memory condition.
4 # - | Can't save in background: fork: Cannot allocate memory
3 # - | User requested shutdown...
3 * - | Removing the pid file.
2 # - | Redis is now ready to exit, bye bye...
1 # - | Bad file format reading the append only file: make a backup of your AOF file, then use ./redis-check-aof --fix {file}
`,
};
