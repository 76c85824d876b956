import { expect, test } from 'vitest';
import { analyzeLogs } from '#lib/logs/analyze-logs.ts';
import { readLogQuestion } from '#lib/question/read-log-question.ts';
import { samples } from './samples.ts';

test('the device with stale events is blamed on the collector, whatever is drawn', async () => {
  const { generate, minutes, question } = samples['stale-device'];
  const now = new Date('2026-03-02T10:20:00Z');
  const start = new Date(now.getTime() - minutes * 60_000);
  const blamed: string[] = [];
  for (let seed = 1; seed <= 6; seed++) {
    const { outcome, findings } = await analyzeLogs({
      logs: generate({ seed, start, minutes }).map(({ name, text }) => ({
        name,
        bytes: new TextEncoder().encode(text),
      })),
      baselines: [],
      understand: (names) => readLogQuestion({ ...names, text: question, now, timeZone: 'UTC' }),
      clock: () => performance.now(),
    });
    blamed.push(`${outcome}: ${findings[0]?.component.name}`);
  }
  expect(new Set(blamed)).toEqual(new Set(['confirmed: collector']));
}, 60_000);
