import { partsOf, type System } from '../system.ts';

/** A desktop proxy: program and host are words, counts have an optional size in brackets. */
export const proxyClient: System = {
  name: 'proxy-client',
  format: 'proxifier_log',
  levels: { '-': 'none' },
  clock: 'second',
  header: ({ time }) => {
    const at = partsOf(time);
    return `[${at.month}.${at.day} ${at.clock}] `;
  },
  events: `
400 - - | {exe} - {domain}:{port} close, {n:0:999} bytes sent, {n:0:999} bytes received, lifetime {00:01/00:12/<1 sec/01:07/11:03}
260 - - | {exe} - {domain}:{port} open through proxy {domain}:{port} HTTPS
60 - - | {exe} - {domain}:{port} open through proxy {domain}:{port} SOCKS5
40 - - | {exe} *64 - {domain}:{port} open through proxy {domain}:{port} HTTPS
60 - - | {exe} - {domain}:{port} error : Could not connect through proxy {domain}:{port} - Proxy server cannot establish a connection with the target, status code {n:403:504}
20 - - | {exe} - {domain}:{port} open directly
4 - - | {exe} - {domain}:{port} error : Could not resolve host name {domain}
2 - - | Log file rotated after {size}
1 - - | Profile "{word}" loaded
`,
};
