import { parametersSchema } from '#lib/contracts/parameters.ts';
import type { StepPayload } from '#lib/contracts/steps.ts';
import { compareWindows } from '../causes/compare-windows.ts';
import { buildFrame } from '../causes/frame.ts';
import { findProblems } from '../causes/signals/problems.ts';
import type { Events } from '../events.ts';
import { findShifts, sayShifts } from './find-shifts.ts';
import { findSlower } from './find-slower.ts';

export interface CompareInput {
  window: Events;
  baselines: readonly Events[];
  /** The time that is asked about (epoch ms); what the window holds before it counts as good. NaN when open. */
  from: number;
  to: number;
}

/** What differs between logs and their good time: the comparison that the cause finder rests on. */
export function compareLogs({ window, baselines, from, to }: CompareInput): StepPayload<'Compared Windows'> {
  const timeRange = {
    ...(Number.isNaN(from) ? {} : { from: new Date(from).toISOString() }),
    ...(Number.isNaN(to) ? {} : { to: new Date(to).toISOString() }),
  };
  const frame = buildFrame(window, baselines, parametersSchema.parse({ timeRange }));
  const compared = compareWindows(frame, findProblems(frame));
  if (!frame.compared) return compared;
  return {
    ...compared,
    changes: [...compared.changes, ...findSlower(frame), ...sayShifts(frame, findShifts(frame))],
  };
}
