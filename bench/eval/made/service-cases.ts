import { type FaultKind, faultKinds } from './fault-kinds.ts';
import type { MadeCase } from './made-case.ts';
import { Dice } from './random.ts';
import { type Fault, simulate, type Traffic } from './simulate.ts';
import { called, makeSystem, type System } from './system.ts';
import { type Layout, layouts, type Writing, writeFiles } from './write-lines.ts';

const SECOND = 1_000;
/** The kinds that show in nothing but the times within requests need their traces to be told. */
const needTraces: readonly FaultKind[] = [
  'cpu',
  'network-delay',
  'memory',
  'packet-loss',
  'silent-exception',
  'wrong-return',
];
/** And without a good time before, nobody can know them. */
const needBefore: readonly FaultKind[] = [
  'cpu',
  'network-delay',
  'silent-exception',
  'wrong-return',
  'value-shift',
  'packet-loss',
];

/** Systems of services with one fault, two or none, in many layouts, as `count` cases of each kind. */
export function makeServiceCases(count: number, only?: string): MadeCase[] {
  const kinds = [...faultKinds, 'two-faults', 'healthy', 'healthy-busier'] as const;
  return kinds
    .filter((kind) => only === undefined || kind === only)
    .flatMap((kind) => Array.from({ length: count }, (_, n) => makeOne(kind, n)));
}

function seedOf(kind: string, n: number): number {
  return [...kind].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7) + n * 977;
}

type Kind = FaultKind | 'two-faults' | 'healthy' | 'healthy-busier';

function makeOne(kind: Kind, n: number): MadeCase {
  const dice = new Dice(seedOf(kind, n));
  const layout: Layout = layouts[n % layouts.length]!;
  const traced = needTraces.includes(kind as FaultKind) || dice.chance(0.6);
  const early = needBefore.includes(kind as FaultKind);
  const told = early || kind.startsWith('healthy') ? dice.chance(0.8) : dice.chance(0.5);
  const compared = kind.startsWith('healthy') || dice.chance(early ? 0.8 : 0.5);
  const how: Writing = { layout, traced, stamped: true };
  const system = makeSystem(dice, dice.int(6, 14));
  const start = Date.UTC(
    2034,
    dice.int(0, 11),
    dice.int(1, 28),
    dice.int(0, 23),
    dice.int(0, 59),
    dice.int(0, 59),
  );
  const onset = start + dice.int(60, 100) * SECOND;
  const end = onset + dice.int(120, 200) * SECOND;
  const faults = faultsOf(kind, system, dice, onset);
  const mute = new Set(faults.filter((fault) => fault.kind === 'never-logged').map((fault) => fault.service));
  const noise = noiseOf(system, dice, mute);
  const skew = new Map(system.services.map((_, at) => [at, n % 7 === 6 ? dice.int(-900, 900) : 0]));
  const traffic: Traffic = { from: start, to: end, rate: 2.5, faults, mute, noise, skew };
  const window = simulate(system, dice, kind === 'healthy-busier' ? { ...traffic, rate: 5 } : traffic);
  const goods = compared
    ? [1, 2].slice(0, dice.int(1, 2)).map((ago) => {
        const from = start - ago * 86_400_000;
        return writeFiles(
          system,
          simulate(system, dice, { ...traffic, from, to: from + 200 * SECOND, faults: [] }),
          how,
          `good-${ago}`,
        );
      })
    : [];
  const when = new Date(onset).toISOString();
  const names = faults.map((fault) => system.services[fault.service]!.name);
  const question = told
    ? `Since about ${when.slice(11, 16)} UTC on ${when.slice(0, 10)} customers report failing or slow requests. Which service is the root cause?`
    : 'Customers report failing or slow requests. Which service is the root cause?';
  return {
    kind,
    one: {
      id: `${kind}-${n} (${layout}${traced ? ', traces' : ''}${compared ? ', baseline' : ''}${told ? ', time' : ''})`,
      question: kind.startsWith('healthy') ? 'Is anything wrong?' : question,
      logs: [],
      expect: kind.startsWith('healthy')
        ? { polarity: 'healthy', first_finding_matches_all: [] }
        : names.length > 1
          ? { any_root_cause_of: names }
          : { root_cause_service: names[0]! },
    },
    logs: writeFiles(system, window, how, 'window'),
    baselines: goods,
  };
}

function faultsOf(kind: Kind, system: System, dice: Dice, from: number): Fault[] {
  const inner = called(system);
  const withDb = inner.filter((at) => system.services[at]!.db !== undefined);
  const priced = inner.filter((at) =>
    system.services[at]!.ops.some((op) =>
      op.steps.some((step) => 'say' in step && /^(?:Merged|Prepared)/.test(step.say)),
    ),
  );
  switch (kind) {
    case 'healthy':
    case 'healthy-busier':
      return [];
    case 'two-faults': {
      const kinds = dice.some(['exception', 'db-down', 'cpu', 'down', 'retries'] as const, 2);
      return dice
        .some(inner, 2)
        .map((service, at) => ({ kind: kinds[at]!, service, from: from + at * 20 * SECOND }));
    }
    case 'db-slow':
    case 'db-down':
      return [{ kind, service: dice.pick(withDb.length > 0 ? withDb : inner), from }];
    case 'value-shift':
      return [{ kind, service: dice.pick(priced.length > 0 ? priced : inner), from }];
    case 'never-logged':
      return [{ kind, service: dice.pick(inner), from: dice.chance(0.7) ? from : 0 }];
    default:
      return [{ kind, service: dice.pick(inner), from }];
  }
}

function noiseOf(system: System, dice: Dice, mute: ReadonlySet<number>): Traffic['noise'] {
  const talking = system.services.map((_, at) => at).filter((at) => !mute.has(at));
  const texts = [
    ['ERROR', 'Optional recommendation feed answered with 404, using the last one'],
    ['WARN', 'Slow response while refreshing the catalogue: {n} ms'],
    ['ERROR', 'Failed to send usage statistics: queue is full'],
    ['WARN', 'Deprecated header seen from client {id}'],
  ] as const;
  return dice.some(texts, 2).map(([level, message]) => ({
    service: dice.pick(talking),
    level,
    message,
    every: dice.int(3, 9) * SECOND,
  }));
}
