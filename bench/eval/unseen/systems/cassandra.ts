import { COMMON_LEVELS, partsOf, type System } from '../system.ts';

export const cassandra: System = {
  name: 'cassandra',
  format: 'log4j_log',
  levels: COMMON_LEVELS,
  clock: 'full',
  header: ({ draw, time, level, tag }) => {
    const at = partsOf(time);
    const thread = draw.skewed([
      'CompactionExecutor:',
      'MemtableFlushWriter:',
      'GossipStage:',
      'main',
      'Native-Transport-Requests-',
    ]);
    return `${level.padEnd(5)} [${thread}${thread === 'main' ? '' : draw.int(1, 400)}] ${at.date} ${at.clock},${at.ms} ${tag}:${draw.int(40, 900)} - `;
  },
  events: `
200 INFO CompactionTask.java | Compacted ({uuid}) {n:1:32} sstables to [{dir}/{word}-{hex:32}/md-{n:1:999}-big,] to level={n:0:4}.  {sizeGlued} to {sizeGlued} (~{n:10:100}% of original) in {ms}.  Read Throughput = {sizeGlued}/s, Write Throughput = {sizeGlued}/s, Row Throughput = ~{n}/s.
160 DEBUG ColumnFamilyStore.java | Enqueuing flush of {word}: {sizeGlued} ({n:0:99}%) on-heap, {n:0:9}.000KiB ({n:0:99}%) off-heap
150 INFO GCInspector.java | {ParNew/ConcurrentMarkSweep/G1} GC in {n:200:4000}ms.  CMS Old Gen: {big} -> {big}; Par Eden Space: {big} -> {n:0:99}; Par Survivor Space: {n} -> {n}
120 INFO StatusLogger.java | {MutationStage/ReadStage/GossipStage/MigrationStage/HintedHandoff/CompactionExecutor/RequestResponseStage/ReadRepairStage/CounterMutationStage/MiscStage/CacheCleanupExecutor/ValidationExecutor/AntiEntropyStage/CommitLogArchiver}   {n:0:99}         {n:0:99}           {n}         {n:0:9}                 {n:0:9}
60 INFO Gossiper.java | InetAddress /{ip} is now UP
60 INFO Gossiper.java | InetAddress /{ip} is now DOWN
30 INFO Gossiper.java | Node /{ip} has restarted, now UP
40 INFO OutboundTcpConnection.java | Handshaking version with /{ip}
40 WARN BatchStatement.java | Batch for [{word}.{word}] is of size {sizeGlued}, exceeding specified threshold of {sizeGlued} by {sizeGlued}.
30 WARN ReadCommand.java | Read {n} live rows and {n} tombstone cells for query SELECT * FROM {word}.{word} WHERE token(id) >= token({n}) LIMIT {n} (see tombstone_warn_threshold)
30 INFO HintsDispatchExecutor.java | Finished hinted handoff of file {uuid}-{big}-1.hints to endpoint /{ip}: {uuid}
24 INFO AutoSavingCache.java | Saved {KeyCache/RowCache/CounterCache} ({n} items) in {n} ms
20 INFO StorageService.java | Node /{ip} state jump to NORMAL
16 INFO TokenMetadata.java | Updating topology for /{ip}
14 DEBUG MigrationManager.java | Gossiping my schema version {uuid}
12 ERROR CassandraDaemon.java | Exception in thread Thread[{host}:{n:1:99},{n:1:9},main]
10 WARN NoSpamLogger.java | Maximum memory usage reached ({sizeGlued}), cannot allocate chunk of {sizeGlued}
8 INFO RepairRunnable.java | Starting repair command #{n:1:99} ({uuid}), repairing keyspace {word} with repair options (parallelism: parallel, primary range: {bool}, incremental: {bool}, job threads: {n:1:4}, ColumnFamilies: [], dataCenters: [], hosts: [], # of ranges: {n:1:999}, pull repair: {bool})
8 INFO RepairSession.java | [repair #{uuid}] new session: will sync /{ip}, /{ip} on range [({neg},{neg}]] for {word}.[{word}]
4 INFO StorageService.java | Loading persisted ring state
3 INFO Server.java | Starting listening for CQL clients on /{ipport} (unencrypted)...
2 INFO CassandraDaemon.java | No gossip backlog; proceeding
1 INFO CassandraDaemon.java | JVM vendor/version: OpenJDK 64-Bit Server VM/{version}
1 WARN StartupChecks.java | JMX is not enabled to receive remote connections. Please see cassandra-env.sh for more info.
1 INFO DatabaseDescriptor.java | DiskAccessMode 'auto' determined to be mmap, indexAccessMode is mmap
1 INFO CommitLog.java | Replaying {dir}/CommitLog-6-{big}.log
`,
};
