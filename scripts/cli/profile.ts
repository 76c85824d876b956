import { escapeControls, safeJson } from './escape-controls.ts';
import { type Profiled, profileInputs } from './profile-inputs.ts';
import { readWords } from './read-words.ts';
import { isoOrNull, shapeLevels, shapeTemplates } from './shape-templates.ts';
import type { ProfileShape } from './shapes.ts';
import { exitCodeOf, type Shell } from './shell.ts';
import { writeTemplates } from './write-templates.ts';

const SHOWN = { templates: 15, names: 12, entities: 10 } as const;
const number = new Intl.NumberFormat('en-US');

/** `loglore profile FILE…`: what the logs hold, at a glance. */
export async function profile(shell: Shell, argv: string[]): Promise<number> {
  const { values, positionals } = readWords(argv, { json: { type: 'boolean' } });
  const profiled = await profileInputs(shell, positionals);
  const shape = shapeProfile(profiled, shell);
  if (values.json) shell.out.line(safeJson(shape));
  else if (profiled.files.length > 0) write(shell, profiled, shape);
  return exitCodeOf(shell, profiled.files.length);
}

function shapeProfile({ files, profile: found }: Profiled, shell: Shell): ProfileShape {
  const named = (list: typeof found.services) =>
    list.map((one) => ({
      name: one.name,
      records: one.records,
      errors: one.errors,
      first: isoOrNull(one.firstTime),
      last: isoOrNull(one.lastTime),
    }));
  return {
    files: files.map(({ name, counts, layouts }) => ({
      name,
      bytes: counts.bytes,
      lines: counts.lines,
      records: counts.records,
      formats: layouts,
    })),
    bytes: found.bytes,
    lines: found.lines,
    records: found.records,
    first: isoOrNull(found.firstTime),
    last: isoOrNull(found.lastTime),
    withoutTime: found.withoutTime,
    outOfOrder: found.outOfOrder,
    skipped: found.skipped,
    levels: shapeLevels(found.levels),
    services: named(found.services),
    hosts: named(found.hosts),
    traces: found.traceCount,
    entities: found.entities,
    templates: shapeTemplates(found),
    problems: shell.problems,
  };
}

function write(shell: Shell, profiled: Profiled, shape: ProfileShape): void {
  const { out, paint } = shell;
  const title = (text: string) => out.line(`\n${paint('bold', text)}`);
  out.line(
    `${number.format(shape.lines)} lines, ${number.format(shape.records)} records, ${(shape.bytes / 1e6).toFixed(1)} MB in ${shape.files.length} ${shape.files.length === 1 ? 'file' : 'files'}`,
  );
  if (shape.first) out.line(`from ${shape.first} to ${shape.last}`);
  const levels = Object.entries(shape.levels).map(([name, count]) => `${name} ${number.format(count)}`);
  out.line(`levels: ${levels.join(', ')}`);
  if (shape.withoutTime > 0) out.line(`${number.format(shape.withoutTime)} records without a time`);
  if (shape.outOfOrder > 0)
    out.line(`${number.format(shape.outOfOrder)} records earlier than the one before`);
  for (const [reason, lines] of Object.entries(shape.skipped))
    out.line(`skipped, ${reason}: ${number.format(lines)} lines`);
  title('Files');
  for (const file of shape.files) {
    const formats = file.formats.slice(0, 3).map((format) => format.name);
    out.line(
      `  ${escapeControls(file.name)}: ${number.format(file.lines)} lines, ${formats.join(', ') || 'no header recognised'}`,
    );
  }
  for (const [label, list] of [
    ['Services', shape.services],
    ['Hosts', shape.hosts],
  ] as const) {
    if (list.length === 0) continue;
    title(label);
    const loud = [...list].sort((a, b) => b.errors - a.errors || b.records - a.records);
    for (const one of loud.slice(0, SHOWN.names))
      out.line(
        `  ${escapeControls(one.name)}: ${number.format(one.records)} records, ${number.format(one.errors)} errors`,
      );
    if (loud.length > SHOWN.names) out.line(`  … ${loud.length - SHOWN.names} more`);
  }
  if (shape.traces > 0) out.line(`\n${number.format(shape.traces)} traces`);
  if (shape.entities.length > 0) {
    title('Named in the lines');
    for (const entity of shape.entities.slice(0, SHOWN.entities))
      out.line(`  ${entity.kind} ${escapeControls(entity.name)}: ${number.format(entity.records)}`);
  }
  title(`Templates (${number.format(shape.templates.length)})`);
  writeTemplates(shell, profiled.profile, SHOWN.templates);
}
