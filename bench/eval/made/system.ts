import type { Dice } from './random.ts';

/** What a service writes its lines like, inside whatever collects them. */
export type Inner = 'logback' | 'json' | 'plain' | 'logfmt';
/** What it says when a call of its own fails. */
export type Manner = 'names' | 'url' | 'vague' | 'stack' | 'quiet';

export interface Op {
  name: string;
  steps: Step[];
}
export type Step = { say: string } | { call: number; op: number } | { db: true };

export interface Service {
  name: string;
  pod: string;
  inner: Inner;
  manner: Manner;
  logger: string;
  ops: Op[];
  db: string | undefined;
  port: number;
  things: string[];
}

export interface System {
  services: Service[];
  entries: { service: number; op: number }[];
}

const first = 'bar cin dor fen gal hul jor kel lom mar nol pir quor ras sal tor ul ver wex yar zin'.split(
  ' ',
);
const second = 'ado ber cal dan eri fos gen hil ira jun kan lio mor nek ota'.split(' ');
const roles =
  'order cart price stock mail seat ticket wallet route coupon profile invoice parcel menu review badge device meter loan claim'.split(
    ' ',
  );
export const things =
  'voucher basket parcel seat ticket profile tariff invoice shipment coupon reading claim menu address quota label badge'.split(
    ' ',
  );
const starts = [
  'Received request for',
  'Handling',
  'Looking up',
  'Begin processing of',
  'Query for',
  'Incoming call:',
];
const middles = ['Loaded', 'Checking', 'Validated', 'Resolved', 'Prepared', 'Reading', 'Merged', 'Selected'];
const ends = ['Finished', 'Returning', 'Completed', 'Stored', 'Answered with', 'Done with'];

/** A made-up system: services in layers that call those below them, each with words of its own. */
export function makeSystem(dice: Dice, size: number): System {
  const naming = dice.pick(['-service', '-api', 'service', 'svc', '-mixed']);
  const roots = dice.some(roles, roles.length);
  const names = Array.from({ length: size }, (_, i) => {
    const root = dice.chance(0.6) && roots[i] ? roots[i]! : dice.pick(first) + dice.pick(second);
    const end =
      naming === '-mixed' ? dice.pick(['-service', '-api', '-worker', '', '-gateway', '-store']) : naming;
    return `${root}${end}`;
  }).map((name, i, all) => (all.indexOf(name) < i ? `${dice.pick(second)}${name}` : name));
  const services = names.map((name, at): Service => {
    const own = dice.some(things, 3);
    return {
      name,
      pod: `${name}-${dice.hex(9)}-${dice.letters(5)}`,
      inner: dice.pick(['logback', 'json', 'plain', 'logfmt']),
      manner: dice.pick(['names', 'url', 'vague', 'stack', 'quiet']),
      logger: `${dice.pick(['org', 'com', 'io'])}.${dice.pick(second)}.${capital(own[0]!)}${dice.pick(['Controller', 'Service', 'Handler'])}`,
      ops: [],
      db: at > size / 3 && dice.chance(0.6) ? dice.pick(['postgres', 'mysql', 'mongo', 'redis']) : undefined,
      port: dice.pick([8080, 8443, 9000, 50051, 18080]),
      things: own,
    };
  });
  services.forEach((service, at) => {
    const below = services.map((_, i) => i).filter((i) => i > at);
    const count = dice.int(1, 2);
    for (let n = 0; n < count; n++) {
      const thing = service.things[n]!;
      const steps: Step[] = [{ say: `${dice.pick(starts)} ${thing} {n}` }];
      if (dice.chance(0.5)) steps.push({ say: `${dice.pick(middles)} ${thing} {word} for customer {id}` });
      for (const callee of dice.some(below.slice(0, 5), at < 2 ? 2 : dice.int(0, 2))) {
        steps.push({ call: callee, op: 0 });
        if (dice.chance(0.5)) steps.push({ say: `${dice.pick(middles)} ${thing} {n} with {k} parts` });
      }
      if (service.db)
        steps.push({ db: true }, { say: `${dice.pick(middles)} {k} rows of ${thing} from table ${thing}s` });
      steps.push({ say: `${dice.pick(ends)} ${thing} {n}` });
      service.ops.push({ name: `${dice.pick(['get', 'find', 'create', 'check'])}${capital(thing)}`, steps });
    }
  });
  // Callers know which operations there are only now.
  for (const service of services)
    for (const op of service.ops)
      for (const step of op.steps)
        if ('call' in step) step.op = dice.int(0, services[step.call]!.ops.length - 1);
  for (const at of called({ services, entries: entriesOf(services) }).slice(-1)) {
    const service = services[at]!;
    service.db ??= 'postgres';
    for (const { steps } of service.ops)
      if (!steps.some((step) => 'db' in step)) steps.splice(-1, 0, { db: true });
  }
  return { services, entries: entriesOf(services) };
}

function entriesOf(services: readonly Service[]): System['entries'] {
  return [0, 1].flatMap((service) => services[service]!.ops.map((_, op) => ({ service, op })));
}

/** Services that requests reach through a call of another one, nearest first. */
export function called(system: System): number[] {
  const seen = new Set<number>();
  const queue = system.entries.map(({ service, op }) => ({ service, op }));
  const visited = new Set<string>();
  for (let at = queue.shift(); at; at = queue.shift()) {
    if (visited.has(`${at.service},${at.op}`)) continue;
    visited.add(`${at.service},${at.op}`);
    for (const step of system.services[at.service]!.ops[at.op]!.steps)
      if ('call' in step) {
        seen.add(step.call);
        queue.push({ service: step.call, op: step.op });
      }
  }
  return [...seen];
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
