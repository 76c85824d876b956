import { partsOf, type System } from '../system.ts';

/** A storage daemon: thread ids in hex, verbosity as a number. */
export const objectStore: System = {
  name: 'object-store',
  format: 'block_log',
  levels: { '-': 'none' },
  clock: 'full',
  header: ({ draw, time }) => {
    const at = partsOf(time);
    return `${at.date}T${at.clock}.${at.ms}+0000 7f${draw.hex(10)}  ${draw.skewed([0, 1, -1, 10])} `;
  },
  events: `
200 - - | osd.{n:0:40} pg_epoch: {n} pg[{n:1:30}.{hex:2}( v {n}'{n} (n={n} ec={n}/{n} lis/c={n}/{n} les/c/f={n}/{n}/0 sis={n}) [{list:n:3:tight}] r={n:0:2} lpr={n} crt={n}'{n} mlcod 0'0 active mbc={{}}] state<Start>: transitioning to Primary
150 - - | log_channel(cluster) log [DBG] : {n:1:30}.{hex:2} scrub starts
150 - - | log_channel(cluster) log [DBG] : {n:1:30}.{hex:2} scrub ok
80 - - | log_channel(cluster) log [DBG] : {n:1:30}.{hex:2} deep-scrub starts
80 - - | log_channel(cluster) log [DBG] : {n:1:30}.{hex:2} deep-scrub ok
60 - - | log_channel(cluster) log [WRN] : slow request osd_op(client.{n}.0:{n} {n:1:30}.{hex:2} {n:1:30}:{hex:8}:::rbd_data.{hex:12}.{hex:16}:head [write {n}~{n}] snapc 0=[] ondisk+write+known_if_redirected e{n}) initiated {day}T{clock}.{n:100:999}+0000 currently waiting for sub ops
50 - - | log_channel(cluster) log [INF] : osd.{n:0:40} [v2:{ipport}/{n},v1:{ipport}/{n}] boot
60 - - | heartbeat_map is_healthy 'OSD::osd_op_tp thread {ptr:12}' had timed out after {f:90:9}
60 - - | heartbeat_map reset_timeout 'OSD::osd_op_tp thread {ptr:12}' had timed out after {f:90:9}
50 - - | rocksdb: [db/compaction/compaction_job.cc:{n}] [default] [JOB {n}] Compacted {n:1:9}@0 + {n:1:9}@1 files to L{n:1:6} => {n} bytes
50 - - | rocksdb: [db/flush_job.cc:{n}] [default] [JOB {n}] Level-0 flush table #{n}: {n} bytes OK
40 - - | rocksdb: [db/db_impl/db_impl_write.cc:{n}] [default] New memtable created with log file: #{n}. Immutable memtables: {n:0:9}.
40 - - | mgrc handle_mgr_map Got map version {n}
40 - - | mgrc reconnect Starting new session with [v2:{ipport}/{n},v1:{ipport}/{n}]
30 - - | osd.{n:0:40} {n} heartbeat_check: no reply from {ipport} osd.{n:0:40} since back {day}T{clock}.{n:100:999}+0000 front {day}T{clock}.{n:100:999}+0000 (oldest deadline {day}T{clock}.{n:100:999}+0000)
20 - - | bluestore({path}) _verify_csum bad crc32c/{ptr:4} checksum at blob offset {ptr:4}, got {ptr:8}, expected {ptr:8}, device location [{ptr:8}~{n}], logical extent {ptr:8}~{n}, object #{n:1:9}:{hex:8}:::{word}:head#
16 - - | bdev({ptr:12} {path}) open size {n} ({ptr}, {n} GiB) block_size {n} ({n} KiB) rotational discard not supported
10 - - | osd.{n:0:40} {n} state: booting -> active
6 - - | osd.{n:0:40} {n} shutdown
4 - - | set uid:gid to {n}:{n} (ceph:ceph)
3 - - | *** Got signal Terminated ***
2 - - | journal close {path}
1 - - | ** ERROR: unable to open OSD superblock on {path}: (2) No such file or directory
`,
};
