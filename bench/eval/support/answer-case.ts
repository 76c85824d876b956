import { join } from 'node:path';
import type { Finding, Outcome } from '#lib/contracts/findings.ts';
import { type Parameters, parametersSchema } from '#lib/contracts/parameters.ts';
import { answerList } from '#lib/logs/answers/answer-list.ts';
import { findCauses } from '#lib/logs/causes/find-causes.ts';
import { buildFrame } from '#lib/logs/causes/frame.ts';
import type { Claim } from '#lib/logs/verify/claims.ts';
import { eventsSource } from '#lib/logs/verify/events-source.ts';
import { verifyCauses } from '#lib/logs/verify/verify-causes.ts';
import { verifyClaims } from '#lib/logs/verify/verify-claims.ts';
import type { Case } from './judge-case.ts';
import { loadQuick } from './load-quick.ts';

export interface Answered {
  asked: 'cause' | 'lines';
  answer: string;
  outcome: Outcome;
  findings: Finding[];
  confidence: number;
  claims: Claim[];
  checksFailed: number;
  seconds: number;
  findSeconds: number;
}

export async function answerCase(folder: string, one: Case): Promise<Answered> {
  const start = performance.now();
  const window = loadQuick(one.logs.map((log) => join(folder, log)));
  const baselines = (one.baseline ?? []).map((log) => loadQuick([join(folder, log)]));
  const parameters = readQuestion(one.question, window.services);
  const found = performance.now();
  const source = eventsSource([window, ...baselines]);
  if (parameters.intent === 'list') {
    const answer = answerList(buildFrame(window, baselines, parameters), parameters);
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

  function done(rest: Omit<Answered, 'seconds' | 'findSeconds'>): Answered {
    return {
      ...rest,
      seconds: (performance.now() - start) / 1000,
      findSeconds: (performance.now() - found) / 1000,
    };
  }
}

function readQuestion(question: string, services: readonly string[]): Parameters {
  const since = /about (\d\d:\d\d) UTC on (\d{4}-\d\d-\d\d)/.exec(question);
  const phrases = [...question.matchAll(/['"]([^'"]{3,})['"]/g)].map((match) => match[1]!);
  const list = /^(?:show|find|list|fetch|was there|summari)/i.test(question);
  const named = /(?:for|with|in|of|is the|the|wrong with) ([a-z0-9]+(?:-[a-z0-9]+)+)/i.exec(question);
  return parametersSchema.parse({
    intent: list ? 'list' : 'diagnose',
    phrases,
    terms: question
      .replace(/[?'",.]/g, ' ')
      .split(/\s+/)
      .filter((word) => word.length > 2),
    services: named && (services.length === 0 || services.includes(named[1]!)) ? [named[1]!] : [],
    severity: list && /errors/i.test(question) ? 'error' : undefined,
    timeRange: since ? { from: `${since[2]}T${since[1]}:00.000Z` } : undefined,
  });
}
