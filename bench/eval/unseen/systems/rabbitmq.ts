import { partsOf, type System } from '../system.ts';

export const rabbitmq: System = {
  name: 'rabbitmq',
  format: 'rabbitmq_log',
  levels: { debug: 'debug', info: 'info', notice: 'info', warning: 'warn', error: 'error' },
  clock: 'full',
  header: ({ draw, time, level }) => {
    const at = partsOf(time);
    return `${at.date} ${at.clock}.${at.ms}${draw.int(100, 999)}+00:00 [${level}] <0.${draw.int(200, 30_000)}.${draw.int(0, 3)}> `;
  },
  events: `
300 info - | accepting AMQP connection <0.{n}.{n:0:3}> ({ipport} -> {ipport})
260 info - | connection <0.{n}.{n:0:3}> ({ipport} -> {ipport} - {service}): user '{user}' authenticated and granted access to vhost '{word}'
220 info - | closing AMQP connection <0.{n}.{n:0:3}> ({ipport} -> {ipport} - {service}, vhost: '{word}', user: '{user}')
120 warning - | closing AMQP connection <0.{n}.{n:0:3}> ({ipport} -> {ipport}, vhost: '{word}', user: '{user}'): client unexpectedly closed TCP connection
80 error - | closing AMQP connection <0.{n}.{n:0:3}> ({ipport} -> {ipport}): missed heartbeats from client, timeout: {n:10:120}s
60 error - | Channel error on connection <0.{n}.{n:0:3}> ({ipport} -> {ipport}, vhost: '{word}', user: '{user}'), channel {n:1:99}: operation queue.declare caused a channel exception not_found: no queue '{word}' in vhost '{word}'
40 warning - | Message store "{hex:25}/msg_store_persistent": rebuilding indices from scratch
40 info - | Mirrored queue '{word}' in vhost '{word}': Adding mirror on node rabbit@{host}: <{n}.{n}.{n:0:3}>
36 info - | Mirrored queue '{word}' in vhost '{word}': Synchronising: {n} messages to synchronise
30 info - | rabbit on node rabbit@{host} up
26 info - | rabbit on node rabbit@{host} down
26 info - | node rabbit@{host} down: {connection_closed/net_tick_timeout/etimedout}
20 error - | Partial partition detected: {user}
16 info - | Setting disk free limit to {n}MB
14 warning - | memory resource limit alarm set on node rabbit@{host}.
14 warning - | memory resource limit alarm cleared on node rabbit@{host}
12 warning - | disk resource limit alarm set on node rabbit@{host}.
10 debug - | Raft Term changed to {n:1:99} in queue {word}
8 info - | Management plugin: HTTP (non-TLS) listener started on port {port}
6 info - | Statistics database started.
4 info - | Waiting for Mnesia tables for {n} ms, {n:1:9} retries left
4 notice - | Logging: configured log handlers are now ACTIVE
3 info - | Running boot step {pre_boot/rabbit_core_metrics/rabbit_alarm/recovery/networking/database/worker_pool/file_handle_cache/direct_client} defined by app rabbit
1 info - | Successfully set permissions for user '{user}' in virtual host '{word}' to '.*', '.*', '.*'
1 info - | Created user '{user}'
1 error - | Supervisor {rabbit_amqqueue_sup_sup/rabbit_connection_sup} had child rabbit_amqqueue started with rabbit_prequeue:start_link() at <0.{n}.{n:0:3}> exit with reason shutdown in context child_terminated
`,
};
