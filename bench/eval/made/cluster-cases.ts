import type { ClusterKind } from './cluster-lines.ts';
import { questionKinds } from './cluster-questions.ts';
import { troubleKinds } from './cluster-troubles.ts';
import { fileOf, type MadeCase } from './made-case.ts';
import { Dice } from './random.ts';

/** Logs of single workloads with a question each, as somebody on call would ask it. */
export function makeClusterCases(count: number, only?: string): MadeCase[] {
  return [...troubleKinds, ...questionKinds]
    .filter((kind) => only === undefined || `cluster ${kind.name}` === only || only === 'cluster')
    .flatMap((kind, at) => Array.from({ length: count }, (_, n) => makeOne(kind, n, at)));
}

function makeOne(kind: ClusterKind, n: number, at: number): MadeCase {
  const dice = new Dice(at * 6_151 + n * 49_157 + 11);
  const root = dice.pick(['tally', 'hopper', 'quarry', 'beacon', 'ferry', 'lattice', 'pantry', 'signal']);
  const service = `${root}-${dice.pick(['api', 'worker', 'service', 'gateway', 'store', 'sync'])}`;
  const start = Date.UTC(2034, dice.int(0, 11), dice.int(1, 28), dice.int(0, 22), 0, 0);
  const { lines, question, matches, healthy } = kind.make({ dice, service, start });
  const style = n % 3;
  const written = lines
    .sort((a, b) => a.at - b.at)
    .map(({ at: time, level, text, fields }) => {
      const iso = new Date(Math.round(time)).toISOString();
      if (style === 0) return JSON.stringify({ timestamp: iso, level, service, message: text, ...fields });
      const pairs = Object.entries(fields ?? {}).map(([key, value]) => ` ${key}=${value}`);
      if (style === 1) return `${iso} ${level} ${text}${pairs.join('')}`;
      return `[${iso.replace('T', ' ').slice(0, 19)}] ${level}: ${text}${pairs.join('')}`;
    });
  return {
    kind: `cluster ${kind.name}`,
    one: {
      id: `cluster ${kind.name}-${n}`,
      question,
      logs: [],
      expect: { polarity: healthy ? 'healthy' : 'fault', first_finding_matches_all: matches },
    },
    logs: [fileOf(`logs/${service}.log`, written)],
    baselines: [],
  };
}
