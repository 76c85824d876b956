import { partsOf, type System } from '../system.ts';

/** One JSON object a line, the sentence in `msg`. */
export const mongodb: System = {
  name: 'mongodb',
  format: 'mongodb_log',
  levels: { I: 'info', W: 'warn', E: 'error', D1: 'debug' },
  clock: 'full',
  header: () => '',
  whole: ({ draw, time, level, tag }, message) => {
    const at = partsOf(time);
    return `{"t":{"$date":"${at.date}T${at.clock}.${at.ms}+00:00"},"s":"${level}",  "c":"${tag.padEnd(8)}", "id":${draw.int(20_000, 60_000)},   "ctx":"conn${draw.int(1, 999)}","msg":"${message}","attr":{"remote":"10.0.${draw.int(0, 9)}.${draw.int(1, 250)}:${draw.int(1024, 65_535)}","connectionCount":${draw.int(1, 900)}}}`;
  },
  events: `
300 I NETWORK | Connection accepted
280 I NETWORK | Connection ended
200 I NETWORK | client metadata
150 I COMMAND | Slow query
100 I ACCESS | Successfully authenticated
60 I ACCESS | Authentication failed
60 I STORAGE | WiredTiger message
40 W NETWORK | Error receiving request from client. Ending connection from remote
30 I REPL | Heartbeat failed after max retries
30 I REPL | Member is in new state
20 I ELECTION | Starting an election, since we've seen no PRIMARY in election timeout period
20 I ELECTION | VoteRequester final result
16 I INDEX | Index build: starting on collection
16 I INDEX | Index build: done building
12 E STORAGE | WiredTiger error
10 I CONTROL | ***** SERVER RESTARTED *****
5 W CONTROL | Access control is not enabled for the database. Read and write access to data and configuration is unrestricted
2 I SHARDING | Marking collection as sharded
1 E CONTROL | Fatal assertion
1 D1 QUERY | Plan executor error during find
`,
};
