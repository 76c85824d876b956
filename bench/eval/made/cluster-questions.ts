import { type ClusterKind, calm, clock, MINUTE, SECOND, some } from './cluster-lines.ts';

export const questionKinds: readonly ClusterKind[] = [
  {
    name: 'list errors',
    make(given) {
      const { start, service } = given;
      return {
        lines: [
          ...calm(given, 30),
          ...some(given, 3, start, start + 30 * MINUTE, () => ({
            level: 'ERROR',
            text: 'Mail not sent: quota of mailbox exceeded',
          })),
          ...some(given, 8, start, start + 30 * MINUTE, () => ({
            level: 'ERROR',
            text: 'Deadlock found when trying to get lock; try restarting transaction',
          })),
          { at: start + MINUTE, level: 'ERROR', text: 'Signature of webhook does not match' },
        ],
        question: given.dice.pick([
          `Show me all errors of ${service}`,
          `list the errors in ${service}`,
          `Which errors are in the logs of ${service}?`,
          `Get errors from ${service} logs`,
        ]),
        matches: ['quota', 'deadlock', 'signature'],
      };
    },
  },
  {
    name: 'find quoted',
    make(given) {
      const { start, dice, service } = given;
      const count = dice.int(3, 9);
      return {
        lines: [
          ...calm(given, 30),
          ...some(given, count, start, start + 30 * MINUTE, () => ({
            level: 'INFO',
            text: `Lease renewed by node n-${dice.int(1, 9)}`,
          })),
        ],
        question: dice.pick([
          `Find "Lease renewed" in ${service}`,
          `Was there any 'lease renewed' in the logs of ${service}?`,
        ]),
        matches: ['lease renewed', String(count)],
      };
    },
  },
  {
    name: 'find none',
    make(given) {
      const { service } = given;
      return {
        lines: calm(given, 20),
        question: `Was there any "disk failure" reported by ${service}?`,
        matches: ['^no\\b|none|not found|no line'],
      };
    },
  },
  {
    name: 'count',
    make(given) {
      const { start, dice, service } = given;
      const count = dice.int(13, 40);
      return {
        lines: [
          ...calm(given, 30),
          ...some(given, count, start, start + 30 * MINUTE, () => ({
            level: 'WARN',
            text: `Login of user u${dice.int(1, 99)} failed: wrong password`,
          })),
        ],
        question: dice.pick([
          `How many logins failed in ${service}?`,
          `How often did a login fail in ${service}?`,
          `count the failed logins of ${service}`,
        ]),
        matches: [`\\b${count}\\b`],
      };
    },
  },
  {
    name: 'count by',
    make(given) {
      const { start, dice, service } = given;
      const most = dice.int(20, 40);
      return {
        lines: [
          ...calm(given, 30),
          ...some(given, most, start, start + 30 * MINUTE, () => ({
            level: 'ERROR',
            text: 'Upload rejected',
            fields: { region: 'north' },
          })),
          ...some(given, 7, start, start + 30 * MINUTE, () => ({
            level: 'ERROR',
            text: 'Upload rejected',
            fields: { region: 'south' },
          })),
        ],
        question: `How many errors per region are there in ${service}?`,
        matches: ['north', `\\b${most}\\b`, 'south', '\\b7\\b'],
      };
    },
  },
  {
    name: 'range of values',
    make(given) {
      const { start, dice, service } = given;
      return {
        lines: [
          ...calm(given, 20),
          ...some(given, 50, start, start + 20 * MINUTE, (n) => ({
            level: 'INFO',
            text: `Rendered page invoice in ${n === 3 ? 120 : n === 40 ? 4_800 : dice.int(300, 2_000)} ms`,
          })),
        ],
        question: `Summarize render times of the invoice page in ${service}`,
        matches: ['\\b120\\b', '4,?800|4\\.8'],
      };
    },
  },
  {
    name: 'when first',
    make(given) {
      const { start, dice, service } = given;
      const from = start + dice.int(8, 14) * MINUTE + 30 * SECOND;
      return {
        lines: [
          ...calm(given, 20),
          ...some(given, 30, from, start + 20 * MINUTE, () => ({
            level: 'ERROR',
            text: 'Replica lag above 30 s',
          })),
        ],
        question: dice.pick([
          `When did the replica lag start in ${service}?`,
          `Since when is the replica lagging in ${service}?`,
        ]),
        matches: [clock(from + 2 * SECOND).slice(0, 5), 'lag'],
      };
    },
  },
  {
    name: 'around a time',
    make(given) {
      const { start, service } = given;
      const at = start + 20 * MINUTE;
      return {
        lines: [
          ...calm(given, 40),
          { at, level: 'WARN', text: 'Leader lost, election started' },
          { at: at + 4 * SECOND, level: 'INFO', text: 'New leader elected: node n-3' },
        ],
        question: `What happened around ${clock(at)} in ${service}?`,
        matches: ['leader lost|election', 'n-3'],
      };
    },
  },
  {
    name: 'healthy',
    make(given) {
      const { dice, service } = given;
      return {
        lines: calm(given, 20),
        question: dice.pick([
          `Is anything wrong with ${service}?`,
          `Is ${service} healthy?`,
          `Are there any issues with ${service}?`,
        ]),
        matches: ['no (?:errors?|issues?|problems?|fault)|healthy|nothing'],
        healthy: true,
      };
    },
  },
  {
    name: 'healthy with names',
    make(given) {
      const { dice, service, start } = given;
      return {
        lines: [
          ...calm(given, 20),
          ...some(given, 12, start, start + 20 * MINUTE, () => ({
            level: 'INFO',
            text: dice.pick([
              'Batch done, errors: 0, retries: 0',
              'Error budget 99.2 % left',
              'failover standby ready',
              'timeout set to 30s',
            ]),
          })),
          { at: start + MINUTE, level: 'WARN', text: 'Deprecated option "legacy" is ignored' },
        ],
        question: `What is wrong with ${service}?`,
        matches: ['no (?:errors?|issues?|problems?|fault)|healthy|nothing'],
        healthy: true,
      };
    },
  },
  {
    name: 'login why',
    make(given) {
      const { dice, service, start } = given;
      const user = `u${dice.int(1_000, 9_999)}`;
      return {
        lines: [
          ...calm(given, 20),
          ...some(given, 10, start, start + 20 * MINUTE, () => ({
            level: 'WARN',
            text: `Login failed for u${dice.int(100, 999)}: wrong password`,
          })),
          {
            at: start + 9 * MINUTE,
            level: 'ERROR',
            text: `Login failed for ${user}: account locked by policy brute-force-guard`,
          },
        ],
        question: `Why could user ${user} not log in to ${service}?`,
        matches: [user, 'locked', 'brute-force-guard'],
      };
    },
  },
  {
    name: 'order id',
    make(given) {
      const { dice, service, start } = given;
      const order = `ord-${dice.int(100_000, 999_999)}`;
      return {
        lines: [
          ...calm(given, 20),
          ...some(given, 200, start, start + 20 * MINUTE, () => ({
            level: 'INFO',
            text: `Order ord-${dice.int(100_000, 999_999)} shipped`,
          })),
          { at: start + 5 * MINUTE, level: 'INFO', text: `Order ${order} accepted` },
          {
            at: start + 5 * MINUTE + SECOND,
            level: 'ERROR',
            text: `Order ${order} refused by warehouse: address outside area`,
          },
        ],
        question: dice.pick([
          `What happened to ${order} in ${service}?`,
          `Show me all lines about ${order} in ${service}`,
          `Why did ${order} fail?`,
        ]),
        matches: [order, 'outside area'],
      };
    },
  },
];
