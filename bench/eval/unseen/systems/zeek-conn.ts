import type { System } from '../system.ts';

/** Zeek's tab-separated tables: `#fields` names the columns. */
export const zeekConn: System = {
  name: 'zeek-conn',
  format: 'zeek_log',
  levels: { '-': 'none' },
  clock: 'full',
  columns: true,
  preamble: [
    '#separator \\x09',
    '#set_separator\t,',
    '#path\tconn',
    '#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\tconn_state',
    '#types\ttime\tstring\taddr\tport\taddr\tport\tenum\tstring\tinterval\tstring',
  ],
  header: () => '',
  whole: ({ draw, time }, message) =>
    `${(time / 1000).toFixed(6)}\tC${draw.hex(17)}\t10.0.0.${draw.int(1, 250)}\t${draw.int(1024, 65_535)}\t10.9.0.${draw.int(1, 250)}\t${draw.int(1, 9000)}\t${message}`,
  events: `
300 - - | tcp	http	{f:9:6}	SF
200 - - | udp	dns	{f:9:6}	SF
100 - - | tcp	-	-	S0
50 - - | tcp	ssl	{f:99:6}	RSTR
`,
};
