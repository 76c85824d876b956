import { type BuildKind, many, plain, version, word } from './build-words.ts';

export const otherBuilds: readonly BuildKind[] = [
  {
    name: 'cmake',
    make(dice) {
      const name = word(dice);
      return {
        lines: [
          '-- The CXX compiler identification is GNU 13.2.0',
          ...many(dice.int(4, 9), () => `-- Performing Test HAVE_${word(dice).toUpperCase()} - Success`),
          '-- Looking for pthread.h - found',
          'CMake Error at CMakeLists.txt:31 (find_package):',
          `  Could not find a package configuration file provided by "${name}" with any`,
          '  of the following names:',
          '',
          `    ${name}Config.cmake`,
          '',
          '-- Configuring incomplete, errors occurred!',
        ],
        matches: [name, 'could not find|missing|package'],
        mark: 'CMake Error',
      };
    },
  },
  {
    name: 'c++ compile',
    make(dice) {
      const header = `${word(dice)}.h`;
      return {
        lines: [
          ...many(
            dice.int(4, 20),
            (at) => `[ ${at + 1}%] Building CXX object src/CMakeFiles/core.dir/${word(dice)}.cpp.o`,
          ),
          'src/util.cpp:12:7: warning: unused variable ‘n’ [-Wunused-variable]',
          `src/main.cpp:3:10: fatal error: ${header}: No such file or directory`,
          `    3 | #include "${header}"`,
          '      |          ^~~~~~~~~~',
          'compilation terminated.',
          'gmake[2]: *** [src/CMakeFiles/core.dir/build.make:76: src/CMakeFiles/core.dir/main.cpp.o] Error 1',
          'gmake[1]: *** [CMakeFiles/Makefile2:101: src/CMakeFiles/core.dir/all] Error 2',
          'gmake: *** [Makefile:91: all] Error 2',
        ],
        matches: [plain(header), 'no such file|missing'],
        mark: 'fatal error',
      };
    },
  },
  {
    name: 'linker',
    make(dice) {
      const symbol = word(dice);
      return {
        lines: [
          ...many(dice.int(4, 20), () => `  CC      src/${word(dice)}.o`),
          '  LD      shop',
          `/usr/bin/ld: src/cart.o: in function \`cart_total':`,
          `cart.c:(.text+0x1f): undefined reference to \`${symbol}_sum'`,
          'collect2: error: ld returned 1 exit status',
          'make: *** [Makefile:40: shop] Error 1',
        ],
        matches: [`${symbol}_sum`, 'undefined reference'],
        mark: 'undefined reference',
      };
    },
  },
  {
    name: 'bazel',
    make(dice) {
      const target = `//${word(dice)}/${word(dice)}:lib`;
      return {
        lines: [
          'INFO: Invocation ID: 41d8f6f7-1111-4e5c-a111-2f34a7f5c3d2',
          ...many(dice.int(3, 8), () => `INFO: From Compiling ${word(dice)}.cc:`),
          `ERROR: /src/app/BUILD:14:11: no such target '${target}': target 'lib' not declared in package`,
          "ERROR: Analysis of target '//app:shop' failed; build aborted: Analysis failed",
          'INFO: Elapsed time: 4.1s',
          'FAILED: Build did NOT complete successfully (0 packages loaded)',
        ],
        matches: [plain(target), 'no such target|not declared'],
        mark: 'no such target',
      };
    },
  },
  {
    name: 'disk full',
    make(dice) {
      const file = `/cache/${word(dice)}/layer.tar`;
      return {
        lines: [
          ...many(dice.int(6, 20), () => `Extracting ${word(dice)}-${version(dice)}.tar.gz`),
          `tar: ${file}: Cannot write: No space left on device`,
          'tar: Exiting with failure status due to previous errors',
          'make: *** [unpack] Error 2',
          'Uploading artifacts...',
          'WARNING: no artifacts found',
          'ERROR: Job failed: exit status 2',
        ],
        matches: [plain(file), 'no space left|disk is full'],
        mark: 'No space left',
      };
    },
  },
  {
    name: 'out of memory',
    make(dice) {
      const name = word(dice);
      return {
        lines: [
          ...many(dice.int(6, 20), () => `[webpack] building module ${word(dice)}.js`),
          `<--- Last few GCs --->`,
          '[41:0x6f] 61234 ms: Mark-sweep 4083.1 (4129.1) -> 4079.2 (4131.0) MB, 3120 / 0.0 ms',
          'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
          'Aborted (core dumped)',
          `error Command failed with exit code 134 in ${name}.`,
        ],
        matches: ['heap', 'out of memory|memory ran out'],
        mark: 'out of memory',
      };
    },
  },
  {
    name: 'auth',
    make(dice) {
      const host = `registry.${word(dice)}.example`;
      return {
        lines: [
          'Step 9/9 : LABEL stage=release',
          'Successfully built 3f1c2ab99d1e',
          `The push refers to repository [${host}/shop/app]`,
          ...many(dice.int(2, 6), () => `${dice.hex(12)}: Preparing`),
          `denied: requested access to the resource is denied`,
          `unauthorized: authentication required for ${host}`,
          'ERROR: Job failed: exit code 1',
        ],
        matches: ['denied|unauthori[sz]ed|authentication', plain(host)],
        mark: 'denied:',
      };
    },
  },
  {
    name: 'git clone',
    make(dice) {
      const host = `git.${word(dice)}.example`;
      return {
        lines: [
          'Running with runner 17.2.0',
          'Fetching changes with git depth set to 20...',
          `fatal: unable to access 'https://${host}/shop.git/': Could not resolve host: ${host}`,
          'ERROR: Job failed: exit status 1',
        ],
        matches: [plain(host), 'could not resolve|name could not be resolved'],
        mark: 'Could not resolve host',
      };
    },
  },
  {
    name: 'apt',
    make(dice) {
      const name = `lib${word(dice)}-dev`;
      return {
        lines: [
          ...many(
            dice.int(4, 9),
            (at) =>
              `Get:${at + 1} http://deb.example.org stable/main amd64 Packages [${dice.int(10, 900)} kB]`,
          ),
          'Reading package lists...',
          'Building dependency tree...',
          `E: Unable to locate package ${name}`,
          'The command failed with exit code 100',
        ],
        matches: [name, 'unable to locate|missing'],
        mark: 'Unable to locate',
      };
    },
  },
  {
    name: 'lint',
    make(dice) {
      const rule = 'no-unused-vars';
      const name = word(dice);
      return {
        lines: [
          '> eslint src --max-warnings 0',
          `/app/src/${word(dice)}.js`,
          `  14:7  error  '${name}' is assigned a value but never used  ${rule}`,
          '',
          '✖ 1 problem (1 error, 0 warnings)',
          'npm error Lifecycle script `lint` failed with error:',
          'npm error code 1',
        ],
        matches: [name, 'never used'],
        mark: 'never used',
      };
    },
  },
  {
    name: 'timeout',
    make(dice) {
      const step = word(dice);
      return {
        lines: [
          ...many(dice.int(6, 20), (at) => `Running case ${at} of ${step}`),
          `##[error]The job running step '${step}' has exceeded the maximum execution time of 60 minutes.`,
          '##[error]The operation was canceled.',
          'Cleaning up orphan processes',
        ],
        matches: [step, 'exceeded|took too long'],
        mark: 'has exceeded',
      };
    },
  },
  {
    name: 'terraform',
    make(dice) {
      const resource = `shop_bucket.${word(dice)}`;
      return {
        lines: [
          'Initializing the backend...',
          ...many(dice.int(2, 6), () => `shop_role.${word(dice)}: Creation complete after 2s`),
          `${resource}: Creating...`,
          '╷',
          `│ Error: creating bucket: AccessDenied: user is not authorized to perform: s3:CreateBucket`,
          '│',
          `│   with ${resource},`,
          '│   on main.tf line 12, in resource "shop_bucket":',
          '╵',
          'Error: Terraform exited with code 1.',
        ],
        matches: ['s3:CreateBucket|AccessDenied', 'denied|not authorized'],
        mark: 'AccessDenied',
      };
    },
  },
];
