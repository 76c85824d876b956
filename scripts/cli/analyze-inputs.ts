import type { Coverage } from '#lib/contracts/findings.ts';
import type { Parameters } from '#lib/contracts/parameters.ts';
import { analyzeLogs, answerLoaded, type LogAnswer, type LogNames } from '#lib/logs/analyze-logs.ts';
import type { Profile } from '#lib/logs/profile/profile.ts';
import { isSmall, loadWindows, readAll } from './load-windows.ts';
import { isoOrNull } from './shape-templates.ts';
import type { Shell } from './shell.ts';
import type { Survey } from './survey-inputs.ts';

const clock = () => performance.now();

/** The answer on files alone: all of them at once when they are small, else the parts that the question needs. */
export async function analyzeInputs(
  shell: Shell,
  logs: Survey,
  good: readonly Survey[],
  { understand, startedAt }: { understand: (names: LogNames) => Parameters; startedAt: number },
): Promise<LogAnswer> {
  if (isSmall(logs, good)) {
    const files = await readAll(shell, logs);
    const baselines = [];
    for (const survey of good) baselines.push(await readAll(shell, survey));
    shell.progress.show('analysing');
    return analyzeLogs({
      logs: files,
      baselines: baselines.filter((group) => group.length > 0),
      understand,
      problems: shell.problems,
      referenceTime: Date.now(),
      clock,
    });
  }
  const profile = logs.profile.finish();
  const asked = clock();
  const parameters = understand(namesOf(profile));
  const understood = clock();
  const { window, baselines, onset, limits } = await loadWindows(shell, logs, good, { profile, parameters });
  shell.progress.show('analysing');
  return answerLoaded({
    window,
    baselines,
    parameters,
    onset,
    problems: shell.problems,
    coverage: coverageOf(logs, profile, limits),
    clock,
    timings: {
      read: Math.round(asked - startedAt + clock() - understood),
      understand: Math.round(understood - asked),
    },
  });
}

function namesOf(profile: Profile): LogNames {
  const busiest = (names: Profile['services']) =>
    [...names].sort((a, b) => b.records - a.records).map(({ name }) => name);
  const [from, to] = [isoOrNull(profile.firstTime), isoOrNull(profile.lastTime)];
  return {
    services: busiest(profile.services),
    hosts: busiest(profile.hosts),
    ...(from && to ? { range: { from, to } } : {}),
  };
}

function coverageOf({ files }: Survey, profile: Profile, limits: readonly string[]): Coverage {
  const { blank = 0 } = profile.skipped;
  const [from, to] = [isoOrNull(profile.firstTime), isoOrNull(profile.lastTime)];
  const lines = files.reduce((sum, { counts }) => sum + counts.lines, 0);
  const untimed = profile.withoutTime;
  return {
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    linesRead: lines - blank,
    linesSkipped: blank,
    skippedBy: profile.skipped,
    templates: profile.templates.length,
    ...(from && to ? { from, to } : {}),
    limits: [...limits, ...(untimed > 0 ? [`${untimed} of ${profile.records} records state no time.`] : [])],
  };
}
