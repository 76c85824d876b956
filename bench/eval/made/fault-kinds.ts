/** What is made to go wrong in a system of services. */
export const faultKinds = [
  'exception',
  'silent-exception',
  'wrong-return',
  'cpu',
  'memory',
  'network-delay',
  'packet-loss',
  'db-slow',
  'db-down',
  'down',
  'never-logged',
  'retries',
  'crash-loop',
  'value-shift',
  'config-change',
  'bad-deploy',
] as const;
export type FaultKind = (typeof faultKinds)[number];
