import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Finding, Outcome } from '#lib/contracts/findings.ts';
import type { Parameters } from '#lib/contracts/parameters.ts';
import { answerLines } from '#lib/logs/answers/answer-lines.ts';
import { findCauses } from '#lib/logs/causes/find-causes.ts';
import type { Events } from '#lib/logs/events.ts';
import { type EventFile, loadEvents } from '#lib/logs/load-events.ts';
import type { Claim, LineSource } from '#lib/logs/verify/claims.ts';
import { eventsSource } from '#lib/logs/verify/events-source.ts';
import { verifyCauses } from '#lib/logs/verify/verify-causes.ts';
import { verifyClaims } from '#lib/logs/verify/verify-claims.ts';
import { understandQuestion } from '#lib/question/understand-question.ts';
import type { Case } from './judge-case.ts';

export interface Answered {
  asked: 'cause' | 'lines';
  answer: string;
  outcome: Outcome;
  findings: Finding[];
  confidence: number;
  claims: Claim[];
  /** Where the claims can be read again. */
  source: LineSource;
  checksFailed: number;
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
  const [window, ...baselines] = loadEvents([logs, ...good]) as [Events, ...Events[]];
  const parameters = readQuestion(question, window);
  const found = performance.now();
  const source = eventsSource([window, ...baselines]);
  const answer = answerLines({ window, baselines, parameters });
  if (answer) {
    const checked = await verifyClaims(source, answer.claims);
    const failed = checked.filter(({ check }) => !check.passed).length;
    return done({
      asked: 'lines',
      answer: answer.text,
      outcome: 'likely',
      findings: [],
      confidence: answer.matched > 0 ? 0.85 : 0.6,
      claims: answer.claims,
      checksFailed: failed,
    });
  }
  const report = findCauses({ window, baselines, parameters });
  const findSeconds = (performance.now() - found) / 1000;
  const verified = await verifyCauses(source, report.causes);
  const first = verified.findings[0];
  return {
    ...done({
      asked: 'cause',
      answer: first ? `${first.title}\n${first.explanation}` : report.summary,
      outcome: verified.outcome,
      findings: verified.findings,
      confidence: first?.confidence ?? 0.8,
      claims: report.causes.flatMap((cause) => [...cause.claims]),
      checksFailed: verified.failed,
    }),
    findSeconds,
  };

  function done(rest: Omit<Answered, 'seconds' | 'findSeconds' | 'source'>): Answered {
    return {
      ...rest,
      source,
      seconds: (performance.now() - start) / 1000,
      findSeconds: (performance.now() - found) / 1000,
    };
  }
}

export function readLog(folder: string, log: string): EventFile {
  const bytes = readFileSync(join(folder, log));
  return { name: log, bytes: log.endsWith('.gz') ? gunzipSync(bytes) : bytes };
}

function readQuestion(question: string, window: Events): Parameters {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < window.count; i++) {
    if (window.time[i]! < first) first = window.time[i]!;
    if (window.time[i]! > last) last = window.time[i]!;
  }
  const dictionary = [
    ...window.services.map((name) => ({ kind: 'service' as const, name, count: 1 })),
    ...window.hosts.map((name) => ({ kind: 'host' as const, name, count: 1 })),
  ].filter(({ name }) => name.length <= 200);
  const understood = understandQuestion({
    text: question,
    now: new Date(),
    timeZone: 'UTC',
    dictionary,
    ...(last >= first
      ? { logRange: { from: new Date(first).toISOString(), to: new Date(last).toISOString() } }
      : {}),
  });
  return understood.parameters;
}

/** Names of services and hosts in a case's logs. */
export function servicesOf(folder: string, one: Case): string[] {
  const groups = loadEvents([
    one.logs.map((log) => readLog(folder, log)),
    ...(one.baseline ?? []).map((log) => [readLog(folder, log)]),
  ]);
  return [...new Set(groups.flatMap((events) => [...events.services]))];
}
