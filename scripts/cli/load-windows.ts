import type { Parameters } from '#lib/contracts/parameters.ts';
import { selectLines } from '#lib/logs/answers/select-lines.ts';
import type { Events } from '#lib/logs/events.ts';
import { type EventFile, loadEvents } from '#lib/logs/load-events.ts';
import type { Profile } from '#lib/logs/profile/profile.ts';
import { clipEvents } from '#lib/logs/windows/clip-events.ts';
import { clipToWholeTraces } from '#lib/logs/windows/clip-to-whole-traces.ts';
import { summarizeTimeline } from '#lib/logs/windows/summarize-timeline.ts';
import { ANALYSIS_LIMITS } from '#lib/sources/analysis/analysis-limits.ts';
import { planReading } from '#lib/sources/analysis/plan-reading.ts';
import { planWindows } from '#lib/sources/analysis/plan-windows.ts';
import { sayLimits } from '#lib/sources/analysis/say-limits.ts';
import { pickLines, readStretches } from './read-again.ts';
import type { Shell } from './shell.ts';
import type { Survey } from './survey-inputs.ts';

export interface Windows {
  window: Events;
  baselines: Events[];
  onset: number | null;
  /** Sentences about what was not looked at line by line. */
  limits: string[];
}

const bytesOf = (surveys: readonly Survey[]) =>
  surveys.flatMap(({ files }) => files).reduce((sum, { bytes }) => sum + bytes, 0);

/** Whether all of it may be held in memory. */
export function isSmall(logs: Survey, good: readonly Survey[]): boolean {
  return bytesOf([logs]) <= ANALYSIS_LIMITS.windowBytes && bytesOf(good) <= ANALYSIS_LIMITS.baselineBytes;
}

/** All text of a survey. */
export function readAll(shell: Shell, survey: Survey): Promise<EventFile[]> {
  const wanted = { from: null, to: null, onset: null, budget: Number.POSITIVE_INFINITY, leadShare: 0 };
  return readStretches(shell, survey, planReading(survey.files, wanted));
}

/** The parts of large inputs that a question needs, read again: as much as an analysis of a stored set reads. */
export async function loadWindows(
  shell: Shell,
  logs: Survey,
  good: readonly Survey[],
  { profile, parameters }: { profile: Profile; parameters: Parameters },
): Promise<Windows> {
  const referenceTime = Date.now();
  const timeline = summarizeTimeline(profile) ?? null;
  const plans = planWindows(
    logs.files,
    good.flatMap(({ files }) => files),
    parameters,
    timeline,
  );
  const selections = plans.isPart
    ? selectLines(
        parameters,
        profile.services.map(({ name }) => name),
      )
    : null;
  if (selections) {
    const picked = await pickLines(shell, logs, selections, ANALYSIS_LIMITS.pickedBytes);
    const [window] = loadEvents([picked.files()], { referenceTime });
    const left = `${picked.left.toLocaleString('en-US')} further entries fit and are not counted here: ask about less, a time or a service.`;
    return {
      window: { ...window!, total: profile.records },
      baselines: [],
      onset: null,
      limits: picked.left > 0 ? [left] : [],
    };
  }
  const { window: plan, baseline } = plans;
  const groups = [await readStretches(shell, logs, plan)];
  if (baseline) {
    const sources = baseline.span ? [logs] : good;
    const files = [];
    for (const survey of sources) files.push(...(await readStretches(shell, survey, baseline.plan)));
    groups.push(files);
  }
  const [window, other] = loadEvents(groups, { referenceTime });
  const whole = plan.edges ? clipToWholeTraces(window!, plan.edges.from, plan.edges.to) : window!;
  const compared = other && baseline?.span ? clipEvents(other, baseline.span.from, baseline.span.to) : other;
  return {
    window: plan.share < 1 ? { ...whole, sampled: plan.share } : whole,
    baselines: compared ? [compared] : [],
    onset: plans.onset,
    limits: sayLimits(logs.files, plan),
  };
}
