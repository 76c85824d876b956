import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { analyzeLogs, type LogAnswer } from '#lib/logs/analyze-logs.ts';
import { type EventFile, loadEvents } from '#lib/logs/load-events.ts';
import { readLogQuestion } from '#lib/question/read-log-question.ts';
import type { Case } from './judge-case.ts';

export interface Answered extends LogAnswer {
  seconds: number;
  findSeconds: number;
}

/** Reads a case's files as an upload would be read, and answers its question. */
export async function answerCase(folder: string, one: Case): Promise<Answered> {
  const start = performance.now();
  const answered = await answerFiles(
    one.question,
    one.logs.map((log) => readLog(folder, log)),
    (one.baseline ?? []).map((log) => [readLog(folder, log)]),
  );
  return { ...answered, seconds: (performance.now() - start) / 1000 };
}

export async function answerFiles(
  question: string,
  logs: readonly EventFile[],
  good: readonly (readonly EventFile[])[],
): Promise<Answered> {
  const start = performance.now();
  const answered = await analyzeLogs({
    logs,
    baselines: good,
    understand: (names) => readLogQuestion({ ...names, text: question, now: new Date(), timeZone: 'UTC' }),
    clock: () => performance.now(),
  });
  return {
    ...answered,
    seconds: (performance.now() - start) / 1000,
    findSeconds: answered.timings.answer / 1000,
  };
}

export function readLog(folder: string, log: string): EventFile {
  const bytes = readFileSync(join(folder, log));
  return { name: log, bytes: log.endsWith('.gz') ? gunzipSync(bytes) : bytes };
}

/** Names of services and hosts in a case's logs. */
export function servicesOf(folder: string, one: Case): string[] {
  const groups = loadEvents([
    one.logs.map((log) => readLog(folder, log)),
    ...(one.baseline ?? []).map((log) => [readLog(folder, log)]),
  ]);
  return [...new Set(groups.flatMap((events) => [...events.services]))];
}
