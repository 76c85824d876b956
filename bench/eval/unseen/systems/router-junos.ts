import { bsdTime, type System } from '../system.ts';

/** Junos: an event's name, then the sentence. */
export const routerJunos: System = {
  name: 'router-junos',
  format: 'timed_log',
  levels: { '-': 'none' },
  clock: 'second',
  header: ({ draw, time, tag }) => {
    const [name = '', event = ''] = tag.split(' ');
    return `${bsdTime(time)}  edge-r${draw.int(1, 3)} ${name}[${draw.int(900, 9000)}]: ${event}${event ? ': ' : ''}`;
  },
  events: `
90 - rpd RPD_BGP_NEIGHBOR_STATE_CHANGED | BGP peer {ip} (External AS {n:64000:65000}) changed state from Established to Idle (event {RecvKeepAlive/HoldTime/Start/Restart}) (instance master)
80 - rpd RPD_BGP_NEIGHBOR_STATE_CHANGED | BGP peer {ip} (External AS {n:64000:65000}) changed state from OpenConfirm to Established (event {RecvKeepAlive/HoldTime/Start/Restart}) (instance master)
130 - mib2d SNMP_TRAP_LINK_DOWN | ifIndex {n}, ifAdminStatus up({n:1:2}), ifOperStatus down({n:1:2}), ifName {junosport}
130 - mib2d SNMP_TRAP_LINK_UP | ifIndex {n}, ifAdminStatus up({n:1:2}), ifOperStatus up({n:1:2}), ifName {junosport}
100 - sshd | Failed password for {user} from {ip} port {port} ssh2
80 - sshd | Accepted keyboard-interactive/pam for {user} from {ip} port {port} ssh2
80 - mgd UI_CMDLINE_READ_LINE | User '{user}', command 'show {word} {word} '
60 - mgd UI_COMMIT | User '{user}' requested 'commit' operation (comment: none)
50 - mgd UI_LOGIN_EVENT | User '{user}' login, class 'j-super-user' [{n}], ssh-connection '{ip} {port} {ip} 22', client-mode 'cli'
50 - mgd UI_LOGOUT_EVENT | User '{user}' logout
40 - chassisd CHASSISD_SNMP_TRAP6 | SNMP trap generated: Fan/Blower Removed (jnxContentsContainerIndex {n:1:9}, jnxContentsL1Index {n:1:9}, jnxContentsL2Index {n:0:9}, jnxContentsL3Index {n:0:9}, jnxContentsDescr Fan Tray {n:0:4}, jnxContentsType 1/{n:0:9}, )
30 - rpd RPD_OSPF_NBRDOWN | OSPF neighbor {ip} (realm ospf-v2 {junosport}.0 area {ip}) state changed from Full to Down due to {InActiveTimer/KillNbr/LLDown} (event reason: neighbor was inactive and declared dead)
30 - rpd RPD_OSPF_NBRUP | OSPF neighbor {ip} (realm ospf-v2 {junosport}.0 area {ip}) state changed from Init to ExStart due to 2WayRcvd (event reason: neighbor detected this router)
26 - rpd bgp_hold_timeout | NOTIFICATION sent to {ip} (External AS {n:64000:65000}): code 4 (Hold Timer Expired Error), Reason: holdtime expired for {ip} (External AS {n:64000:65000}), socket buffer sndcc: {n} rcvcc: {n}
20 - dcd | {junosport}: Interface mtu changed to {n}
16 - alarmd | Alarm set: FPC color=YELLOW, class=CHASSIS, reason=Host {n:0:1} {word} usage above threshold
16 - alarmd | Alarm cleared: FPC color=YELLOW, class=CHASSIS, reason=Host {n:0:1} {word} usage above threshold
12 - xntpd | synchronized to {ip}, stratum={n:1:5}
10 - xntpd | kernel time sync enabled {n}
6 - cron | (root) CMD (   {path})
5 - pfed PFED_NOTIF_GLOBAL_STAT_UNKNOWN | Unknown global notification stat: transit options/ttl-exceeded (re-injected)
3 - eventd SYSTEM_OPERATIONAL | System is operational
1 - rpd RPD_TASK_BEGIN | Commencing routing updates, version {version}, built {day} {clock} UTC by builder
1 - kernel | rts_ifstate_client_open: sysctl failed
`,
};
