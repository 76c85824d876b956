import {
  type ClusterKind,
  type ClusterLine,
  calm,
  clock,
  MINUTE,
  plain,
  SECOND,
  some,
} from './cluster-lines.ts';

export const troubleKinds: readonly ClusterKind[] = [
  {
    name: 'pool',
    make(given) {
      const { dice, service, start } = given;
      return {
        lines: [
          ...calm(given, 12),
          ...some(given, 60, start + 5 * MINUTE, start + 12 * MINUTE, (n) => ({
            level: 'WARN',
            text: `Pool usage ${Math.min(50, 30 + n)}/50`,
          })),
          ...some(given, 90, start + 8 * MINUTE, start + 12 * MINUTE, () => ({
            level: 'ERROR',
            text: 'Connection pool exhausted: could not obtain a connection within 5000ms',
          })),
        ],
        question: dice.pick([
          `What's wrong with ${service} pod?`,
          `why is ${service} failing`,
          `Troubleshoot ${service} in namespace shop`,
        ]),
        matches: ['pool', 'exhaust'],
      };
    },
  },
  {
    name: 'config change',
    make(given) {
      const { dice, service, start } = given;
      const host = `db-${dice.hex(3)}.stage`;
      const change = start + 6 * MINUTE;
      return {
        lines: [
          ...calm(given, 12),
          {
            at: change,
            level: 'INFO',
            text: `Configuration updated: database host changed from db-main.live to ${host}`,
          },
          ...some(given, 70, change + 2 * SECOND, start + 12 * MINUTE, () => ({
            level: 'ERROR',
            text: `Query failed: getaddrinfo ENOTFOUND ${host}`,
          })),
        ],
        question: dice.pick([
          `What is causing the query errors in ${service}?`,
          `Why does ${service} return errors?`,
        ]),
        matches: [plain(host), 'config'],
      };
    },
  },
  {
    name: 'oom',
    make(given) {
      const { dice, service, start } = given;
      return {
        lines: [
          ...calm(given, 15),
          ...some(given, 150, start, start + 15 * MINUTE, (n) => ({
            level: 'INFO',
            text: 'Memory report',
            fields: { heap_mb: 120 + n * 12 + dice.int(0, 9), limit_mb: 2048 },
          })),
          { at: start + 15 * MINUTE, level: 'FATAL', text: 'Out of memory: cannot allocate 64 MB' },
        ],
        question: `Is there anything wrong with the ${service} deployment?`,
        matches: ['memory', 'grow|increas|leak|out of memory'],
      };
    },
  },
  {
    name: 'slow endpoint',
    make(given) {
      const { dice, service, start } = given;
      const path = `/api/${dice.pick(['export', 'report', 'summary'])}/build`;
      return {
        lines: [
          ...some(given, 900, start, start + 15 * MINUTE, () => ({
            level: 'INFO',
            text: `GET /api/items/${dice.int(1, 900)} 200 ${dice.int(5, 40)}ms`,
          })),
          ...some(given, 40, start, start + 15 * MINUTE, () => ({
            level: 'ERROR',
            text: `POST ${path} 504 30000ms upstream timed out`,
          })),
        ],
        question: `Users of ${service} see 504 errors. What is going on?`,
        matches: [plain(path), '504|timed out|timeout|30000'],
      };
    },
  },
  {
    name: 'certificate',
    make(given) {
      const { service, start } = given;
      return {
        lines: [
          ...calm(given, 10),
          ...some(given, 30, start + 4 * MINUTE, start + 10 * MINUTE, () => ({
            level: 'ERROR',
            text: 'TLS handshake with ledger.internal:8443 failed: x509: certificate has expired or is not yet valid',
          })),
        ],
        question: `What went wrong in ${service}?`,
        matches: ['certificate', 'expired', 'ledger\\.internal'],
      };
    },
  },
  {
    name: 'dependency down',
    make(given) {
      const { dice, service, start } = given;
      const host = `${dice.pick(['mail', 'cards', 'maps'])}-broker:${dice.int(4000, 9000)}`;
      return {
        lines: [
          ...calm(given, 10),
          ...some(given, 45, start + 4 * MINUTE, start + 10 * MINUTE, () => ({
            level: 'ERROR',
            text: `dial tcp ${host}: connect: connection refused`,
          })),
          ...some(given, 120, start + 4 * MINUTE, start + 10 * MINUTE, (n) => ({
            level: 'WARN',
            text: `Retrying in ${2 ** (n % 5)}s`,
          })),
        ],
        question: `${service} does not process anything any more, why?`,
        matches: [plain(host), 'refused'],
      };
    },
  },
  {
    name: 'crash loop',
    make(given) {
      const { dice, service, start } = given;
      const variable = `${dice.pick(['TALLY', 'LEDGER', 'QUEUE'])}_URL`;
      return {
        lines: Array.from({ length: 6 }, (_, n) => start + n * 40 * SECOND).flatMap((at): ClusterLine[] => [
          { at, level: 'INFO', text: `Starting ${service} 3.1.4` },
          { at: at + 300, level: 'INFO', text: 'Loading settings from environment' },
          { at: at + 500, level: 'FATAL', text: `Missing required environment variable ${variable}` },
          { at: at + 510, level: 'INFO', text: 'Shutting down' },
        ]),
        question: dice.pick([
          `Why does ${service} keep restarting?`,
          `Why is the pod ${service} in CrashLoopBackOff?`,
        ]),
        matches: [variable, 'missing'],
      };
    },
  },
  {
    name: 'rate limit',
    make(given) {
      const { dice, service, start } = given;
      const client = `10.${dice.int(1, 200)}.${dice.int(1, 200)}.${dice.int(1, 200)}`;
      return {
        lines: [
          ...calm(given, 10),
          ...some(given, 700, start + 5 * MINUTE, start + 7 * MINUTE, (n) => ({
            level: 'ERROR',
            text: '429 Too Many Requests: limit of 50/s exceeded',
            fields: { client: n % 20 === 0 ? '10.0.0.9' : client },
          })),
        ],
        question: `Why are clients of ${service} rejected?`,
        matches: ['429|too many|rate limit', plain(client)],
      };
    },
  },
  {
    name: 'hit rate',
    make(given) {
      const { dice, service, start } = given;
      const change = start + 7 * MINUTE;
      return {
        lines: [
          ...calm(given, 14),
          ...some(given, 160, start, start + 14 * MINUTE, (_, at) => ({
            level: 'INFO',
            text: 'Cache figures',
            fields: {
              hit_rate: at < change ? dice.int(86, 95) : dice.int(18, 30),
              entries: dice.int(4000, 4300),
            },
          })),
          { at: change, level: 'INFO', text: 'Configuration reloaded: ttl 3600 -> 5' },
        ],
        question: `Why is ${service} slow since a while?`,
        matches: ['hit.?rate', 'config', 'ttl|reload'],
      };
    },
  },
  {
    name: 'maintenance window',
    make(given) {
      const { start, service } = given;
      const from = start + 2 * 60 * MINUTE;
      return {
        lines: [
          ...calm(given, 300, 9_000),
          ...some(given, 25, from, from + 6 * MINUTE, () => ({
            level: 'ERROR',
            text: 'Cannot reach https://rates.partner.example/v2: HTTP 503',
          })),
        ],
        question: `Did ${service} have issues last night?`,
        matches: ['rates\\.partner\\.example', clock(from)],
      };
    },
  },
];
