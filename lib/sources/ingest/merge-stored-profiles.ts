import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { decodeProfile, encodeProfile } from '#lib/logs/profile/encode-profile.ts';
import type { ProfiledTemplate } from '#lib/logs/profile/profile.ts';
import { ProfileBuilder } from '#lib/logs/profile/profile-builder.ts';
import { LEVEL_NAMES } from '#lib/logs/record.ts';
import { summarizeTimeline } from '#lib/logs/windows/summarize-timeline.ts';
import type { SetSummary } from './worker-protocol.ts';

/** Names kept in the summary; the profile has them all. */
const NAMES = 200;
const LOUDEST = 12;

/** The profile of a set from those of its files. */
export function mergeStoredProfiles(profiles: readonly Uint8Array[]): {
  profile: Uint8Array;
  summary: SetSummary;
} {
  let whole: ProfileBuilder | undefined;
  // One after the other: a set may have more files than there is room for profiles at once.
  for (const bytes of profiles) {
    const builder = decodeProfile(zstdDecompressSync(bytes));
    if (!builder) throw new Error('The profile was written by another version of the engine.');
    if (whole) whole.absorb(builder);
    else whole = builder;
  }
  whole ??= new ProfileBuilder();
  return {
    profile: new Uint8Array(zstdCompressSync(encodeProfile(whole))),
    summary: { files: profiles.length, ...summaryOf(whole) },
  };
}

function summaryOf(builder: ProfileBuilder): Omit<SetSummary, 'files'> {
  const profile = builder.finish();
  const busiest = (names: readonly { name: string; records: number }[]) =>
    [...names]
      .sort((a, b) => b.records - a.records)
      .slice(0, NAMES)
      .map(({ name }) => name);
  const timeline = summarizeTimeline(profile);
  const known = (time: number) => (Number.isNaN(time) ? null : time);
  return {
    templates: profile.templates.length,
    levels: Object.fromEntries(LEVEL_NAMES.map((name, level) => [name, profile.levels[level] ?? 0])),
    services: busiest(profile.services),
    hosts: busiest(profile.hosts),
    traces: profile.traceCount,
    skipped: profile.skipped,
    lines: profile.lines,
    records: profile.records,
    firstTime: known(profile.firstTime),
    lastTime: known(profile.lastTime),
    outOfOrder: profile.outOfOrder,
    withoutTime: profile.withoutTime,
    ...(timeline ? { timeline } : {}),
    loudest: loudest(profile.templates),
  };
}

function loudest(templates: readonly ProfiledTemplate[]): SetSummary['loudest'] {
  return templates
    .map((template) => ({ template, level: template.levels.findLastIndex((count) => count > 0) }))
    .sort((a, b) => b.level - a.level || b.template.count - a.template.count)
    .slice(0, LOUDEST)
    .map(({ template, level }) => ({
      template: template.text,
      level: LEVEL_NAMES[level] ?? 'none',
      count: template.count,
      first: Number.isNaN(template.firstTime) ? null : new Date(template.firstTime).toISOString(),
    }));
}
