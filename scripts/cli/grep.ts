import { readLogs } from '#lib/logs/read/read-logs.ts';
import { LEVEL_NAMES } from '#lib/logs/record.ts';
import { findTemplate } from './find-template.ts';
import { GrepWriter } from './grep-writer.ts';
import { matchPattern, matchRecord } from './match-record.ts';
import { openInputs } from './open-inputs.ts';
import { readCountOption, readInstantOption, readWords } from './read-words.ts';
import { exitCodeOf, type Shell, UsageError } from './shell.ts';

/** `loglore grep PATTERN FILE…`: the entries that match, whole, with their line numbers. */
export async function grep(shell: Shell, argv: string[]): Promise<number> {
  const { values, positionals } = readWords(argv, {
    fixed: { type: 'boolean', short: 'F' },
    'ignore-case': { type: 'boolean', short: 'i' },
    level: { type: 'string' },
    service: { type: 'string' },
    template: { type: 'string' },
    trace: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    context: { type: 'string', short: 'C' },
  });
  const [pattern, ...words] = positionals;
  if (pattern === undefined) throw new UsageError('What to look for? Give a pattern, then files.');
  const level = levelOf(values.level);
  const context = readCountOption('-C', values.context, 0);
  const from = readInstantOption('from', values.from);
  const to = readInstantOption('to', values.to);
  const matches = matchPattern(pattern, values.fixed ?? false, values['ignore-case'] ?? false);
  const isTemplate =
    values.template === undefined ? undefined : await findTemplate(shell, words, values.template);
  const wanted = matchRecord({
    matches,
    level,
    from,
    to,
    ...(values.service === undefined ? {} : { service: values.service }),
    ...(values.trace === undefined ? {} : { trace: values.trace }),
    ...(isTemplate ? { isTemplate } : {}),
  });
  const writer = new GrepWriter(shell, context);
  let files = 0;
  for await (const input of openInputs(shell, words)) {
    const read = await readLogs(
      input.name,
      input.chunks,
      (file) => {
        writer.open(file);
        wanted.open();
        return {
          // What the last stretch of text gave is written before the next is read.
          onText: () => shell.out.drain(),
          onRecord: (record) => writer.take(record, wanted.test(record)),
        };
      },
      { referenceTime: Date.now() },
    );
    files += read.files.length;
    for (const problem of read.problems) shell.problem(problem);
  }
  shell.progress.clear();
  return exitCodeOf(shell, files);
}

function levelOf(name: string | undefined): number {
  if (name === undefined) return 0;
  const level = (LEVEL_NAMES as readonly string[]).indexOf(name.toLowerCase());
  if (level < 0) throw new UsageError(`--level ${name}: not one of ${LEVEL_NAMES.slice(1).join(', ')}.`);
  return level;
}
