import { analyze } from './analyze.ts';
import { compare } from './compare.ts';
import { grep } from './grep.ts';
import { help } from './help.ts';
import { profile } from './profile.ts';
import { openShell, type Shell, USAGE, UsageError } from './shell.ts';
import { templates } from './templates.ts';

const commands: Record<string, (shell: Shell, argv: string[]) => Promise<number>> = {
  profile,
  grep,
  templates,
  compare,
  analyze,
  help,
  '--help': help,
  '-h': help,
};

const [name = '', ...argv] = process.argv.slice(2);
const shell = openShell();
const command = Object.hasOwn(commands, name) ? commands[name]! : undefined;
try {
  if (!command) throw new UsageError(name === '' ? 'Which command?' : `There is no command "${name}".`);
  process.exitCode = await (argv.includes('--help') ? help(shell) : command(shell, argv));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  shell.say(`loglore: ${error.message}\nTry: loglore help`.replace('\n', ' '));
  process.exitCode = USAGE;
}
await shell.out.drain(true);
