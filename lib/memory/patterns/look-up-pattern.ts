import { countPatternUse, type ErrorPattern, listPatterns, readPattern } from '#db/queries/error-patterns.ts';
import { readIncidents } from '#db/queries/incidents.ts';
import type { PatternInfo, SimilarIssue } from '#lib/contracts/memory.ts';
import type { Ctx } from '#lib/server/context.ts';
import { templateKey } from '../recall/facets.ts';
import { speaksAgainst } from './telling-lines.ts';
import { toPatternInfo } from './to-pattern-info.ts';

export interface LookUpPatternInput {
  userId: string;
  /** Keys that findings gave, the likeliest first. */
  keys?: readonly string[];
  domain?: string;
  /** Masked templates of the logs at hand. */
  templates?: readonly { text: string }[];
  errorCodes?: readonly string[];
  /** Similar past issues: their pattern is the next best thing. */
  issues?: readonly SimilarIssue[];
}

export interface KnownPattern {
  pattern: PatternInfo | null;
  why: string;
}

/** A similar issue must be this alike before its pattern is called the pattern of today's trouble. */
const ALIKE = 0.35;
/** Patterns whose samples are compared with the logs at hand. */
const MOST_COMPARED = 1_000;

/** The entry of the reference memory for the trouble at hand, and why it is taken for it. */
export async function lookUpPattern(ctx: Ctx, input: LookUpPatternInput): Promise<KnownPattern> {
  const found = (await byKey(ctx, input)) ?? (await bySample(ctx, input)) ?? (await byIssue(ctx, input));
  if (!found) return { pattern: null, why: 'No pattern of the reference memory fits what is known so far.' };
  const used = await countPatternUse(ctx.db, { key: found.pattern.patternKey });
  return { pattern: toPatternInfo(used ?? found.pattern), why: found.why };
}

const linesOf = ({ templates = [] }: LookUpPatternInput) => templates.map(({ text }) => text);

type Found = { pattern: ErrorPattern; why: string } | null;

async function byKey(ctx: Ctx, input: LookUpPatternInput): Promise<Found> {
  const { keys = [] } = input;
  for (const key of keys) {
    const pattern = await readPattern(ctx.db, { key });
    if (pattern && !speaksAgainst(pattern, linesOf(input)))
      return { pattern, why: `The findings name it: ${key}.` };
  }
  return null;
}

async function bySample(ctx: Ctx, input: LookUpPatternInput): Promise<Found> {
  const { templates = [], errorCodes = [], domain } = input;
  if (templates.length === 0 && errorCodes.length === 0) return null;
  const today = new Set(templates.map(({ text }) => templateKey(text)).filter((key) => key !== ''));
  const codes = new Set(errorCodes.map((code) => code.toUpperCase()));
  const known = await listPatterns(ctx.db, {
    limit: MOST_COMPARED,
    ...(domain === undefined ? {} : { domain }),
  });
  let best: { pattern: ErrorPattern; hits: number; why: string } | null = null;
  for (const pattern of known) {
    if (speaksAgainst(pattern, linesOf(input))) continue;
    const hits = pattern.positiveSamples.filter((sample) => today.has(templateKey(sample))).length;
    const whole = hits > 0 && hits * 2 >= pattern.positiveSamples.length;
    const coded = codes.has(pattern.errorType.toUpperCase());
    const score = (whole ? hits : 0) + (coded ? 1 : 0);
    if (score === 0 || (best && best.hits >= score)) continue;
    const why = whole
      ? `${hits} of its ${pattern.positiveSamples.length} sample lines occur in these logs.`
      : `The question names its code ${pattern.errorType}.`;
    best = { pattern, hits: score, why };
  }
  return best;
}

async function byIssue(ctx: Ctx, input: LookUpPatternInput): Promise<Found> {
  const { issues = [], userId } = input;
  const alike = issues.filter((issue) => issue.score >= ALIKE);
  const rows = await readIncidents(ctx.db, { ids: alike.map((issue) => issue.analysisId), userId });
  for (const issue of alike) {
    const key = rows.find((row) => row.id === issue.analysisId)?.errorPattern;
    const pattern = key ? await readPattern(ctx.db, { key }) : null;
    if (pattern && !speaksAgainst(pattern, linesOf(input)))
      return { pattern, why: `The most similar past issue, "${issue.title}", was this.` };
  }
  return null;
}
