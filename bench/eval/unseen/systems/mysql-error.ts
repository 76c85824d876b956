import { partsOf, type System } from '../system.ts';

export const mysqlError: System = {
  name: 'mysql-error',
  format: 'mysql_error_log',
  levels: { System: 'none', Note: 'info', Warning: 'warn', ERROR: 'error' },
  clock: 'full',
  header: ({ draw, time, level, tag }) => {
    const at = partsOf(time);
    return `${at.date}T${at.clock}.${at.ms}${draw.int(100, 999)}Z ${draw.int(0, 90)} [${level}] [MY-${draw.int(10_000, 14_000).toString().padStart(6, '0')}] [${tag}] `;
  },
  events: `
200 Warning Server | Aborted connection {n} to db: '{word}' user: '{user}' host: '{host}' (Got an error reading communication packets).
150 Warning Server | Aborted connection {n} to db: '{word}' user: '{user}' host: '{host}' (Got timeout reading communication packets).
120 Note Server | Access denied for user '{user}'@'{ip}' (using password: {YES/NO})
90 Warning InnoDB | A long semaphore wait:
80 Note InnoDB | page_cleaner: {n}ms intended loop took {n}ms. The settings might not be optimal. (flushed={n} and evicted={n}, during the time.)
80 Note InnoDB | Buffer pool(s) load completed at {n:230000:240000} {clock}
60 Warning Server | IP address '{ip}' could not be resolved: Name or service not known
50 ERROR Server | Slave SQL for channel '{word}': Could not execute Write_rows event on table {word}.{word}; Duplicate entry '{n}' for key 'PRIMARY', Error_code: {n:1000:1999}; handler error HA_ERR_FOUND_DUPP_KEY; the event's master log mysql-bin.{n}, end_log_pos {n}
40 Note Server | Slave I/O thread for channel '{word}': connected to master '{user}@{host}:{port}',replication started in log 'mysql-bin.{n}' at position {n}
30 ERROR InnoDB | Cannot delete/update rows with cascading foreign key constraints that exceed max depth of {n}. Please drop excessive foreign constraints and try again
26 Note InnoDB | Transaction {n} was rolled back
20 Warning Server | Timeout waiting for reply of binlog (file: mysql-bin.{n}, pos: {n}), semi-sync up to file mysql-bin.{n}, position {n}.
16 System Server | Semi-sync replication switched OFF.
14 System Server | Semi-sync replication switched ON at (mysql-bin.{n}, {n})
10 ERROR Server | /usr/sbin/mysqld: Table './{word}/{word}' is marked as crashed and should be repaired
8 ERROR Server | Got error {n:100:200} when reading table './{word}/{word}'
8 Warning Server | Hostname '{host}' does not resolve to '{ip}'.
6 Note InnoDB | Using Linux native AIO
5 System Server | /usr/sbin/mysqld (mysqld {version}) starting as process {n}
5 System Server | /usr/sbin/mysqld: ready for connections. Version: '{version}'  socket: '{path}'  port: {port}  MySQL Community Server - GPL.
4 Warning Server | CA certificate {path} is self signed.
3 Note InnoDB | Highest supported file format is Barracuda.
2 ERROR InnoDB | Unable to lock {path} error: {n:1:40}
2 System InnoDB | InnoDB initialization has started.
2 System InnoDB | InnoDB initialization has ended.
1 ERROR Server | Can't start server: Bind on TCP/IP port: Address already in use
1 ERROR Server | Do you already have another mysqld server running on port: {port} ?
1 ERROR Server | Aborting
1 Warning Server | Found invalid password for user: '{user}@{host}'; Ignoring user
1 Note Plugin | 'FEDERATED' is disabled.
`,
};
