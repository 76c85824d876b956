import { COMMON_LEVELS, partsOf, type System } from '../system.ts';

/** Kafka: the class stands at the end of the line. */
export const kafkaBroker: System = {
  name: 'kafka-broker',
  format: 'kafka_log',
  levels: COMMON_LEVELS,
  clock: 'full',
  header: ({ time, level }) => {
    const at = partsOf(time);
    return `[${at.date} ${at.clock},${at.ms}] ${level} `;
  },
  events: `
200 INFO - | [GroupCoordinator {n:0:3}]: Preparing to rebalance group {service} in state PreparingRebalance with old generation {n} (__consumer_offsets-{n:0:49}) (reason: Adding new member {service}-{uuid} with group instance id None) (kafka.coordinator.group.GroupCoordinator)
140 INFO - | [GroupCoordinator {n:0:3}]: Stabilized group {service} generation {n} (__consumer_offsets-{n:0:49}) with {n:1:20} members (kafka.coordinator.group.GroupCoordinator)
120 INFO - | [GroupCoordinator {n:0:3}]: Assignment received from leader {service}-{uuid} for group {service} for generation {n}. The group has {n:1:20} members, {n:0:9} of which are static. (kafka.coordinator.group.GroupCoordinator)
100 INFO - | [GroupCoordinator {n:0:3}]: Member {service}-{uuid} in group {service} has failed, removing it from the group (kafka.coordinator.group.GroupCoordinator)
120 INFO - | [Partition {word}-{n:0:49} broker={n:0:3}] Shrinking ISR from {list:n:3:tight} to {list:n:2:tight}. Leader: (highWatermark: {n}, endOffset: {n}). Out of sync replicas: (brokerId: {n:0:3}, endOffset: {n}). (kafka.cluster.Partition)
100 INFO - | [Partition {word}-{n:0:49} broker={n:0:3}] Expanding ISR from {list:n:2:tight} to {list:n:3:tight} (kafka.cluster.Partition)
90 INFO - | [ReplicaFetcher replicaId={n:0:3}, leaderId={n:0:3}, fetcherId={n:0:3}] Error sending fetch request (sessionId={n}, epoch={n}) to node {n:0:3}: (org.apache.kafka.clients.FetchSessionHandler)
80 WARN - | [ReplicaFetcher replicaId={n:0:3}, leaderId={n:0:3}, fetcherId={n:0:3}] Error in response for fetch request (type=FetchRequest, replicaId={n:0:3}, maxWait={n}, minBytes={n}, maxBytes={n}, fetchData={{}}, isolationLevel=READ_UNCOMMITTED) (kafka.server.ReplicaFetcherThread)
60 INFO - | [Log partition={word}-{n:0:49}, dir={dir}] Rolled new log segment at offset {n} in {n} ms. (kafka.log.Log)
60 INFO - | [Log partition={word}-{n:0:49}, dir={dir}] Deleting segment files LogSegment(baseOffset={n}, size={n}, lastModifiedTime={big}, largestRecordTimestamp=Some({big})) (kafka.log.Log)
50 INFO - | [ProducerStateManager partition={word}-{n:0:49}] Writing producer snapshot at offset {n} (kafka.log.ProducerStateManager)
50 INFO - | Deleted log {path}.log.deleted. (kafka.log.LogSegment)
50 INFO - | Deleted offset index {path}.index.deleted. (kafka.log.LogSegment)
50 INFO - | Deleted time index {path}.timeindex.deleted. (kafka.log.LogSegment)
30 WARN - | Client session timed out, have not heard from server in {n}ms for sessionid {ptr:16} (org.apache.zookeeper.ClientCnxn)
24 INFO - | Opening socket connection to server {host}/{ipport}. Will not attempt to authenticate using SASL (unknown error) (org.apache.zookeeper.ClientCnxn)
20 INFO - | [GroupMetadataManager brokerId={n:0:3}] Removed {n} expired offsets in {n} milliseconds. (kafka.coordinator.group.GroupMetadataManager)
20 INFO - | [Controller id={n:0:3}] Processing automatic preferred replica leader election (kafka.controller.KafkaController)
16 ERROR - | [Controller id={n:0:3} epoch={n}] Controller {n:0:3} epoch {n} failed to change state for partition {word}-{n:0:49} from OfflinePartition to OnlinePartition (state.change.logger)
12 INFO - | Creating topic {word} with configuration {{}} and initial partition assignment Map({n:0:9} -> ArrayBuffer({list:n:3})) (kafka.zk.AdminZkClient)
8 WARN - | [SocketServer brokerId={n:0:3}] Unexpected error from /{ip}; closing connection (org.apache.kafka.common.network.Selector)
5 INFO - | [KafkaServer id={n:0:3}] started (kafka.server.KafkaServer)
5 INFO - | [KafkaServer id={n:0:3}] shutting down (kafka.server.KafkaServer)
3 ERROR - | Disk error while locking directory {dir} (kafka.server.LogDirFailureChannel)
1 FATAL - | [KafkaServer id={n:0:3}] Fatal error during KafkaServer startup. Prepare to shutdown (kafka.server.KafkaServer)
`,
};
