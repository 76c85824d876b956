import { seededRandom } from '#lib/sources/sample/random.ts';
import type { Case } from './judge-case.ts';

/** A way to make a case harder without changing its answer. */
export interface Disturbance {
  name: string;
  apply(given: Given): Given;
}

export interface Given {
  one: Case;
  /** Lines of each file of the window, then of each baseline file. */
  logs: string[][];
  baselines: string[][];
  services: readonly string[];
}

const stamps =
  /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?:Z|[+-]\d{2}:?\d{2})?|\b\d{2}:\d{2}:\d{2}(?:\.\d+)?\b/g;
const syllables = ['ba', 'do', 'fe', 'gi', 'ku', 'lo', 'mi', 'nu', 'pa', 'ro', 'su', 'te', 'vi', 'wo', 'za'];

export const disturbances: readonly Disturbance[] = [
  { name: 'as given', apply: (given) => given },
  {
    name: 'lines shuffled',
    apply: (given) => eachFile(given, (lines, at) => shuffled(lines, seededRandom(at + 11).next)),
  },
  {
    name: 'no time stamps',
    apply: (given) => eachFile(given, (lines) => lines.map((line) => line.replace(stamps, ''))),
  },
  {
    name: 'a third dropped',
    apply: (given) =>
      eachFile(given, (lines, at) => {
        const random = seededRandom(at + 23).next;
        return lines.filter(() => random() > 1 / 3);
      }),
  },
  { name: 'two faults at once', apply: withSecondFault },
  { name: 'faulty one silent', apply: silenced },
  { name: 'old loud noise', apply: withNoise },
  { name: 'renamed', apply: renamed },
];

function eachFile(given: Given, change: (lines: string[], at: number) => string[]): Given {
  return {
    ...given,
    logs: given.logs.map((lines, at) => change(lines, at)),
    baselines: given.baselines.map((lines, at) => change(lines, at + 100)),
  };
}

function shuffled(lines: readonly string[], random: () => number): string[] {
  const out = [...lines];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

/** The faulty service logs nothing any more once the trouble began: only for cases that name one. */
function silenced(given: Given): Given {
  const service = given.one.expect.root_cause_service;
  const since = /(\d{2}:\d{2}) UTC on (\d{4}-\d{2}-\d{2})/.exec(given.one.question);
  if (!service || !since) return given;
  const from = `${since[2]}T${since[1]}`;
  return {
    ...given,
    logs: given.logs.map((lines) =>
      lines.filter((line) => line < from || !line.slice(0, 120).includes(`${service}-`)),
    ),
  };
}

/** Of all services but the faulty one, the last in this order breaks too: a real trouble of its own, later and rarer. */
function withSecondFault(given: Given): Given {
  const since = /(\d{2}:\d{2}) UTC on (\d{4}-\d{2}-\d{2})/.exec(given.one.question);
  const cause = given.one.expect.root_cause_service;
  const others = given.services.filter((name) => name !== cause && /^[a-z][a-z0-9-]+$/i.test(name));
  const second = others.sort((a, b) => a.localeCompare(b))[Math.floor(others.length / 2)];
  if (!since || !second) return given;
  const from = `${since[2]}T${since[1]}`;
  let left = 40;
  return {
    ...given,
    logs: given.logs.map((lines) =>
      lines.flatMap((line) => {
        if (left <= 0 || line < from || !line.slice(0, 120).includes(`${second}-`)) return [line];
        const head =
          /^(.*?\b)(?:DEBUG|INFO|WARN|ERROR)(\b\]?:?\s+(?:\S+#\d+ )?(?:TraceID: \S+ SpanID: \S+ )?)/.exec(
            line,
          );
        if (!head) return [line];
        left--;
        return [line, `${head[1]}ERROR${head[2]}Ledger file is damaged: checksum does not match`];
      }),
    ),
    one: { ...given.one, expect: { ...given.one.expect, second_root_cause: second } },
  };
}

/** An error as loud in good times: in the window and in each baseline, or all over a file that stands alone. */
function withNoise(given: Given): Given {
  return eachFile(given, (lines) => {
    const step = Math.max(4, Math.floor(lines.length / 400));
    const out: string[] = [];
    lines.forEach((line, i) => {
      out.push(line);
      if (i % step !== 0) return;
      const noisy = noiseLike(line);
      if (noisy !== undefined) out.push(noisy);
    });
    return out;
  });
}

const noiseText = 'Could not refresh banner cache: optional feed returned nothing';

function noiseLike(line: string): string | undefined {
  if (line.startsWith('{')) {
    try {
      const fields = JSON.parse(line) as Record<string, unknown>;
      const { timestamp, service } = fields;
      return JSON.stringify({
        timestamp,
        level: 'ERROR',
        ...(service ? { service } : {}),
        message: noiseText,
      });
    } catch {
      return undefined;
    }
  }
  const head =
    /^(.*?\b)(?:DEBUG|INFO|WARN|ERROR)(\b\]?:?\s+(?:\S+#\d+ )?(?:TraceID: \S+ SpanID: \S+ )?)/.exec(line);
  return head ? `${head[1]}ERROR${head[2]}${noiseText}` : undefined;
}

/** Services get other names and ids other digits, everywhere alike: lines, question and expectation. */
function renamed(given: Given): Given {
  const random = seededRandom(41).next;
  const names = new Map<string, string>();
  const word = () =>
    Array.from({ length: 3 }, () => syllables[Math.floor(random() * syllables.length)]).join('');
  for (const service of [...given.services].sort((a, b) => b.length - a.length)) {
    if (/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/i.test(service)) names.set(service, `${word()}-${word()}`);
  }
  const list = [...names];
  const change = (text: string) => {
    let out = text;
    for (const [from, to] of list) out = out.replaceAll(from, to);
    return out.replace(/\b[0-9a-f]{16}(?:[0-9a-f]{16})?\b/g, turned);
  };
  const { one } = given;
  return {
    ...given,
    logs: given.logs.map((lines) => lines.map(change)),
    baselines: given.baselines.map((lines) => lines.map(change)),
    one: {
      ...one,
      question: change(one.question),
      expect: {
        ...one.expect,
        ...(one.expect.root_cause_service
          ? { root_cause_service: change(one.expect.root_cause_service) }
          : {}),
        ...(one.expect.first_finding_matches_all
          ? { first_finding_matches_all: one.expect.first_finding_matches_all.map(change) }
          : {}),
      },
    },
  };
}

function turned(id: string): string {
  return [...id].map((digit) => ((Number.parseInt(digit, 16) + 7) % 16).toString(16)).join('');
}
