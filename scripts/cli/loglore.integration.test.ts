import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { pack } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdLock } from '#db/embedded/hold-lock.ts';
import { paymentOutage } from '#lib/sources/sample/payment-outage.ts';
import { analyzeShape, compareShape, profileShape, templatesShape } from './shapes.ts';

const script = resolve(import.meta.dirname, '../loglore.mjs');
const folder = mkdtempSync(join(tmpdir(), 'loglore-cli-'));
const logs = join(folder, 'logs');
const files = paymentOutage({ seed: 5, start: new Date('2031-03-04T09:00:00Z'), minutes: 12 });
const connector = files.find((file) => file.name === 'switch-connector.log')!;
const orders = join(logs, 'order-service.log');

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

interface Options {
  stdin?: string | Uint8Array;
  cwd?: string;
  env?: Record<string, string>;
}

function loglore(args: string[], options: Options = {}): Promise<Ran> {
  return new Promise((done, fail) => {
    // No store of this machine is touched.
    const { DATABASE_URL: _url, ...rest } = process.env;
    const env = { ...rest, LOGLORE_DATA_DIR: join(folder, 'data'), ...options.env };
    const child = spawn(process.execPath, [script, ...args], { cwd: options.cwd ?? folder, env });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', fail);
    child.on('close', (code) => done({ code, out, err }));
    child.stdin.end(options.stdin);
  });
}

async function tarOf(entries: Record<string, string>): Promise<Buffer> {
  const archive = pack();
  for (const [name, text] of Object.entries(entries)) archive.entry({ name }, text);
  archive.finalize();
  const parts: Uint8Array[] = [];
  for await (const part of archive) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
}

beforeAll(() => {
  mkdirSync(logs);
  for (const { name, text } of files) writeFileSync(join(logs, name), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('loglore', () => {
  it('explains itself, and answers 2 to words that it does not know', async () => {
    const help = await loglore(['help']);
    expect(help.code).toBe(0);
    for (const name of ['profile', 'grep', 'templates', 'compare', 'analyze'])
      expect(help.out).toContain(name);
    const wrong = await Promise.all([
      loglore(['bogus']),
      loglore([]),
      loglore(['profile']),
      loglore(['profile', '--bogus', orders]),
      loglore(['grep', '(', orders]),
      loglore(['grep', 'x', '--from', 'soon', orders]),
    ]);
    expect(wrong.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 2]);
    for (const { out, err } of wrong) {
      expect(out).toBe('');
      expect(err).toContain('loglore help');
    }
  });

  it('profiles a folder, silent on standard error, as text and as JSON', async () => {
    const text = await loglore(['profile', logs]);
    expect(text).toMatchObject({ code: 0, err: '' });
    expect(text.out).toContain('switch-connector');
    expect(text.out).not.toContain('\u001b');
    const json = await loglore(['profile', '--json', logs]);
    const shape = profileShape.parse(JSON.parse(json.out));
    const lines = files.reduce((sum, file) => sum + file.text.trimEnd().split('\n').length, 0);
    expect(shape.lines).toBe(lines);
    expect(shape.files.map((file) => file.name)).toEqual(files.map((file) => join(logs, file.name)).sort());
    expect(shape.services.map((one) => one.name)).toContain('ledger-service');
    expect(shape.templates.reduce((sum, one) => sum + one.count, 0)).toBe(shape.records);
  });

  it('reads gzip, zstd, zip, tar and standard input as the plain file', async () => {
    const bytes = Buffer.from(connector.text);
    const packed: Record<string, Uint8Array> = {
      'a.gz': gzipSync(bytes),
      'a.zst': zstdCompressSync(bytes),
      'a.zip': zipSync({ 'in/a.log': new Uint8Array(bytes) }),
      'a.tar': await tarOf({ 'in/a.log': connector.text }),
      'a.tar.gz': gzipSync(await tarOf({ 'in/a.log': connector.text })),
    };
    for (const [name, content] of Object.entries(packed)) writeFileSync(join(folder, name), content);
    const plain = await loglore(['templates', '--json', join(logs, connector.name)]);
    const expected = templatesShape.parse(JSON.parse(plain.out));
    expect(expected.templates.length).toBeGreaterThan(3);
    const others = await Promise.all([
      ...Object.keys(packed).map((name) => loglore(['templates', '--json', name])),
      loglore(['templates', '--json', '-'], { stdin: connector.text }),
    ]);
    for (const { code, out } of others) {
      expect(code).toBe(0);
      expect(JSON.parse(out)).toEqual(expected);
    }
  });

  it('finds entries by pattern, text, level, service, time and trace, with their line numbers', async () => {
    const lines = connector.text.trimEnd().split('\n');
    const at = lines.findIndex((line) => line.includes('configuration reloaded'));
    const path = join(logs, connector.name);
    const found = await loglore(['grep', 'configuration \\w+', path]);
    expect(found).toEqual({ code: 0, err: '', out: `${path}:${at + 1}:${lines[at]}\n` });
    const context = await loglore(['grep', '-C', '1', '--fixed', 'configuration reloaded', path]);
    expect(context.out).toBe(
      `${path}-${at}-${lines[at - 1]}\n${path}:${at + 1}:${lines[at]}\n${path}-${at + 2}-${lines[at + 1]}\n`,
    );
    const loud = await loglore(['grep', '', '--level', 'error', '--service', 'switch-connector', logs]);
    expect(loud.out.trimEnd().split('\n')).toHaveLength(
      lines.filter((line) => line.includes('level=error')).length,
    );
    const stamp = /ts=(\S+)/.exec(lines[at]!)![1]!;
    const timed = await loglore(['grep', '.', '--to', stamp, path]);
    expect(timed.out.trimEnd().split('\n').length).toBeLessThanOrEqual(at);
    const trace = /trace_id=(\S+)/.exec(connector.text)![1]!;
    const followed = await loglore(['grep', '', '--trace', trace, logs]);
    expect(followed.out).toContain('switch-connector.log');
    expect(followed.out).toContain('payment-service.log');
  });

  it('finds the entries of a template by its key', async () => {
    const path = join(logs, connector.name);
    const listed = templatesShape.parse(JSON.parse((await loglore(['templates', '--json', path])).out));
    for (const template of listed.templates.slice(0, 2)) {
      const found = await loglore(['grep', '', '--template', template.key, path]);
      expect(found.out.trimEnd().split('\n')).toHaveLength(template.count);
    }
    expect((await loglore(['grep', '', '--template', 'nothing', path])).code).toBe(2);
    expect((await loglore(['grep', '', '--template', 'x', '-'], { stdin: 'x\n' })).code).toBe(2);
  });

  it('answers 3 for input that cannot be read, names file and byte, and uses the rest', async () => {
    writeFileSync(join(folder, 'binary.bin'), Buffer.from(Array.from({ length: 3000 }, (_, i) => i % 7)));
    const gz = gzipSync(Buffer.from(connector.text));
    writeFileSync(join(folder, 'cut.gz'), gz.subarray(0, gz.length / 2));
    const ran = await loglore(['profile', '--json', 'missing.log', 'binary.bin', 'cut.gz', orders]);
    expect(ran.code).toBe(3);
    const shape = profileShape.parse(JSON.parse(ran.out));
    expect(shape.files.map((file) => file.name)).toEqual(['cut.gz', orders]);
    expect(shape.problems.map((problem) => problem.file)).toEqual(['missing.log', 'binary.bin', 'cut.gz']);
    for (const name of ['missing.log', 'binary.bin', 'cut.gz']) expect(ran.err).toContain(name);
    expect(ran.err).toMatch(/cut\.gz.*byte \d+/);
    expect((await loglore(['analyze', '--no-memory', 'missing.log'])).code).toBe(3);
  });

  it('compares with the time before and with another file', async () => {
    const middle = new Date(Date.parse('2031-03-04T09:07:00Z')).toISOString();
    const lead = await loglore(['compare', '--json', '--from', middle, logs]);
    expect(lead.code).toBe(0);
    const changes = compareShape.parse(JSON.parse(lead.out)).changes;
    expect(changes.map((change) => change.kind)).toContain('new');
    expect(changes.find((change) => /gave up waiting/.test(change.subject))?.worked).toMatch(/\d/);
    const good = paymentOutage({ seed: 9, start: new Date('2031-03-03T09:00:00Z'), minutes: 12 });
    const calm = good.find((file) => file.name === connector.name)!;
    writeFileSync(join(folder, 'calm.log'), calm.text.split('\n').slice(0, 1500).join('\n'));
    const files = await loglore(['compare', '--baseline', 'calm.log', join(logs, connector.name)]);
    expect(files.code).toBe(0);
    expect(files.out).toContain('calm.log');
    expect(files.out).toMatch(/new .*gave up waiting/);
  });

  it('answers what the cause is as one JSON object, remembers it, and says so the next time', async () => {
    const ran = await loglore(['analyze', '--json', '--question', 'What is the cause?', logs]);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out.trim().split('\n')).toHaveLength(1);
    const answer = analyzeShape.parse(JSON.parse(ran.out));
    expect(Object.keys(JSON.parse(ran.out))).toEqual([
      'outcome',
      'answer',
      'parameters',
      'findings',
      'audit',
      'coverage',
      'timings',
    ]);
    expect(answer.answer).not.toContain('Seen before');
    expect(answer.findings[0]?.rank).toBe(1);
    expect(answer.outcome).not.toBe('no fault');
    const [evidence] = answer.findings[0]!.evidence;
    const text = files.find((file) => evidence!.file.endsWith(file.name))!.text.split('\n');
    expect(evidence!.text.split('\n')[0]).toBe(text[evidence!.fromLine - 1]);
    const alone = await loglore(['analyze', '--no-memory', logs]);
    expect(alone).toMatchObject({ code: 0, err: '' });
    expect(alone.out).toContain(answer.findings[0]!.title);
    expect(alone.out).not.toContain('Seen before');
    const again = await loglore(['analyze', logs]);
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(again.out).toMatch(/From memory\n {2}Seen before on \d{4}-\d\d-\d\d: "/);
  });

  it('answers without memory, and says so, while another process holds the store and gives no way in', async () => {
    const held = join(folder, 'held');
    mkdirSync(held, { mode: 0o700 });
    const lock = await holdLock(join(held, 'lock'));
    const ran = await loglore(['analyze', '--json', logs], { env: { LOGLORE_DATA_DIR: held } });
    await lock.release();
    expect(ran.code).toBe(0);
    expect(ran.err.trim().split('\n')).toHaveLength(1);
    expect(ran.err).toContain('without memory');
    expect(analyzeShape.parse(JSON.parse(ran.out)).findings.length).toBeGreaterThan(0);
  });

  it('answers 3 for input of which nothing can be analysed, and uses what is good beside it', async () => {
    const gz = gzipSync(Buffer.from(connector.text));
    mkdirSync(join(folder, 'nothing'));
    writeFileSync(join(folder, 'none.log'), '');
    writeFileSync(join(folder, 'noise.bin'), Buffer.from(Array.from({ length: 3000 }, (_, i) => i % 7)));
    writeFileSync(join(folder, 'half.gz'), gz.subarray(0, gz.length / 2));
    const bad = await Promise.all(
      ['missing.log', 'nothing', 'none.log', 'noise.bin'].map((name) =>
        loglore(['analyze', '--no-memory', name]),
      ),
    );
    for (const { code, out } of bad) expect({ code, out }).toEqual({ code: 3, out: '' });
    for (const { err } of bad.filter((_, at) => at !== 1)) expect(err).toMatch(/^loglore: \S+/);
    const compared = await loglore(['compare', '--baseline', 'missing.log', orders]);
    expect(compared.code).toBe(3);
    const mixed = await loglore(['analyze', '--no-memory', '--json', 'missing.log', 'half.gz']);
    expect(mixed.code).toBe(3);
    expect(mixed.err).toMatch(/missing\.log: there is no such file/);
    expect(mixed.err).toMatch(/half\.gz.*stops short/);
    const shape = analyzeShape.parse(JSON.parse(mixed.out));
    expect(shape.coverage.linesRead).toBeGreaterThan(100);
    expect(shape.audit.map(({ severity }) => severity)).toContain('problem');
  });

  it('counts when the question asks how many', async () => {
    const errors = connector.text.split('\n').filter((line) => line.includes('level=error')).length;
    const ran = await loglore([
      'analyze',
      '--no-memory',
      '--question',
      'How many errors are there?',
      join(logs, connector.name),
    ]);
    expect(ran.code).toBe(0);
    expect(ran.out.replaceAll(',', '')).toContain(String(errors));
  });

  it('shows control characters instead of obeying them', async () => {
    const hostile = '2031-03-04T09:00:00Z ERROR gate: owner\u0007 \u009b2J \u202eevil\n';
    const ran = await Promise.all([
      loglore(['grep', 'owner', '-'], { stdin: hostile }),
      loglore(['templates', '-'], { stdin: hostile }),
      loglore(['templates', '--json', '-'], { stdin: hostile }),
      loglore(['analyze', '--no-memory', '-'], { stdin: hostile }),
      loglore(['profile', 'no\u001b[31msuch']),
    ]);
    for (const { out, err } of ran) expect(out + err).not.toMatch(/[\u0007\u001b\u0080-\u009f\u202e]/);
    expect(ran[0]!.out).toContain('\\x07');
    expect(templatesShape.parse(JSON.parse(ran[2]!.out)).templates[0]!.text).toContain('\u0007');
  });

  it('ends well when the reader has seen enough', async () => {
    const ran = await new Promise<{ code: number | null; err: string }>((done, fail) => {
      const child = spawn(process.execPath, [script, 'grep', '', logs], { cwd: folder });
      let err = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
      child.on('error', fail);
      child.on('close', (code) => done({ code, err }));
      child.stdout.once('data', () => child.stdout.destroy());
    });
    expect(ran).toEqual({ code: 0, err: '' });
  });
});
