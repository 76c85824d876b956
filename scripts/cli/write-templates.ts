import type { Profile } from '#lib/logs/profile/profile.ts';
import { LEVEL_NAMES } from '#lib/logs/record.ts';
import { escapeControls } from './escape-controls.ts';
import { levelColour } from './paint.ts';
import { loudest } from './shape-templates.ts';
import type { Shell } from './shell.ts';

const LONGEST_TEXT = 400;

/** One line per template: count, loudest level, key, text. */
export function writeTemplates({ out, paint }: Shell, profile: Profile, most: number): void {
  const { templates } = profile;
  const width = String(templates[0]?.count ?? 0).length;
  for (const template of templates.slice(0, most)) {
    const level = loudest(template.levels);
    const text = escapeControls(template.text.slice(0, LONGEST_TEXT));
    const name = paint(levelColour(level), (LEVEL_NAMES[level] ?? 'none').padEnd(5));
    out.line(`  ${String(template.count).padStart(width)}  ${name}  ${paint('dim', template.key)}  ${text}`);
  }
  if (templates.length > most) out.line(`  … ${templates.length - most} more`);
}
