import { COMMON_LEVELS, partsOf, type System } from '../system.ts';

/** A Java application server in its own console format. */
export const appServer: System = {
  name: 'app-server',
  format: 'log4j_log',
  levels: COMMON_LEVELS,
  clock: 'full',
  header: ({ draw, time, level, tag }) => {
    const at = partsOf(time);
    const thread = draw.skewed([
      'ServerService Thread Pool -- ',
      'MSC service thread 1-',
      'default task-',
      'EJB default - ',
    ]);
    return `${at.date} ${at.clock},${at.ms} ${level.padEnd(5)} [${tag}] (${thread}${draw.int(1, 60)}) `;
  },
  events: `
150 INFO org.wildfly.extension.undertow | WFLYUT0021: Registered web context: '/{word}' for server 'default-server'
120 INFO org.jboss.as.server | WFLYSRV0010: Deployed "{service}.war" (runtime-name : "{service}.war")
100 INFO org.jboss.as.server.deployment | WFLYSRV0027: Starting deployment of "{service}.war" (runtime-name: "{service}.war")
90 INFO org.jboss.as.server.deployment | WFLYSRV0028: Stopped deployment {service}.war (runtime-name: {service}.war) in {ms}
80 WARN org.jboss.jca.core.connectionmanager | IJ000604: Throwable while attempting to get a new connection: null
80 INFO org.hibernate.Version | HHH000412: Hibernate Core {{{version}.Final}}
70 INFO org.jboss.as.connector.subsystems.datasources | WFLYJCA0001: Bound data source [java:jboss/datasources/{word}DS]
70 INFO org.infinispan.CLUSTER | ISPN000094: Received new cluster view for channel ejb: [{host}|{n:1:99}] ({n:1:9}) [{list:host:4}]
60 WARN org.hibernate.engine.jdbc.spi.SqlExceptionHelper | SQL Error: {n}, SQLState: {n:10000:99999}
60 ERROR org.hibernate.engine.jdbc.spi.SqlExceptionHelper | Duplicate entry '{n}' for key '{word}.PRIMARY'
50 ERROR io.undertow.request | UT005023: Exception handling request to {uri}
40 INFO stdout | Hibernate: select {list:word:5} from {word} where id=?
40 INFO stdout | cart {n} has {n:1:20} items for {user}
40 INFO com.shop.security.Audit | login ok user={user} roles=[{list:word:3}] ip={ip}
30 INFO com.shop.security.Audit | login failed user={user} reason=bad_credentials ip={ip}
30 INFO com.shop.order.OrderService | Order {n} for customer {user} placed: {n:1:20} items, total {f:900:2} EUR
30 INFO com.shop.order.OrderService | Order {n} for customer {user} cancelled
24 WARN com.shop.pay.PaymentClient | Payment provider {PayFast/QuickPay/CardHub} answered in {ms}, retry {n:1:3} of 3
20 ERROR com.shop.pay.PaymentClient | Payment of order {n} failed after {n:1:3} attempts: {class}Exception: timed out
16 DEBUG com.shop.cache.LocalStore | evicted {n} entries from {word} in {ms}
12 INFO org.jboss.as.patching | WFLYPAT0050: WildFly cumulative patch ID is: base, one-off patches include: none
10 INFO org.jboss.as | WFLYSRV0025: WildFly {version}.Final started in {ms} - Started {n} of {n} services ({n} services are lazy, passive or on-demand)
6 INFO org.jboss.as | WFLYSRV0050: WildFly {version}.Final stopped in {ms}
4 FATAL org.jboss.as.server | WFLYSRV0056: Server boot has failed in an unrecoverable manner; exiting. See previous messages for details.
1 WARN org.jboss.as.txn | WFLYTX0013: The node-identifier attribute on the /subsystem=transactions is set to the default value. This is a danger for environments running multiple servers.
`,
};
