import type { System } from './system.ts';
import { appServer } from './systems/app-server.ts';
import { cassandra } from './systems/cassandra.ts';
import { ciRunner } from './systems/ci-runner.ts';
import { clusterState } from './systems/cluster-state.ts';
import { computeApi } from './systems/compute-api.ts';
import { desktopSyslog } from './systems/desktop-syslog.ts';
import { elasticsearch } from './systems/elasticsearch.ts';
import { eventCsv } from './systems/event-csv.ts';
import { firewallPairs } from './systems/firewall-pairs.ts';
import { jobScheduler } from './systems/job-scheduler.ts';
import { kafkaBroker } from './systems/kafka-broker.ts';
import { kernelRing } from './systems/kernel-ring.ts';
import { keyStore } from './systems/key-store.ts';
import { kubelet } from './systems/kubelet.ts';
import { mailServer } from './systems/mail-server.ts';
import { mavenBuild } from './systems/maven-build.ts';
import { mongodb } from './systems/mongodb.ts';
import { mysqlError } from './systems/mysql-error.ts';
import { networkSwitch } from './systems/network-switch.ts';
import { nginxError } from './systems/nginx-error.ts';
import { npmBuild } from './systems/npm-build.ts';
import { objectStore } from './systems/object-store.ts';
import { phoneLogcat } from './systems/phone-logcat.ts';
import { postgresCsv } from './systems/postgres-csv.ts';
import { postgresServer } from './systems/postgres-server.ts';
import { proxyClient } from './systems/proxy-client.ts';
import { rabbitmq } from './systems/rabbitmq.ts';
import { routerJunos } from './systems/router-junos.ts';
import { stepCounter } from './systems/step-counter.ts';
import { supercomputerSyslog } from './systems/supercomputer-syslog.ts';
import { w3cSite } from './systems/w3c-site.ts';
import { webFramework } from './systems/web-framework.ts';
import { windowsServicing } from './systems/windows-servicing.ts';
import { zeekConn } from './systems/zeek-conn.ts';

/** Every system that is written for this evaluation. */
export const SYSTEMS: readonly System[] = [
  appServer,
  cassandra,
  ciRunner,
  clusterState,
  computeApi,
  desktopSyslog,
  elasticsearch,
  eventCsv,
  firewallPairs,
  jobScheduler,
  kafkaBroker,
  kernelRing,
  keyStore,
  kubelet,
  mailServer,
  mavenBuild,
  mongodb,
  mysqlError,
  networkSwitch,
  nginxError,
  npmBuild,
  objectStore,
  phoneLogcat,
  postgresCsv,
  postgresServer,
  proxyClient,
  rabbitmq,
  routerJunos,
  stepCounter,
  supercomputerSyslog,
  w3cSite,
  webFramework,
  windowsServicing,
  zeekConn,
];
