import type { System } from '../system.ts';

/** A build's output: a level, no time. */
export const mavenBuild: System = {
  name: 'maven-build',
  format: 'plain',
  levels: { INFO: 'info', WARNING: 'warn', ERROR: 'error' },
  clock: 'none',
  header: ({ level }) => `[${level}] `,
  events: `
300 INFO - | Downloading from central: https://repo.example.org/maven2/org/acme/{word}/{version}/{word}-{version}.{pom/jar}
300 INFO - | Downloaded from central: https://repo.example.org/maven2/org/acme/{word}/{version}/{word}-{version}.{pom/jar} ({size} at {size}/s)
120 INFO - | Tests run: {n:1:200}, Failures: {n:0:3}, Errors: {n:0:3}, Skipped: {n:0:3}, Time elapsed: {f:9:3} s - in {class}
110 INFO - | Running {class}
70 INFO - | --- maven-compiler-plugin:{version}:compile (default-compile) @ {service} ---
60 INFO - | --- maven-resources-plugin:{version}:resources (default-resources) @ {service} ---
60 INFO - | --- maven-jar-plugin:{version}:jar (default-jar) @ {service} ---
60 INFO - | Compiling {n:1:900} source files to {path}
50 INFO - | Building jar: {path}
50 INFO - | Building {service} {version}-SNAPSHOT [{n:1:30}/{n:1:30}]
50 INFO - | Copying {n:0:99} resource
40 INFO - | Nothing to compile - all classes are up to date
40 INFO - | skip non existing resourceDirectory {path}
40 WARNING - | Using platform encoding (UTF-8 actually) to copy filtered resources, i.e. build is platform dependent!
30 WARNING - | {path}:[{n:1:900},{n:1:90}] [deprecation] get{word}() in {class} has been deprecated
30 WARNING - | {path}: Some input files use unchecked or unsafe operations.
20 ERROR - | {path}:[{n:1:900},{n:1:90}] cannot find symbol
16 ERROR - | {path}:[{n:1:900},{n:1:90}] package {class} does not exist
20 INFO - | {service} {dots} SUCCESS [ {f:30:3} s]
10 INFO - | Total time:  {f:90:3} s
10 INFO - | Finished at: {day}T{clock}Z
10 INFO - | BUILD SUCCESS
4 INFO - | BUILD FAILURE
3 ERROR - | Failed to execute goal org.acme:maven-compiler-plugin:{version}:compile (default-compile) on project {service}: Compilation failure: Compilation failure:
2 INFO - | Scanning for projects...
1 ERROR - | Re-run Maven using the -X switch to enable full debug logging.
1 ERROR - | To see the full stack trace of the errors, re-run Maven with the -e switch.
`,
};
