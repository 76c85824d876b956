import type { Outcome } from '#lib/contracts/findings.ts';
import { withoutMarks } from '#lib/contracts/markdown-text.ts';
import type { Parameters } from '#lib/contracts/parameters.ts';
import type { Events } from '../events.ts';
import { findShifts, sayShifts } from '../windows/find-shifts.ts';
import { findSlower } from '../windows/find-slower.ts';
import { proposeOnset } from '../windows/propose-onset.ts';
import { settleWindow } from '../windows/settle-window.ts';
import type { Cause, CauseInput, CauseReport, Draft } from './cause-types.ts';
import { compareWindows } from './compare-windows.ts';
import { draftDrift } from './draft-drift.ts';
import { draftIncident } from './draft-incident.ts';
import { draftService } from './draft-service.ts';
import { BEFORE, buildFrame, type Frame } from './frame.ts';
import { rankServices } from './rank-services.ts';
import { findChanges } from './signals/changes.ts';
import { findDrifts } from './signals/drift.ts';
import { findIncidents } from './signals/incidents.ts';
import { findProblems, type Problem } from './signals/problems.ts';
import { summarizeTraces } from './summarize-traces.ts';
import { groupTraces, isTraced, type TraceRows } from './trace-table.ts';

const MOST_FINDINGS = 6;
/** Healthy windows compared with each other stay below the first; real faults begin above the second. */
const FAINT_SCORE = 0.24;
const CLEAR_SCORE = 0.4;

/** From the lines of a window to ranked causes with the claims they rest on. */
export function findCauses(input: CauseInput): CauseReport {
  const missed = missesAll(input.window, input.parameters);
  if (missed)
    return told(findCauses({ ...input, parameters: { ...input.parameters, timeRange: undefined } }));
  const frame = frameOf(input);
  const traces = groupTraces(frame);
  const problems = findProblems(frame);
  const drafts = draftAll(frame, traces, problems, input);
  const causes = drafts.slice(0, MOST_FINDINGS).map((draft, at) => finish(draft, at, drafts, input));
  const best = causes[0]?.finding;
  const outcome: Outcome = best ? best.outcome : 'no fault';
  return {
    outcome,
    causes,
    summary: best ? best.title : sayHealthy(frame, problems),
    compared: withMeasures(frame, compareWindows(frame, problems)),
    traces: summarizeTraces(frame, traces, problems),
  };
}

/** Counts are compared for all logs; steps and values where there is a good time to know them from. */
function withMeasures(frame: Frame, compared: CauseReport['compared']): CauseReport['compared'] {
  if (!frame.compared) return compared;
  return {
    ...compared,
    changes: [...compared.changes, ...findSlower(frame), ...sayShifts(frame, findShifts(frame))],
  };
}

const MISSED = 'No line falls into the time asked about, so all lines were looked at.';

/** Whether the logs have times and none of them lies in the time asked about. */
function missesAll({ time, count }: Events, { timeRange }: Parameters): boolean {
  if (!timeRange?.from && !timeRange?.to) return false;
  const from = timeRange.from ? Date.parse(timeRange.from) : Number.NEGATIVE_INFINITY;
  const to = timeRange.to ? Date.parse(timeRange.to) : Number.POSITIVE_INFINITY;
  let timed = false;
  for (let i = 0; i < count; i++) {
    const at = time[i]!;
    if (Number.isNaN(at)) continue;
    if (at >= from && at < to) return false;
    timed = true;
  }
  return timed;
}

function told(report: CauseReport): CauseReport {
  return {
    ...report,
    summary: `${report.summary} ${MISSED}`,
    causes: report.causes.map((cause) => ({
      ...cause,
      finding: { ...cause.finding, explanation: `${cause.finding.explanation} ${MISSED}` },
    })),
  };
}

/** When nobody named a time and there is nothing to compare with, the lines show since when they differ. */
function frameOf(input: CauseInput): Frame {
  const { window, parameters } = input;
  const baselines = input.baselines ?? [];
  const frame = buildFrame(window, baselines, parameters);
  if (frame.compared || !isSystem(frame)) return frame;
  const proposal = proposeOnset(frame);
  if (proposal) return buildFrame(window, baselines, parameters, proposal);
  const settled = settleWindow(parameters, window, { onset: input.onset ?? null, compared: false });
  return settled === parameters ? frame : buildFrame(window, baselines, settled);
}

function draftAll(
  frame: Frame,
  traces: readonly TraceRows[],
  problems: readonly Problem[],
  input: CauseInput,
): Draft[] {
  const { parameters } = input;
  const changes = findChanges(frame);
  if (frame.compared && (isTraced(frame, traces) || isSystem(frame))) {
    // A time that is named means that somebody suffers: then faint signs are worth showing, as such.
    const least = parameters.timeRange?.from ? 0.05 : FAINT_SCORE;
    return (
      rankServices(frame, traces, problems, changes)
        .filter((one) => one.score >= least)
        .slice(0, MOST_FINDINGS)
        .map((one) => draftService(frame, one))
        // What no signal carries by itself is not worth a reader's time.
        .filter((draft) => draft.signals > 0)
    );
  }
  const files = frame.phase.includes(BEFORE) && frame.sources.length > 1;
  const incidents = findIncidents(frame, problems, files);
  const drifts = findDrifts(frame).filter((drift) => drift.effect >= 0.5);
  if (incidents.length === 0) {
    const drift = drifts[0];
    return drift && drift.effect >= 1.2 ? [draftDrift(frame, parameters, drifts, changes)] : [];
  }
  return incidents.slice(0, MOST_FINDINGS).map((incident, at) => {
    const own = at === 0 ? drifts.filter((drift) => drift.service === incident.service) : [];
    return draftIncident(frame, parameters, incident, changes, own);
  });
}

/** Fewer services than this are no system in which one could fail another. */
const FEWEST_SERVICES = 3;

function isSystem(frame: Frame): boolean {
  const seen = new Set<number>();
  for (let row = 0; row < frame.count; row++) if (frame.service[row]! >= 0) seen.add(frame.service[row]!);
  return seen.size >= FEWEST_SERVICES;
}

function finish(draft: Draft, at: number, drafts: readonly Draft[], input: CauseInput): Cause {
  const second = drafts[at === 0 ? 1 : 0]?.score ?? 0;
  const margin = at === 0 ? Math.max(0, draft.score - second) : 0;
  const confidence =
    at === 0
      ? Math.min(0.93, 0.25 + 0.45 * draft.score + 0.25 * margin + 0.03 * draft.signals)
      : Math.min(0.45, draft.score * 0.3);
  const outcome: Outcome =
    draft.score < CLEAR_SCORE ? 'inconclusive' : at === 0 && confidence >= 0.75 ? 'confirmed' : 'likely';
  const domain = input.parameters.domain ?? draft.component.kind;
  return {
    claims: draft.claims,
    finding: {
      rank: at + 1,
      title: withoutMarks(draft.title),
      explanation: draft.explanation,
      component: draft.component,
      pattern: `${domain}:${draft.type}`,
      outcome,
      confidence: Math.round(confidence * 100) / 100,
      ...(Number.isFinite(draft.since) ? { since: new Date(draft.since).toISOString() } : {}),
      ...(draft.affected ? { affected: draft.affected } : {}),
      for: draft.for,
      against: draft.against.map((one) => ({ ...one, text: withoutMarks(one.text) })),
      next: draft.next.map(withoutMarks),
      evidence: draft.evidence,
      checks: [],
      templates: draft.templates,
    },
  };
}

function sayHealthy(frame: Frame, problems: readonly Problem[]): string {
  const errors = problems
    .filter((problem) => problem.level >= 5)
    .reduce((sum, problem) => sum + problem.count, 0);
  if (errors === 0) {
    return `No fault found: no errors among ${frame.count.toLocaleString('en-US')} lines, no value out of line, nothing wrong to be seen.`;
  }
  return `No fault found: ${errors.toLocaleString('en-US')} error lines, but no more than in the good time they were compared with.`;
}
