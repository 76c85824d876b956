import type { StepPayload } from '#lib/contracts/steps.ts';
import type { Frame } from '../causes/frame.ts';
import { findSlowServices } from '../causes/signals/slow-gaps.ts';
import { groupTraces } from '../causes/trace-table.ts';

type Change = StepPayload<'Compared Windows'>['changes'][number];

const MOST = 10;

/** Services whose steps within traces take longer than the same steps in the good time. */
export function findSlower(frame: Frame): Change[] {
  return (
    findSlowServices(frame, groupTraces(frame))
      // Without times there are no milliseconds to tell.
      .filter((slow) => slow.lines === undefined)
      .slice(0, MOST)
      .map((slow) => ({
        kind: 'slower',
        subject: frame.services[slow.service]!,
        before: round(slow.usualMs),
        after: round(slow.slowMs),
        effect: round(slow.score),
        worked: `${slow.slow} of ${slow.steps} steps between lines of one trace took longer than nearly all of the same steps in the good time: ${round(slow.slowMs)} ms in the middle of them, where ${round(slow.usualMs)} ms are usual`,
        series: [],
      }))
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
