import { bsdTime, partsOf, type System } from '../system.ts';

/** IOS messages as a syslog server keeps them. */
export const networkSwitch: System = {
  name: 'network-switch',
  format: 'syslog_log',
  levels: { '2': 'fatal', '3': 'error', '4': 'warn', '5': 'info', '6': 'info', '7': 'debug' },
  clock: 'second',
  header: ({ draw, time, level, tag }) => {
    const at = partsOf(time);
    return `${bsdTime(time)} core-sw${draw.int(1, 4)} ${draw.int(1, 99_999)}: ${at.monthName} ${at.dayBlank} ${at.clock}.${at.ms}: %${tag.replace('#', level)}: `;
  },
  events: `
125 3 LINK-#-UPDOWN | Interface {port_}, changed state to up
125 3 LINK-#-UPDOWN | Interface {port_}, changed state to down
125 5 LINEPROTO-#-UPDOWN | Line protocol on Interface {port_}, changed state to up
125 5 LINEPROTO-#-UPDOWN | Line protocol on Interface {port_}, changed state to down
120 5 SYS-#-CONFIG_I | Configured from console by {user} on vty{n:0:4} ({ip})
110 6 SEC-#-IPACCESSLOGP | list {ACL-IN/100/mgmt} denied tcp {ip}({port}) -> {ip}({port}), {n:1:9} packets
60 6 SEC-#-IPACCESSLOGP | list {ACL-IN/100/mgmt} denied udp {ip}({port}) -> {ip}({port}), {n:1:9} packets
80 4 SW_MATM-#-MACFLAP_NOTIF | Host {ciscomac} in vlan {n:1:999} is flapping between port {port_} and port {port_}
70 5 BGP-#-ADJCHANGE | neighbor {ip} Down Hold Timer Expired
70 5 BGP-#-ADJCHANGE | neighbor {ip} Up
60 3 BGP-#-NOTIFICATION | sent to neighbor {ip} {n:1:6}/{n:0:6} (hold time expired) {n:0:9} bytes
60 5 OSPF-#-ADJCHG | Process {n:1:9}, Nbr {ip} on {port_} from LOADING to FULL, Loading Done
50 5 OSPF-#-ADJCHG | Process {n:1:9}, Nbr {ip} on {port_} from FULL to DOWN, Neighbor Down: Dead timer expired
50 5 SEC_LOGIN-#-LOGIN_SUCCESS | Login Success [user: {user}] [Source: {ip}] [localport: {n:22:23}] at {clock} UTC Mon Mar 4 2024
40 4 SEC_LOGIN-#-LOGIN_FAILED | Login failed [user: {user}] [Source: {ip}] [localport: {n:22:23}] [Reason: Login Authentication Failed] at {clock} UTC Mon Mar 4 2024
40 4 CDP-#-NATIVE_VLAN_MISMATCH | Native VLAN mismatch discovered on {port_} ({n:1:999}), with {host} {port_} ({n:1:999}).
30 5 SPANTREE-#-TOPOTRAP | Topology Change Trap for vlan {n:1:999}
30 2 SPANTREE-#-BLOCK_BPDUGUARD | Received BPDU on port {port_} with BPDU Guard enabled. Disabling port.
30 4 PM-#-ERR_DISABLE | bpduguard error detected on {port_}, putting {port_} in err-disable state
26 4 PM-#-ERR_RECOVER | Attempting to recover from bpduguard err-disable state on {port_}
24 6 DHCP_SNOOPING-#-AGENT_OPERATION_SUCCEEDED | DHCP snooping database Write succeeded.
20 5 HSRP-#-STATECHANGE | Vlan{n:1:999} Grp {n:1:99} state {Standby/Speak/Active/Listen} -> {Active/Standby/Init}
16 3 ENVMON-#-FAN_FAILED | Fan {n:1:9} is faulty
12 6 PLATFORM_ENV-#-FRU_PS_OIR | FRU Power Supply {n:1:2} removed
10 4 DUAL-#-NBRCHANGE | EIGRP-IPv4 {n:1:99}: Neighbor {ip} ({port_}) is down: holding time expired
10 4 DUAL-#-NBRCHANGE | EIGRP-IPv4 {n:1:99}: Neighbor {ip} ({port_}) is up: new adjacency
6 5 PRIVILEGE-#-SET | Privilege level set to {n:0:15} by {user} on vty{n:0:4}
4 3 CPU-#-RISING | Threshold: Total CPU Utilization(Total/Intr): {n:50:100}%/{n:0:9}%, Top 3 processes(Pid/Util):  {n}/{n:1:99}%, {n}/{n:1:99}%, {n}/{n:1:99}%
2 5 RELOAD-#-REQUEST | Reload requested by {user} on console. Reload Reason: Reload Command.
1 5 RESTART-#-SYS | System restarted --
1 2 MEM-#-MALLOCFAIL | Memory allocation of {n} bytes failed from {ptr}, alignment {n:0:16}
`,
};
