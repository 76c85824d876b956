import type { System } from '../system.ts';

/** State changes of a cluster's parts: number, node, component, state, epoch, flag. */
export const clusterState: System = {
  name: 'cluster-state',
  format: 'timed_log',
  levels: { '-': 'none' },
  clock: 'second',
  header: ({ draw, time, tag }) => {
    const [component = 'unix.hw', state = 'state_change'] = tag.split(' ');
    const node = component === 'gige' ? `gige${draw.int(0, 9)}` : `node-${draw.int(0, 255)}`;
    return `${draw.int(2000, 460_000)} ${node} ${component} ${state} ${Math.floor(time / 1000)} ${draw.int(0, 1)} `;
  },
  events: String.raw`
300 - unix.hw state_change.unavailable | Component State Change: Component \042alt0\042 is in the unavailable state (HWID={n})
120 - unix.hw state_change.available | Component State Change: Component \042alt0\042 is in the available state (HWID={n})
260 - unix.hw net.niff.up | NIFF: node node-{n:0:255} detected a failed network connection on network {ip} via interface alt0
160 - unix.hw net.niff.up | NIFF: node node-{n:0:255} has detected an available network connection on network {ip} via interface scip0
180 - gige temperature | ambient={n:20:60}
90 - gige temperature | Temperature ({n:20:60}) exceeds warning threshold
80 - partition status | starting
60 - partition status | running
50 - node psu | PSU status ( {on/off} {on/off} )
70 - node fan | Fan speeds ( {n:3000:4000} {n:3000:4000} {n:3000:4000} {n:3000:4000} {n:3000:4000} {n:3000:4000} )
110 - boot_cmd new | Targeting domains:node-D{n:0:7} and nodes:node-[{n:0:99}-{n:100:255}] child of command {n}
100 - boot_cmd success | Command has completed successfully
30 - boot_cmd error | boot (command {n}) Error: unable to reach console of node-{n:0:255}
25 - domain panic | ServerFileSystem: An ServerFileSystem domain panic has occurred on storage{n:100:999}
20 - domain full | ServerFileSystem: ServerFileSystem domain storage{n:100:999} is full
18 - clusterfilesystem no_server | ClusterFileSystem: There is no server for PANFS storage{n:100:999}
14 - link errors | Linkerror event interval expired
60 - link errors | Link error on broadcast tree Interconnect-{n:0:3}T{n:10:99}:{n:0:7}:{n:0:7}
12 - link ok | Link ok
9 - link reset | Link in reset
40 - action start | risBoot (command {n})
40 - action start | bootGenvmunix (command {n})
30 - action start | wait (command {n})
20 - action halt | halt (command {n})
8 - action error | Not responding
3 - node status | configured out
2 - server mount | Lustre mount FAILED : {host} : point {path}
1 - node panic | Kernel panic on cpu {n:0:7}: unaligned access
1 - unix.hw disk | disk {n:0:7} predicted to fail soon
`,
};
