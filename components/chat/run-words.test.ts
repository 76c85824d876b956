import { expect, it } from 'vitest';
import type { RunEvent } from '#lib/contracts/runs.ts';
import { applyEvents, emptyRunView } from './run-view.ts';
import { announcement, foldedWords, stepWords } from './run-words.ts';

const at = '2026-03-05T08:00:00.000Z';
const audited = (seq: number, linesSkipped: number): RunEvent => ({
  type: 'step',
  seq,
  at,
  durationMs: 1_400,
  step: {
    name: 'Audited Logs',
    payload: {
      items: [],
      coverage: {
        files: 1,
        bytes: 2_000_000,
        linesRead: 1_900_000,
        linesSkipped,
        skippedBy: {},
        templates: 12,
        limits: [],
      },
    },
  },
});

it('says real progress, with and without a known end', () => {
  const begun: RunEvent[] = [{ type: 'started', seq: 1, at, name: 'Searched Logs' }];
  const progress = (total: number | null): RunEvent => ({
    type: 'progress',
    name: 'Searched Logs',
    done: 1_200_000,
    total,
    unit: 'lines',
  });
  const words = (event: RunEvent) => {
    const [step] = applyEvents(emptyRunView(), [...begun, event]).steps;
    return step ? stepWords(step) : null;
  };
  expect(words(progress(1_900_000))).toBe('1.2 M of 1.9 M lines · 63 %');
  expect(words(progress(null))).toBe('1.2 M lines');
});

it('folds a run into what was read, how long it took and what was left out', () => {
  expect(foldedWords(applyEvents(emptyRunView(), [audited(1, 0)]))).toBe(
    '1 step · 1.9 M lines · 1.4 s · nothing left out',
  );
  expect(foldedWords(applyEvents(emptyRunView(), [audited(1, 31)]))).toContain('31 lines left out');
});

it('announces the newest finished step, then how the run ended', () => {
  const view = applyEvents(emptyRunView(), [audited(1, 0)]);
  expect(announcement(view)).toBe('Audited Logs: 1.9 M lines, 2 MB, nothing wrong with them');
  const failed = applyEvents(view, [{ type: 'ended', seq: 2, at, status: 'failed', sentence: 'No disk.' }]);
  expect(announcement(failed)).toBe('The run failed. No disk.');
});
