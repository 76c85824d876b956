import { COMMON_LEVELS, partsOf, type System } from '../system.ts';

export const elasticsearch: System = {
  name: 'elasticsearch',
  format: 'elasticsearch_log',
  levels: COMMON_LEVELS,
  clock: 'full',
  header: ({ draw, time, level, tag }) => {
    const at = partsOf(time);
    return `[${at.date}T${at.clock},${at.ms}][${level.padEnd(5)}][${tag.padEnd(25)}] [${draw.skewed(['es-data-1', 'es-master', 'es-data-2'])}] `;
  },
  events: `
250 INFO o.e.c.m.MetadataMappingService | [{word}-{day}/{hex:22}] update_mapping [_doc]
200 INFO o.e.c.m.MetadataCreateIndexService | [{word}-{day}] creating index, cause [{auto(bulk api)/api/rollover_index}], templates [{word}], shards [{n:1:9}]/[{n:0:2}]
180 INFO o.e.c.r.a.AllocationService | Cluster health status changed from [{YELLOW/RED}] to [GREEN] (reason: [shards started [[{word}-{day}][{n:0:9}]]]).
150 WARN o.e.m.j.JvmGcMonitorService | [gc][{n}] overhead, spent [{ms}] collecting in the last [{secs}]
120 INFO o.e.m.j.JvmGcMonitorService | [gc][young][{n}][{n}] duration [{ms}], collections [{n:1:3}]/[{secs}], total [{ms}]/[{secs}], memory [{sizeGlued}]->[{sizeGlued}]/[{sizeGlued}], all_pools {{[young] [{sizeGlued}]->[{sizeGlued}]/[{sizeGlued}]}}
100 WARN o.e.c.r.a.DiskThresholdMonitor | high disk watermark [{n:80:95}%] exceeded on [{hex:22}][{host}][{path}] free: {sizeGlued}[{f:10:1}%], shards will be relocated away from this node
60 INFO o.e.c.r.a.DiskThresholdMonitor | rerouting shards: [high disk watermark exceeded on one or more nodes]
50 INFO o.e.c.s.ClusterApplierService | added {{{{{host}}}{{{hex:22}}}{{{ip}}}{{{ipport}}}}}, term: {n}, version: {n}, reason: ApplyCommitRequest
50 INFO o.e.c.s.ClusterApplierService | removed {{{{{host}}}{{{hex:22}}}{{{ip}}}{{{ipport}}}}}, term: {n}, version: {n}, reason: ApplyCommitRequest
40 WARN o.e.t.TransportService | Received response for a request that has timed out, sent [{ms}] ago, timed out [{ms}] ago, action [{indices:data/cluster:monitor/internal:gateway}], node [{host}], id [{n}]
30 WARN r.suppressed | path: /{word}-{day}/_search, params: {{index={word}-{day}}}
30 ERROR o.e.x.m.e.l.LocalExporter | failed to delete indices [{list:word:4}]
26 INFO o.e.s.SnapshotsService | snapshot [{word}:{word}-{day}/{hex:22}] completed with state [SUCCESS]
24 INFO o.e.s.SnapshotsService | snapshot [{word}:{word}-{day}/{hex:22}] started
16 WARN o.e.x.s.t.n.SecurityNetty4HttpServerTransport | received plaintext http traffic on an https channel, closing connection Netty4HttpChannel{{localAddress=/{ipport}, remoteAddress=/{ipport}}}
12 INFO o.e.n.Node | stopping ...
12 INFO o.e.n.Node | stopped
12 INFO o.e.n.Node | closing ...
12 INFO o.e.n.Node | closed
12 INFO o.e.n.Node | initialized
12 INFO o.e.n.Node | starting ...
12 INFO o.e.n.Node | started
12 INFO o.e.p.PluginsService | loaded module [{aggs-common/analysis/ingest-geoip/lang-painless/mapper-extras/parent-join/percolator/reindex/repository-url/transport}]
10 INFO o.e.t.TransportService | publish_address {{{ipport}}}, bound_addresses {{{ipport}}}
6 WARN o.e.b.BootstrapChecks | max virtual memory areas vm.max_map_count [{n}] is too low, increase to at least [{n}]
6 WARN o.e.d.HandshakingTransportAddressConnector | [connectToRemoteMasterNode[{ipport}]] completed handshake with [{{{host}}}] but followup connection failed
4 DEBUG o.e.a.s.TransportSearchAction | All shards failed for phase: [{query/fetch}]
2 INFO o.e.e.NodeEnvironment | heap size [{sizeGlued}], compressed ordinary object pointers [{bool}]
1 INFO o.e.l.LicenseService | license [{uuid}] mode [basic] - valid
1 ERROR o.e.b.ElasticsearchUncaughtExceptionHandler | uncaught exception in thread [{main/Thread-7}]
1 INFO o.e.g.GatewayService | recovered [{n:1:99}] indices into cluster_state
`,
};
