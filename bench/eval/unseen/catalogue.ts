import type { System } from './system.ts';
import { cassandra } from './systems/cassandra.ts';
import { clusterState } from './systems/cluster-state.ts';
import { computeApi } from './systems/compute-api.ts';
import { desktopSyslog } from './systems/desktop-syslog.ts';
import { elasticsearch } from './systems/elasticsearch.ts';
import { kubelet } from './systems/kubelet.ts';
import { mailServer } from './systems/mail-server.ts';
import { mavenBuild } from './systems/maven-build.ts';
import { mysqlError } from './systems/mysql-error.ts';
import { networkSwitch } from './systems/network-switch.ts';
import { phoneLogcat } from './systems/phone-logcat.ts';
import { postgresServer } from './systems/postgres-server.ts';
import { proxyClient } from './systems/proxy-client.ts';
import { rabbitmq } from './systems/rabbitmq.ts';
import { stepCounter } from './systems/step-counter.ts';
import { supercomputerSyslog } from './systems/supercomputer-syslog.ts';
import { windowsServicing } from './systems/windows-servicing.ts';

/** Every system that is written for this evaluation. */
export const SYSTEMS: readonly System[] = [
  cassandra,
  clusterState,
  computeApi,
  desktopSyslog,
  elasticsearch,
  kubelet,
  mailServer,
  mavenBuild,
  mysqlError,
  networkSwitch,
  phoneLogcat,
  postgresServer,
  proxyClient,
  rabbitmq,
  stepCounter,
  supercomputerSyslog,
  windowsServicing,
];
