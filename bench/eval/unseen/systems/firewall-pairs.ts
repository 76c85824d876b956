import { partsOf, type System } from '../system.ts';

/** A firewall that writes key=value pairs, some with quotes. */
export const firewallPairs: System = {
  name: 'firewall-pairs',
  format: 'logfmt_log',
  levels: { notice: 'info', warning: 'warn', error: 'error', alert: 'fatal', information: 'info' },
  clock: 'second',
  columns: true,
  header: () => '',
  whole: ({ draw, time, level, tag }, message) => {
    const at = partsOf(time);
    return `date=${at.date} time=${at.clock} devname="FW-${draw.int(1, 3)}" devid="FG${draw.int(100_000, 999_999)}" eventtime=${Math.floor(time / 1000)}000000000 tz="+0000" logid="000${draw.int(1_000_000, 9_999_999)}" type="${tag}" level="${level}" vd="root" srcip=10.1.${draw.int(0, 9)}.${draw.int(1, 250)} dstport=${draw.int(1, 65_000)} action="accept" msg="${message}"`;
  },
  events: `
300 notice traffic | session closed after {n} packets
200 warning utm | URL was blocked because it is in a denied category
100 alert utm | attack {word} detected from {ip}
80 error event | HA link to peer {ip} is lost
60 information event | Administrator {user} logged in successfully from ssh({ip})
40 alert event | Administrator {user} login failed from https({ip}) because of invalid password
`,
};
