// `npm test [stage…]`: everything that must be green, with what it needs brought up by itself.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './bootstrap/build.mjs';
import { ensureInstalled, root, toolEnv } from './bootstrap/install.mjs';
import { findChromium } from './services/find-chromium.mjs';
import { startPostgres } from './services/start-postgres.mjs';
import { startRedis } from './services/start-redis.mjs';

const stages = ['typecheck', 'lint', 'unit', 'integration', 'browser'];
const asked = process.argv.slice(2);
const unknown = asked.filter((stage) => !stages.includes(stage));
if (unknown.length) {
  console.error(`Unknown stage ${unknown.join(', ')}. There are: ${stages.join(', ')}.`);
  process.exit(2);
}

ensureInstalled();
const scratch = mkdtempSync(join(tmpdir(), 'loglore-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const running = new Set();
const env = {};
let interrupted = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted = true;
    for (const child of running) child.kill('SIGTERM');
  });
}

function tool(command, args, extra = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: toolEnv({ ...env, ...extra }),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    running.add(child);
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      running.delete(child);
      done(1);
    });
    child.on('exit', (code) => {
      running.delete(child);
      done(code ?? 1);
    });
  });
}

function count(passed, failed, skipped = 0) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

/** A runner that ends badly without a failed test (no report, a crash) still counts as one failure. */
function countReport(status, file, read) {
  let numbers = { passed: 0, failed: 0, skipped: 0 };
  try {
    numbers = read(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    console.error(`No readable report from the tests: ${error.message}`);
    status ||= 1;
  }
  count(numbers.passed, numbers.failed || (status ? 1 : 0), numbers.skipped);
}

async function plain(command, args) {
  const status = await tool(command, args);
  count(status ? 0 : 1, status ? 1 : 0);
}

async function vitest(project) {
  const file = join(scratch, `${project}.json`);
  const status = await tool('vitest', [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  countReport(status, file, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }));
}

async function playwright() {
  const file = join(scratch, 'browser.json');
  const status = await tool('playwright', ['test', '--reporter=list,json'], {
    CHROMIUM_PATH: findChromium(),
    LOGLORE_DIST_DIR: ensureBuilt(),
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  countReport(status, file, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));
}

const services = [];
async function bringUpStores() {
  for (const [name, start] of [
    ['TEST_DATABASE_URL', startPostgres],
    ['TEST_REDIS_URL', startRedis],
  ]) {
    env[name] = process.env[name];
    if (env[name]) continue;
    const service = await start();
    services.push(service);
    env[name] = service.url;
  }
}

const run = {
  typecheck: () => plain('tsc', ['--noEmit']),
  lint: () => plain('biome', ['check', '--error-on-warnings', '.']),
  unit: () => vitest('unit'),
  integration: () => vitest('integration'),
  browser: playwright,
};

try {
  for (const stage of stages) {
    if (interrupted || (asked.length && !asked.includes(stage))) continue;
    console.log(`\n── ${stage}`);
    const began = Date.now();
    const before = total.failed;
    try {
      if ((stage === 'integration' || stage === 'browser') && !env.TEST_DATABASE_URL) await bringUpStores();
      await run[stage]();
    } catch (error) {
      console.error(error.message);
      count(0, 1);
    }
    console.log(
      `── ${stage}: ${total.failed > before ? 'FAILED' : 'ok'}, ${Math.round((Date.now() - began) / 1000)} s`,
    );
  }
} finally {
  await Promise.all(services.map((service) => service.stop()));
  rmSync(scratch, { recursive: true, force: true });
}

if (interrupted) console.log('\nInterrupted: not everything ran.');
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
);
process.exitCode = total.failed || total.skipped || interrupted ? 1 : 0;
