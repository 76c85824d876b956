import { partsOf, type System } from '../system.ts';

export const nginxError: System = {
  name: 'nginx-error',
  format: 'nginx_error_log',
  levels: { notice: 'info', warn: 'warn', error: 'error', crit: 'fatal', alert: 'fatal', info: 'info' },
  clock: 'second',
  header: ({ draw, time, level, tag }) => {
    const at = partsOf(time);
    const connection = tag === '*' ? `*${draw.int(1, 99_999)} ` : '';
    return `${at.year}/${at.month}/${at.day} ${at.clock} [${level}] ${draw.int(20, 40)}#${draw.int(0, 40)}: ${connection}`;
  },
  events: `
200 error * | connect() failed (111: Connection refused) while connecting to upstream, client: {ip}, server: {domain}, request: "GET {uri} HTTP/1.1", upstream: "http://{ipport}{uri}", host: "{domain}"
150 error * | upstream timed out (110: Connection timed out) while reading response header from upstream, client: {ip}, server: {domain}, request: "POST {uri} HTTP/1.1", upstream: "http://{ipport}{uri}", host: "{domain}"
160 error * | open() "{path}" failed (2: No such file or directory), client: {ip}, server: {domain}, request: "GET {uri} HTTP/1.1", host: "{domain}"
60 error * | open() "{path}" failed (2: No such file or directory), client: {ip}, server: {domain}, request: "GET {uri} HTTP/1.1", host: "{domain}", referrer: "{url}"
50 error * | directory index of "{dir}/" is forbidden, client: {ip}, server: {domain}, request: "GET / HTTP/1.1", host: "{domain}"
120 warn * | a client request body is buffered to a temporary file {path}, client: {ip}, server: {domain}, request: "POST {uri} HTTP/2.0", host: "{domain}"
100 warn * | an upstream response is buffered to a temporary file {path} while reading upstream, client: {ip}, server: {domain}, request: "GET {uri} HTTP/1.1", upstream: "http://{ipport}{uri}", host: "{domain}"
60 error * | limiting requests, excess: {f:30:3} by zone "{word}", client: {ip}, server: {domain}, request: "GET {uri} HTTP/1.1", host: "{domain}"
40 info * | client {ip} closed keepalive connection
30 info * | client prematurely closed connection, so upstream connection is closed too while sending request to upstream, client: {ip}, server: {domain}, request: "GET {uri} HTTP/1.1", upstream: "http://{ipport}{uri}", host: "{domain}"
20 error * | no live upstreams while connecting to upstream, client: {ip}, server: {domain}, request: "GET {uri} HTTP/1.1", upstream: "http://{service}{uri}", host: "{domain}"
16 error * | user "{user}": password mismatch, client: {ip}, server: {domain}, request: "GET {uri} HTTP/1.1", host: "{domain}"
12 error * | user "{user}" was not found in "{path}", client: {ip}, server: {domain}, request: "GET {uri} HTTP/1.1", host: "{domain}"
10 crit * | SSL_do_handshake() failed (SSL: error:{HEX:8}:SSL routines:ssl3_read_bytes:sslv3 alert certificate unknown:SSL alert number {n:40:50}) while SSL handshaking, client: {ip}, server: 0.0.0.0:443
10 notice - | signal process started
9 notice - | start worker process {n}
9 notice - | worker process {n} exited with code {n:0:2}
8 notice - | gracefully shutting down
8 notice - | exiting
8 notice - | exit
6 notice - | signal {n:1:17} (SIGCHLD) received from {n}
5 alert - | worker process {n} exited on signal {n:1:15}
3 notice - | using the "epoll" event method
2 warn - | conflicting server name "{domain}" on 0.0.0.0:80, ignored
1 crit - | pread() "{path}" failed (5: Input/output error)
1 error * | readv() failed (104: Connection reset by peer) while reading upstream, client: {ip}, server: {domain}, request: "GET {uri} HTTP/1.1", upstream: "http://{ipport}{uri}", host: "{domain}"
`,
};
