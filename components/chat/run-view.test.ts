import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '#lib/contracts/runs.ts';
import type { StepName } from '#lib/contracts/steps.ts';
import { applyEvent, applyEvents, emptyRunView, payloadOf } from './run-view.ts';

const at = '2026-03-05T08:00:00.000Z';
const started = (seq: number, name: StepName): RunEvent => ({
  type: 'started',
  seq,
  at,
  name,
});
const cacheDone = (seq: number): RunEvent => ({
  type: 'step',
  seq,
  at,
  durationMs: 3,
  step: { name: 'Checked Cache', payload: { hit: false, key: 'k' } },
});
const patternDone = (seq: number): RunEvent => ({
  type: 'step',
  seq,
  at,
  durationMs: 4,
  step: { name: 'Known Error Pattern', payload: { pattern: null, why: 'nothing fits' } },
});
const ended = (seq: number): RunEvent => ({ type: 'ended', seq, at, status: 'done' });

const story: RunEvent[] = [
  started(1, 'Checked Cache'),
  cacheDone(2),
  started(3, 'Known Error Pattern'),
  patternDone(4),
  ended(5),
];

describe('the view of a run', () => {
  it('shows steps in the order they began, with what they found', () => {
    const view = applyEvents(emptyRunView(), story);
    expect(view.steps.map((step) => [step.name, step.state, step.durationMs])).toEqual([
      ['Checked Cache', 'done', 3],
      ['Known Error Pattern', 'done', 4],
    ]);
    expect(view.status).toBe('done');
    expect(view.lastSeq).toBe(5);
    expect(payloadOf(view, 'Known Error Pattern')?.why).toBe('nothing fits');
    expect(payloadOf(view, 'Answer')).toBeNull();
  });

  it('is the same however often stretches of the story are replayed', () => {
    const whole = applyEvents(emptyRunView(), story);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: story.length }), { maxLength: 6 }), (starts) => {
        let view = emptyRunView();
        for (const start of starts) {
          // A follower attaches at or before what it has, and is cut off anywhere.
          const from = Math.min(start, view.lastSeq);
          view = applyEvents(view, story.slice(from, from + 2));
        }
        view = applyEvents(view, story.slice(view.lastSeq));
        expect(view).toEqual(whole);
      }),
    );
  });

  it('does not show what comes after a gap, and says that something is missing', () => {
    const view = applyEvents(emptyRunView(), [started(1, 'Checked Cache'), patternDone(4)]);
    expect(view.missed).toBe(true);
    expect(view.lastSeq).toBe(1);
    expect(view.steps).toHaveLength(1);
    const mended = applyEvents(view, story);
    expect(mended.missed).toBe(false);
    expect(mended.status).toBe('done');
  });

  it('keeps progress only of the step that runs', () => {
    const progress: RunEvent = { type: 'progress', name: 'Checked Cache', done: 5, total: 10, unit: 'lines' };
    const running = applyEvents(emptyRunView(), [started(1, 'Checked Cache'), progress]);
    expect(running.steps[0]?.progress).toEqual({ done: 5, total: 10, unit: 'lines' });
    const done = applyEvent(running, cacheDone(2));
    expect(done.steps[0]?.progress).toBeNull();
    expect(applyEvent(done, progress)).toBe(done);
  });

  it('joins the written answer whatever overlaps, and never past a hole', () => {
    const text = (from: number, words: string): RunEvent => ({ type: 'text', from, text: words });
    let view = applyEvents(emptyRunView(), [started(1, 'Answer'), text(0, 'switch-'), text(7, 'gateway')]);
    expect(view.text).toBe('switch-gateway');
    view = applyEvents(view, [text(7, 'gateway stopped')]);
    expect(view.text).toBe('switch-gateway stopped');
    view = applyEvents(view, [text(400, 'later')]);
    expect(view.text).toBe('switch-gateway stopped');
  });

  it('shows no words of an answer before it has begun: the steps would fold and unfold again', () => {
    const early = applyEvents(emptyRunView(), [{ type: 'text', from: 0, text: 'too soon' }]);
    expect(early.text).toBe('');
  });

  it('puts what memory adds to an analysis made elsewhere before the answer that came with it', () => {
    const view = applyEvents(
      emptyRunView(),
      (['Searched Logs', 'Answer', 'Found Similar Issues', 'Remembered'] as const).map((name, index) =>
        started(index + 1, name),
      ),
    );
    expect(view.steps.map(({ name }) => name)).toEqual([
      'Searched Logs',
      'Found Similar Issues',
      'Answer',
      'Remembered',
    ]);
  });

  it('begins an open step anew when another worker took the run over', () => {
    const view = applyEvents(emptyRunView(), [
      started(1, 'Answer'),
      { type: 'text', from: 0, text: 'half a sen' },
      started(2, 'Answer'),
    ]);
    expect(view.steps).toHaveLength(1);
    expect(view.text).toBe('');
  });

  it('says a degraded part once, until it is over', () => {
    const slow: RunEvent = { type: 'degraded', part: 'cache', sentence: 'No cache.', over: false };
    const view = applyEvents(emptyRunView(), [slow, slow]);
    expect(view.degraded).toEqual([{ part: 'cache', sentence: 'No cache.' }]);
    expect(applyEvent(view, { ...slow, over: true }).degraded).toEqual([]);
  });

  it('leaves no step spinning when the run was stopped', () => {
    const view = applyEvents(emptyRunView(), [
      started(1, 'Checked Cache'),
      { type: 'ended', seq: 2, at, status: 'stopped', sentence: 'You stopped it.' },
    ]);
    expect(view.steps[0]?.state).toBe('left');
    expect(view.sentence).toBe('You stopped it.');
  });
});
