import { bsdTime, type System } from '../system.ts';

/** Postfix and Dovecot in one syslog file. */
export const mailServer: System = {
  name: 'mail-server',
  format: 'syslog_log',
  levels: { '-': 'none', warning: 'warn', error: 'error', fatal: 'fatal' },
  clock: 'second',
  header: ({ draw, time, tag }) =>
    `${bsdTime(time)} mx1 ${tag === 'dovecot' ? 'dovecot' : `postfix/${tag}[${draw.int(900, 32_000)}]`}: `,
  events: `
200 - smtpd | connect from {host}[{ip}]
200 - smtpd | disconnect from {host}[{ip}] ehlo={n:1:2} mail={n:0:3} rcpt={n:0:3} data={n:0:3} quit={n:0:1} commands={n:1:9}
160 - smtpd | {HEX:10}: client={host}[{ip}]
160 - cleanup | {HEX:10}: message-id=<{hex:20}@{domain}>
180 - qmgr | {HEX:10}: from=<{email}>, size={n}, nrcpt={n:1:9} (queue active)
180 - qmgr | {HEX:10}: removed
140 - smtp | {HEX:10}: to=<{email}>, relay={domain}[{ip}]:25, delay={f:9:2}, delays={f:1:2}/{f:1:2}/{f:1:2}/{f:1:2}, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as {HEX:10})
60 - smtp | {HEX:10}: to=<{email}>, relay=none, delay={n}, delays={f:1:2}/{f:1:2}/{f:1:2}/{f:1:2}, dsn=4.4.1, status=deferred (connect to {domain}[{ip}]:25: Connection timed out)
60 - smtp | connect to {domain}[{ip}]:25: Connection timed out
40 - smtp | connect to {domain}[{ip}]:25: Connection refused
40 - smtp | connect to {domain}[{ip}]:25: No route to host
60 - smtpd | NOQUEUE: reject: RCPT from {host}[{ip}]: 554 5.7.1 <{email}>: Relay access denied; from=<{email}> to=<{email}> proto=ESMTP helo=<{host}>
30 - smtpd | NOQUEUE: reject: RCPT from {host}[{ip}]: 450 4.1.8 <{email}>: Sender address rejected: Domain not found; from=<{email}> to=<{email}> proto=ESMTP helo=<{host}>
50 warning smtpd | warning: hostname {domain} does not resolve to address {ip}: Name or service not known
40 warning smtpd | warning: {host}[{ip}]: SASL LOGIN authentication failed: UGFzc3dvcmQ6
30 - smtpd | lost connection after {AUTH/EHLO/CONNECT/DATA/RCPT/UNKNOWN/STARTTLS} from {host}[{ip}]
24 - smtpd | timeout after {AUTH/DATA/END-OF-MESSAGE} from {host}[{ip}]
70 - dovecot | imap-login: Login: user=<{email}>, method=PLAIN, rip={ip}, lip={ip}, mpid={n}, TLS, session=<{hex:12}>
40 - dovecot | imap({user})<{n}><{hex:12}>: Logged out in={n} out={n} deleted={n:0:9} expunged={n:0:9} trashed={n:0:9} hdr_count={n:0:9} hdr_bytes={n} body_count={n:0:9} body_bytes={n}
40 - dovecot | imap({user})<{n}><{hex:12}>: Connection closed (IDLE running for {f:900:3} + waiting input for {f:900:3} secs, 2 B in + {n} B out, state=wait-input) in={n} out={n}
24 - dovecot | imap-login: Disconnected (auth failed, {n:1:5} attempts in {n:1:60} secs): user=<{email}>, method=PLAIN, rip={ip}, lip={ip}, TLS
12 - dovecot | lmtp({user})<{n}><{hex:12}>: msgid=<{hex:20}@{domain}>: saved mail to INBOX
10 - anvil | statistics: max connection rate {n:1:9}/60s for (smtp:{ip}) at Mar  4 {clock}
10 - anvil | statistics: max cache size {n:1:99} at Mar  4 {clock}
4 - local | {HEX:10}: to=<{email}>, orig_to=<{user}>, relay=local, delay={f:9:2}, delays={f:1:2}/{n:0:9}/{n:0:9}/{f:1:2}, dsn=2.0.0, status=sent (delivered to mailbox)
2 - postfix-script | starting the Postfix mail system
1 - master | daemon started -- version {version}, configuration /etc/postfix
1 fatal master | fatal: open lock file {path}: unable to set exclusive lock: Resource temporarily unavailable
1 warning cleanup | warning: {HEX:10}: queue file size limit exceeded
`,
};
