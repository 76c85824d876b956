import type { LogSet } from '#db/queries/log-sets.ts';
import type { Parameters } from '#lib/contracts/parameters.ts';
import { selectLines } from '#lib/logs/answers/select-lines.ts';
import { mergeTimelines } from '#lib/logs/windows/summarize-timeline.ts';
import type { Ctx } from '#lib/server/context.ts';
import type { SetSummary } from '../ingest/worker-protocol.ts';
import type { AnalysisJob } from './analysis-protocol.ts';
import type { AnalysisInput } from './analyze-sets.ts';
import type { Picks } from './picking.ts';
import type { Plan } from './plan-reading.ts';
import { planWindows } from './plan-windows.ts';
import { sayLimits } from './say-limits.ts';
import { type SetFile, setFiles } from './set-files.ts';

export interface Prepared {
  job: AnalysisJob;
  plans: Plan[];
  files: Map<string, SetFile>;
  /** When entries are picked from all lines instead of reading a part of them. */
  picks: Picks | null;
  limits: string[];
}

/** Decides what is read of the sets for a question, from what is stored beside them. */
export async function prepareAnalysis(
  ctx: Ctx,
  { logs, baselines, parameters }: AnalysisInput,
): Promise<Prepared> {
  const taken = new Set<string>();
  const files = await setFiles(ctx, logs, taken);
  const good = await setFiles(ctx, baselines, taken);
  const timelines = logs.flatMap(({ summary }) => (summary as Partial<SetSummary>).timeline ?? []);
  const timeline = mergeTimelines(timelines) ?? null;
  const { window, baseline, onset, isPart } = planWindows(files, good, parameters, timeline);
  const plans = [window, ...(baseline ? [baseline.plan] : [])];
  const groups: AnalysisJob['groups'] = [
    { span: null, edges: window.edges },
    ...(baseline ? [{ span: baseline.span }] : []),
  ];
  const picks = isPart ? planPicks(files, logs, parameters) : null;
  const all = [...files, ...good];
  const created = logs[0]?.createdAt.getTime() ?? 0;
  return {
    files: new Map(all.map((file) => [file.key, file])),
    plans,
    picks,
    limits: picks ? [] : sayLimits(files, window),
    job: {
      parameters,
      referenceTime: created,
      groups: picks ? [{ span: null }] : groups,
      lineCounts: Object.fromEntries(all.map(({ key, lines }) => [key, lines])),
      share: picks ? 1 : window.share,
      picked: picks ? picks.whole : null,
      onset,
      timeline: window.share < 1 ? timeline : null,
    },
  };
}

/** Questions that single entries answer are answered exactly, however large the set: all of it is looked through. */
function planPicks(files: readonly SetFile[], logs: readonly LogSet[], parameters: Parameters): Picks | null {
  const services = logs.flatMap(({ summary }) => (summary as Partial<SetSummary>).services ?? []);
  const selections = selectLines(parameters, services);
  const [scope] = selections ?? [];
  if (!selections || !scope) return null;
  const reads = files.flatMap((file) => {
    const places = file.places.filter(
      ({ firstTime, lastTime }) =>
        firstTime === null || lastTime === null || (firstTime < scope.to && lastTime >= scope.from),
    );
    return places.length > 0 ? [{ file, places }] : [];
  });
  const sum = (of: (file: SetFile) => number) => files.reduce((all, file) => all + of(file), 0);
  return {
    selections,
    reads,
    whole: {
      records: sum(({ records }) => records),
      lines: sum(({ lines }) => lines),
      bytes: sum(({ places }) => places.reduce((all, place) => all + place.byteLength, 0)),
    },
  };
}
