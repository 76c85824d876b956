import { type BuildKind, many, plain, version, word } from './build-words.ts';

export const packageBuilds: readonly BuildKind[] = [
  {
    name: 'npm version',
    make(dice) {
      const name = `@${word(dice)}/${word(dice)}`;
      const wanted = `^${version(dice)}`;
      return {
        lines: [
          '> npm ci',
          ...many(
            dice.int(3, 9),
            () => `npm warn deprecated ${word(dice)}@${version(dice)}: this package is no longer supported`,
          ),
          'npm error code ETARGET',
          `npm error notarget No matching version found for ${name}@${wanted}.`,
          'npm error notarget In most cases you or one of your dependencies are requesting',
          "npm error notarget a package version that doesn't exist.",
          'npm error A complete log of this run can be found in: /root/.npm/_logs/debug-0.log',
          'ERROR: Job failed: exit code 1',
        ],
        matches: [plain(name), 'no matching version|missing|not found|ETARGET'],
        mark: 'No matching version',
      };
    },
  },
  {
    name: 'typescript',
    make(dice) {
      const property = word(dice);
      return {
        lines: [
          '$ tsc -p tsconfig.json && vite build',
          ...many(dice.int(0, 4), () => `warning package.json: No license field (${word(dice)})`),
          `src/${word(dice)}/view.ts(${dice.int(5, 300)},${dice.int(1, 60)}): error TS2339: Property '${property}' does not exist on type 'Basket'.`,
          `src/other.ts(12,3): error TS7006: Parameter 'x' implicitly has an 'any' type.`,
          'Found 2 errors in 2 files.',
          'npm error Lifecycle script `build` failed with error:',
          'npm error code 2',
        ],
        matches: [property, 'TS2339|does not exist'],
        mark: 'TS2339',
      };
    },
  },
  {
    name: 'gradle',
    make(dice) {
      const artifact = `org.${word(dice)}:${word(dice)}-core:${version(dice)}`;
      return {
        lines: [
          'Starting a Gradle Daemon (subsequent builds will be faster)',
          ...many(dice.int(4, 12), () => `> Task :${word(dice)}:processResources NO-SOURCE`),
          '> Task :app:compileJava FAILED',
          '',
          'FAILURE: Build failed with an exception.',
          '',
          '* What went wrong:',
          "Execution failed for task ':app:compileJava'.",
          "> Could not resolve all files for configuration ':app:compileClasspath'.",
          `   > Could not find ${artifact}.`,
          '     Searched in the following locations:',
          `       - https://repo.example.net/maven2/${artifact.replaceAll(':', '/')}.pom`,
          '     Required by:',
          '         project :app',
          '',
          '* Try:',
          '> Run with --stacktrace option to get the stack trace.',
          '',
          'BUILD FAILED in 34s',
        ],
        matches: [plain(artifact), 'could not (find|resolve)|missing|not found'],
        mark: 'Could not find',
      };
    },
  },
  {
    name: 'maven test',
    make(dice) {
      const test = `${word(dice)}Test`;
      return {
        lines: [
          '[INFO] Scanning for projects...',
          ...many(
            dice.int(4, 9),
            () => `[INFO] --- maven-resources-plugin:3.3.1:resources (default) @ ${word(dice)} ---`,
          ),
          '[WARNING] Using platform encoding to copy filtered resources',
          `[INFO] Running com.shop.${word(dice)}Test`,
          '[INFO] Tests run: 12, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.4 s',
          `[INFO] Running com.shop.${test}`,
          `[ERROR] Tests run: 5, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 0.131 s <<< FAILURE! -- in com.shop.${test}`,
          `[ERROR] com.shop.${test}.addsVat -- Time elapsed: 0.012 s <<< FAILURE!`,
          'org.opentest4j.AssertionFailedError: expected: <119> but was: <121>',
          `\tat com.shop.${test}.addsVat(${test}.java:44)`,
          '[INFO] Results:',
          '[ERROR] Failures:',
          `[ERROR]   ${test}.addsVat:44 expected: <119> but was: <121>`,
          '[ERROR] Tests run: 88, Failures: 1, Errors: 0, Skipped: 0',
          '[INFO] BUILD FAILURE',
          '[ERROR] Failed to execute goal org.apache.maven.plugins:maven-surefire-plugin:3.2.5:test (default-test) on project shop: There are test failures.',
        ],
        matches: [test, 'expected: <119> but was: <121>'],
        mark: 'expected: <119>',
      };
    },
  },
  {
    name: 'cargo',
    make(dice) {
      const name = word(dice);
      return {
        lines: [
          ...many(dice.int(5, 15), () => `   Compiling ${word(dice)} v${version(dice)}`),
          'warning: unused variable: `x`',
          '  --> src/lib.rs:4:9',
          `error[E0425]: cannot find value \`${name}\` in this scope`,
          `  --> src/main.rs:${dice.int(4, 400)}:13`,
          '   |',
          `17 |     let y = ${name} + 1;`,
          '   |             ^^^^ not found in this scope',
          '',
          'For more information about this error, try `rustc --explain E0425`.',
          'error: could not compile `shop` (bin "shop") due to 1 previous error; 1 warning emitted',
        ],
        matches: [name, 'E0425|cannot find value'],
        mark: 'E0425',
      };
    },
  },
  {
    name: 'go',
    make(dice) {
      const name = word(dice);
      return {
        lines: [
          ...many(
            dice.int(3, 9),
            () => `go: downloading github.com/${word(dice)}/${word(dice)} v${version(dice)}`,
          ),
          '# shop/internal/cart',
          `internal/cart/cart.go:${dice.int(10, 90)}:14: undefined: ${name}`,
          'make: *** [Makefile:12: build] Error 1',
        ],
        matches: [name, 'undefined'],
        mark: 'undefined:',
      };
    },
  },
  {
    name: 'pip',
    make(dice) {
      const name = word(dice);
      return {
        lines: [
          'Collecting wheel',
          ...many(
            dice.int(3, 9),
            () => `  Downloading ${word(dice)}-${version(dice)}-py3-none-any.whl (${dice.int(20, 900)} kB)`,
          ),
          `ERROR: Could not find a version that satisfies the requirement ${name}==9.9.1 (from versions: 1.0, 1.1)`,
          `ERROR: No matching distribution found for ${name}==9.9.1`,
          '[notice] A new release of pip is available: 24.0 -> 25.1',
          'Error: Process completed with exit code 1.',
        ],
        matches: [`${name}==9\\.9\\.1`, 'could not find|no matching'],
        mark: 'Could not find a version',
      };
    },
  },
  {
    name: 'pytest',
    make(dice) {
      const test = `test_${word(dice)}`;
      return {
        lines: [
          '============================= test session starts ==============================',
          ...many(
            dice.int(3, 9),
            () => `tests/test_${word(dice)}.py ......                     [ ${dice.int(10, 90)}%]`,
          ),
          'tests/test_price.py .F                                                   [100%]',
          '=================================== FAILURES ===================================',
          `____________________________ ${test} ____________________________`,
          '    def case():',
          '>       assert total(3) == 12',
          'E       assert 11 == 12',
          'E        +  where 11 = total(3)',
          '',
          'tests/test_price.py:14: AssertionError',
          '=========================== short test summary info ============================',
          `FAILED tests/test_price.py::${test} - assert 11 == 12`,
          '========================= 1 failed, 31 passed in 2.11s =========================',
        ],
        matches: [test, 'assert 11 == 12'],
        mark: 'assert 11 == 12',
      };
    },
  },
  {
    name: 'python import',
    make(dice) {
      const name = word(dice);
      return {
        lines: [
          'Running setup.py bdist_wheel',
          ...many(dice.int(2, 6), () => `copying ${word(dice)}/__init__.py -> build/lib/${word(dice)}`),
          'Traceback (most recent call last):',
          '  File "/build/setup.py", line 9, in <module>',
          `    import ${name}`,
          `ModuleNotFoundError: No module named '${name}'`,
          'error: subprocess-exited-with-error',
          'ERROR: Failed building wheel for shop',
        ],
        matches: [name, 'no module named|ModuleNotFound'],
        mark: 'No module named',
      };
    },
  },
  {
    name: 'docker',
    make(dice) {
      const path = `/${word(dice)}/dist`;
      return {
        lines: [
          '#1 [internal] load build definition from Dockerfile',
          '#1 transferring dockerfile: 812B done',
          ...many(dice.int(3, 8), (at) => `#${at + 2} [build ${at + 1}/9] RUN apk add ${word(dice)}`),
          `#14 [stage-1 3/4] COPY --from=build ${path} /srv/www`,
          `#14 ERROR: failed to calculate checksum of ref k3x::q9: "${path}": not found`,
          '------',
          ` > [stage-1 3/4] COPY --from=build ${path} /srv/www:`,
          '------',
          'Dockerfile:21',
          `ERROR: failed to solve: failed to compute cache key: "${path}": not found`,
        ],
        matches: [plain(path), 'not found'],
        mark: 'failed to calculate checksum',
      };
    },
  },
];
