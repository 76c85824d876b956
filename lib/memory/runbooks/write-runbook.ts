import { listAnalyses, readAnalysis } from '#db/queries/analyses.ts';
import { readConversation } from '#db/queries/conversations.ts';
import { readPattern } from '#db/queries/error-patterns.ts';
import { listResolutions, type Resolution } from '#db/queries/resolutions.ts';
import type { Finding } from '#lib/contracts/findings.ts';
import type { ResolutionStep } from '#lib/contracts/memory.ts';
import type { Ctx } from '#lib/server/context.ts';
import { quote, sayDuration } from '../answer/memory-answer.ts';
import { needId } from '../conversations/need-conversation.ts';
import { rankFixes } from '../patterns/rank-fixes.ts';
import { code, section } from './runbook-parts.ts';

/** What is kept of a solved case: enough to do it again. */
export interface Runbook {
  title: string;
  focus: string | null;
  issue: string | null;
  cause: string;
  solved: boolean;
  resolutionSeconds: number | null;
  signs: string[];
  fixes: ResolutionStep[];
  failed: string[];
  steps: string[];
  knowledge: string[];
  conversationId: string;
  begun: string;
}

/** A runbook of an investigation; null when the person may not see it or nothing was found out in it. */
export async function writeRunbook(ctx: Ctx, input: { id: string }): Promise<Runbook | null> {
  const conversationId = needId(input.id);
  const userId = ctx.user.id;
  const conversation = await readConversation(ctx.db, { conversationId, userId });
  const [newest] = await listAnalyses(ctx.db, { userId, conversationId, limit: 1 });
  const analysis = newest && (await readAnalysis(ctx.db, { analysisId: newest.id, userId }));
  if (!conversation || !analysis) return null;
  const done = await listResolutions(ctx.db, { conversationId, userId });
  const key = analysis.errorPattern;
  const pattern = key === null ? null : await readPattern(ctx.db, { key });
  const finding = (analysis.findings as Finding[])[0];
  const solution = done.findLast((each) => each.outcome === 'solved');
  return {
    title: conversation.title || analysis.title,
    focus: solution?.focus ?? finding?.component.name ?? null,
    issue: pattern?.patternKey ?? null,
    cause: analysis.title,
    solved: conversation.status === 'solved',
    resolutionSeconds: solution?.resolutionSeconds ?? null,
    signs: (finding?.templates ?? analysis.fingerprint.templates.map(({ text }) => text)).slice(0, 8),
    fixes: pattern ? rankFixes(pattern.resolutionSteps) : ownFixes(done),
    failed: done.flatMap(({ outcome, action }) => (outcome === 'not_solved' && action ? [action] : [])),
    steps: solution?.stepsUsed ?? [],
    knowledge: done.flatMap(({ knowledge }) => knowledge ?? []),
    conversationId,
    begun: conversation.createdAt.toISOString(),
  };
}

function ownFixes(done: readonly Resolution[]): ResolutionStep[] {
  return done.flatMap(({ outcome, action }) =>
    action && outcome === 'solved' ? [{ text: action, worked: 1, failed: 0 }] : [],
  );
}

/** A runbook as Markdown. Words from logs stand in code spans and can do nothing. */
export function runbookMarkdown(runbook: Runbook): string {
  const took = runbook.resolutionSeconds === null ? '' : ` in ${sayDuration(runbook.resolutionSeconds)}`;
  return `${[
    `# ${quote(runbook.title)}`,
    '',
    `- Issue: ${runbook.issue === null ? 'not classified' : code(runbook.issue)}`,
    `- Focus: ${runbook.focus === null ? 'not noted' : quote(runbook.focus)}`,
    `- Begun: ${runbook.begun}`,
    `- Ended: ${runbook.solved ? `solved${took}` : 'not solved'}`,
    ...section('Cause', [quote(runbook.cause, 500)]),
    ...section(
      'How to recognise it',
      runbook.signs.map((sign) => `- ${code(sign)}`),
    ),
    ...section(
      'What to do, in this order',
      runbook.fixes
        .filter(({ worked }) => worked > 0)
        .map(
          ({ text, worked, failed }, at) =>
            `${at + 1}. ${quote(text)} (worked ${worked} of ${worked + failed})`,
        ),
    ),
    ...section('What did not help', [
      ...new Set(
        [...runbook.failed, ...runbook.fixes.filter((fix) => fix.worked === 0).map(({ text }) => text)].map(
          (text) => `- ${quote(text)}`,
        ),
      ),
    ]),
    ...section(
      'What was learned',
      runbook.knowledge.map((text) => `- ${quote(text, 500)}`),
    ),
    ...section(
      'Steps that were used',
      runbook.steps.map((step) => `- ${quote(step)}`),
    ),
  ].join('\n')}\n`;
}
