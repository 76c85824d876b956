import { readdirSync } from 'node:fs';

/** What every evaluation and benchmark receives: `--name value` and bare `--flag`, already read. */
export interface NamedArgs {
  /** Folder with the data, from `--data`. */
  data: string;
  /** True when `--json` was given: the result is then the last line of standard output. */
  json: boolean;
  /** Every other `--name value` (`'true'` for a bare flag). */
  options: Record<string, string>;
  /** Words that are not options, after the name. */
  words: string[];
}

export interface NamedModule {
  run(args: NamedArgs): Promise<object>;
}

/** Reads `--name value`, `--name=value` and bare flags; a flag followed by another option is bare. */
export function readNamedArgs(argv: string[]): NamedArgs {
  const options: Record<string, string> = {};
  const words: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] as string;
    if (!word.startsWith('--')) {
      words.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const next = argv[i + 1];
    if (equals > 0) options[word.slice(2, equals)] = word.slice(equals + 1);
    else if (word === '--json' || next === undefined || next.startsWith('--'))
      options[word.slice(2)] = 'true';
    else options[word.slice(2)] = argv[++i] as string;
  }
  const { data, json, ...others } = options;
  return { data: data ?? '', json: json !== undefined, options: others, words };
}

/** One file of `folder` is one name; helpers live in sub-folders and are no names. */
export function listNames(folder: URL): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -3))
    .sort();
}

/** Runs `<folder>/<name>.ts`; answers the exit code: 0 done, 1 failed, 2 usage. */
export async function runNamed(kind: string, folder: URL, argv: string[]): Promise<number> {
  const [name = '', ...rest] = argv;
  const names = listNames(folder);
  if (!names.includes(name)) {
    const said = name === '' ? `Which ${kind}?` : `There is no ${kind} named "${name}".`;
    console.error(
      `${said} Known: ${names.join(', ')}.\nUsage: npm run -s ${kind} -- NAME --data DIR [--json]`,
    );
    return 2;
  }
  const args = readNamedArgs(rest);
  try {
    const named = (await import(new URL(`${name}.ts`, folder).href)) as NamedModule;
    const result = await named.run(args);
    console.log(JSON.stringify(result, null, args.json ? 0 : 2));
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }
}
