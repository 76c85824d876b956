import type { Profile } from '#lib/logs/profile/profile.ts';
import { LEVEL_NAMES } from '#lib/logs/record.ts';
import type { TemplateShape } from './shapes.ts';

export function shapeTemplates(profile: Profile): TemplateShape[] {
  return profile.templates.map((template) => ({
    key: template.key,
    text: template.text,
    count: template.count,
    share: profile.records === 0 ? 0 : template.count / profile.records,
    levels: shapeLevels(template.levels),
    first: isoOrNull(template.firstTime),
    last: isoOrNull(template.lastTime),
    slots: template.slots,
  }));
}

export function shapeLevels(levels: readonly number[]): Record<string, number> {
  return Object.fromEntries(
    LEVEL_NAMES.flatMap((name, level) => (levels[level] ? [[name, levels[level]]] : [])),
  );
}

export function isoOrNull(time: number): string | null {
  return Number.isFinite(time) ? new Date(time).toISOString() : null;
}

/** The loudest level that a template's lines have. */
export function loudest(levels: readonly number[]): number {
  return levels.findLastIndex((count) => count > 0);
}
