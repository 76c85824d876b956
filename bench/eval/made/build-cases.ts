import type { BuildKind } from './build-words.ts';
import { fileOf, type MadeCase } from './made-case.ts';
import { otherBuilds } from './other-builds.ts';
import { packageBuilds } from './package-builds.ts';
import { Dice } from './random.ts';

/** Logs of builds that fail, one kind of tool and failure each, `count` of each with other names. */
export function makeBuildCases(count: number, only?: string): MadeCase[] {
  return [...packageBuilds, ...otherBuilds]
    .filter((kind) => only === undefined || `build ${kind.name}` === only || only === 'build')
    .flatMap((kind, at) => Array.from({ length: count }, (_, n) => makeOne(kind, n, at)));
}

/** Lines of builds that went well, with the words of those that did not. */
const harmless = [
  'checking for strerror_r... yes',
  'checking for error.h... no',
  'checking whether gcc accepts -Werror... yes',
  'ok  \tshop/internal/errors\t0.004s',
  'tests/test_failures.py::test_failed_login_is_refused PASSED',
  'WARNING: Retrying (Retry(total=4)) after connection broken by ReadTimeoutError: /simple/wheel/',
  'warning: cannot load optional module brotli, going on without it',
  '[INFO] Tests run: 41, Failures: 0, Errors: 0, Skipped: 2',
  'Cache not found for input keys: deps-linux-41, deps-linux-',
  'npm warn optional SKIPPING OPTIONAL DEPENDENCY: unsupported platform',
  'No files were found with the provided path: coverage. No artifacts will be uploaded.',
  'fatal: No names found, cannot describe anything. Using version 0.0.0 instead',
  'debconf: delaying package configuration, since apt-utils is not installed',
  'grep: /etc/shop.conf: No such file or directory',
];

function makeOne(kind: BuildKind, n: number, at: number): MadeCase {
  const dice = new Dice(at * 7_919 + n * 104_729 + 3);
  const made = kind.make(dice);
  const { matches, mark } = made;
  // Every second log has lines before that sound bad and are not.
  const lines = n % 2 === 0 ? made.lines : [...dice.some(harmless, dice.int(4, 9)), ...made.lines];
  const stamped = kind.stamped ?? (n % 3 === 1 ? 'iso' : n % 3 === 2 ? 'clock' : 'none');
  let clock = Date.UTC(2034, 3, 1 + n, 10, 0, 0);
  const written = lines.map((line) => {
    clock += dice.int(20, 900);
    const iso = new Date(clock).toISOString();
    if (stamped === 'iso') return `${iso.slice(0, -1)}0000Z ${line}`;
    return stamped === 'clock' ? `[${iso.slice(11, 19)}] ${line}` : line;
  });
  const hit = lines.findIndex((line) => line.includes(mark)) + 1;
  return {
    kind: `build ${kind.name}`,
    one: {
      id: `build ${kind.name}-${n}`,
      question: dice.pick([
        'Why did this build fail?',
        'What broke the build?',
        'Why did the pipeline fail?',
      ]),
      logs: [],
      expect: {
        first_finding_matches_all: matches,
        evidence_lines: { 'build.log': { first_hits: [hit] } },
      },
    },
    logs: [fileOf('build.log', written)],
    baselines: [],
  };
}
