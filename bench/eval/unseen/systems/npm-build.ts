import type { System } from '../system.ts';

/** Output of package managers and bundlers: no time, rarely a level. */
export const npmBuild: System = {
  name: 'npm-build',
  format: 'plain',
  levels: { '-': 'none', warn: 'warn', error: 'error' },
  clock: 'none',
  header: () => '',
  events: `
150 - - | {word}/{file} {n}.{n:0:9} kB │ gzip: {f:99:2} kB
150 warn - | npm WARN deprecated {word}@{version}: this package is no longer supported
120 - - | PASS src/{word}/{word}.test.ts ({f:9:3} s)
60 error - | FAIL src/{word}/{word}.test.ts
100 - - | > Task :{service}:compileJava
80 - - | > Task :{service}:test FAILED
80 - - | > Task :{service}:processResources UP-TO-DATE
60 - - | added {n} packages, and audited {n} packages in {n:1:90}s
50 - - | {n:1:90} packages are looking for funding
50 - - | {n:1:9} vulnerabilities ({n:0:9} moderate, {n:0:9} high)
50 - - | found 0 vulnerabilities
60 error - | npm ERR! code ERESOLVE
40 error - | npm ERR! While resolving: {service}@{version}
40 error - | npm ERR! Found: {word}@{version}
30 error - | npm ERR! Could not resolve dependency:
30 error - | npm ERR! peer {word}@"^{version}" from {word}@{version}
20 - - | ✓ {n} modules transformed.
20 - - | Successfully built {hex:12}
20 - - | Successfully tagged {service}:{version}
50 - - | Step {n:1:30}/{n:1:30} : COPY {word} {path}
40 - - | Step {n:1:30}/{n:1:30} : RUN npm ci
30 - - |  ---> Using cache
30 - - |  ---> {hex:12}
20 - - | Removing intermediate container {hex:12}
16 - - | Tests:       {n:0:9} failed, {n} passed, {n} total
16 - - | Time:        {f:90:3} s
10 - - | BUILD SUCCESSFUL in {n:1:59}s
4 - - | BUILD FAILED in {n:1:59}s
2 - - | Test run failed!
1 error - | npm ERR! A complete log of this run can be found in: {path}
`,
};
