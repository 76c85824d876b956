import { bsdTime, partsOf, type System } from '../system.ts';

/** Syslog of a large cluster behind an alert tag, an epoch, a date and the node. */
export const supercomputerSyslog: System = {
  name: 'supercomputer-syslog',
  format: 'timed_log',
  levels: { '-': 'none', WARN: 'warn' },
  clock: 'second',
  header: ({ draw, time, tag }) => {
    const node = draw.skewed([
      'dn228',
      'aadmin1',
      'eadmin2',
      'cn1042',
      'badmin1',
      'tbird-sm1',
      'an77',
      'bn431',
    ]);
    const alert = tag.startsWith('!') ? tag.slice(1).split(' ')[0] : '-';
    const name = tag.startsWith('!') ? tag.split(' ')[1]! : tag;
    const pid = name.endsWith('[]') ? `${name.slice(0, -1)}${draw.int(100, 32_000)}]:` : `${name}:`;
    const at = partsOf(time);
    return `${alert} ${Math.floor(time / 1000)} ${at.year}.${at.month}.${at.day} ${node} ${bsdTime(time)} ${node}/${node} ${pid} `;
  },
  events: `
180 - crond[] | (root) CMD (run-parts {dir})
60 - crond[] | ({user}) CMD ({path} -q > /dev/null)
300 - /apps/x86_64/system/ganglia/sbin/gmetad[] | data_thread() got not answer from any [{Cluster_A1/Cluster_B8/Cluster_C5/Cluster_D2/LDAP_3}] datasource
120 - ntpd[] | synchronized to {ip}, stratum {n:1:5}
60 - ntpd[] | time reset {f:2:6} s
150 - dhcpd | DHCPDISCOVER from {mac} via {iface}
120 - dhcpd | DHCPOFFER on {ip} to {mac} via {iface}
110 - dhcpd | DHCPREQUEST for {ip} ({ip}) from {mac} via {iface}
110 - dhcpd | DHCPACK on {ip} to {mac} via {iface}
90 - in.tftpd[] | tftp: client does not accept options
80 - xinetd[] | START: tftp pid={n} from={ip}
40 - xinetd[] | EXIT: tftp status={n:0:1} pid={n} duration={n:0:99}(sec)
150 - ib_sm.x[] | [ib_sm_sweep.c:{n}]: No topology change
60 - ib_sm.x[] | [ib_sm_sweep.c:{n}]: No configuration change required
30 - sshd[] | Accepted publickey for {user} from {ip} port {port} ssh2
200 - sshd(pam_unix)[] | session opened for user {user} by (uid={n:0:3})
200 - crond(pam_unix)[] | session closed for user {user}
25 - sshd[] | Connection closed by {ip}
20 WARN postfix/postdrop[] | warning: unable to look up public/pickup: No such file or directory
40 - !ECC Server | EventID: {n:1000:1500} ECC corrected error on DIMM {n:0:7} bank {n:0:3}
60 - !VAPI kernel | [KERNEL_IB][tsIbTavorDispatch][{path}:{n}]InfiniHost0: EVENT: Local Catastrophic Error
12 - kernel | Losing some ticks... checking if CPU frequency changed.
8 - kernel | ACPI: PCI interrupt {n:0:9}:0a:0{n:0:7}.0[A] -> GSI {n:16:99} (level, low) -> IRQ {n:16:250}
7 - kernel | e1000: {iface}: e1000_watchdog: NIC Link is Up {n} Mbps Full Duplex
6 - kernel | scsi({n:0:3}): LOOP UP detected ({n:1:4} Gbps).
5 - kernel | Adding {big}k swap on {path}. Priority:-{n:1:9} extents:{n:1:9}
4 - kernel | CPU{n:0:3}: Physical Processor ID: {n:0:3}
3 - kernel | md: md{n:0:9} stopped.
2 - kernel | nfs: server {host} not responding, timed out
2 - kernel | nfs: server {host} OK
1 - kernel | VFS: busy inodes on changed media.
1 - rpc.statd[] | Version {version} Starting
1 - syslogd | restart.
1 - pbs_mom | scan_for_exiting, cannot bind to port {port} in client_to_svr, errno:{n:1:99}
1 - smartd[] | Device: {path}, {n:1:9} Currently unreadable (pending) sectors
`,
};
