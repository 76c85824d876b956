import { safeJson } from './escape-controls.ts';
import { profileInputs } from './profile-inputs.ts';
import { readCountOption, readWords } from './read-words.ts';
import { shapeTemplates } from './shape-templates.ts';
import { exitCodeOf, type Shell } from './shell.ts';
import { writeTemplates } from './write-templates.ts';

/** `loglore templates FILE…`: the kinds of messages, most frequent first. */
export async function templates(shell: Shell, argv: string[]): Promise<number> {
  const { values, positionals } = readWords(argv, { json: { type: 'boolean' }, top: { type: 'string' } });
  const top = readCountOption('--top', values.top, Number.POSITIVE_INFINITY);
  const { files, profile } = await profileInputs(shell, positionals);
  if (values.json) {
    const { lines, records } = profile;
    shell.out.line(safeJson({ lines, records, templates: shapeTemplates(profile).slice(0, top) }));
  } else if (files.length > 0) writeTemplates(shell, profile, top);
  return exitCodeOf(shell, files.length);
}
