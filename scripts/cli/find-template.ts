import type { LogRecord } from '#lib/logs/record.ts';
import { profileInputs } from './profile-inputs.ts';
import { type Shell, UsageError } from './shell.ts';

/**
 * A test for the entries of one template, named by its key (or the beginning of it) or its text. Templates are known
 * when everything is read, so the files are read twice.
 */
export async function findTemplate(
  shell: Shell,
  words: readonly string[],
  name: string,
): Promise<(record: LogRecord) => boolean> {
  if (words.includes('-'))
    throw new UsageError('--template reads its files twice, which standard input (-) does not allow.');
  const { profile, builder } = await profileInputs({ ...shell, problem: () => undefined }, words);
  const exact = profile.templates.findIndex((one) => one.text === name || one.key === name);
  const begins = profile.templates.filter((one) => one.key.startsWith(name));
  const found = exact >= 0 ? exact : begins.length === 1 ? profile.templates.indexOf(begins[0]!) : -1;
  if (found < 0)
    throw new UsageError(
      begins.length > 1
        ? `--template ${name}: ${begins.length} templates begin so; give more of the key.`
        : `--template ${name}: no template has this key or text. "loglore templates" lists them.`,
    );
  return (record) => {
    const leaf = builder.miner.match(record.buf, record.msgStart, record.msgEnd);
    return leaf >= 0 && profile.leafTemplate[leaf] === found;
  };
}
