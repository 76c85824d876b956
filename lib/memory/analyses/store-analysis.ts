import { randomUUID } from 'node:crypto';
import {
  storeAnalysis as insertAnalysis,
  listAnalyses,
  readAnalysis,
  supersedeAnalysis,
} from '#db/queries/analyses.ts';
import { type NewMention, noteMentions } from '#db/queries/entities.ts';
import { countUpPattern } from '#db/queries/error-patterns.ts';
import type { Finding } from '#lib/contracts/findings.ts';
import type { Ctx } from '#lib/server/context.ts';
import { incidentShelves } from '../recall/incident-shelves.ts';
import { stableId } from '../stable-id.ts';
import { errorTypeOf, signsOf } from './fingerprint-analysis.ts';
import type { FinishedAnalysis } from './finished-analysis.ts';

export interface StoredAnalysis {
  analysisId: string;
  patternKey: string | null;
  /** True when this investigation's analysis made the pattern known. */
  newPattern: boolean;
}

/** Samples of a pattern that one analysis adds. */
const MOST_SAMPLES = 3;
/** Services that a log merely names; a platform may have hundreds. */
const MOST_NAMED = 40;

/** Keeps an analysis for good: itself, what it is recognised by, its error pattern and what it is about. */
export async function storeAnalysis(ctx: Ctx, finished: FinishedAnalysis): Promise<StoredAnalysis> {
  const { conversationId, runId, userId, findings, outcome, scope } = finished;
  const analysisId = runId === null ? randomUUID() : stableId(`analysis of ${runId}`);
  const first = findings[0];
  const established = outcome === 'confirmed' || outcome === 'likely';
  const { words, ...signs } = signsOf(finished);
  const stored = await ctx.db.transaction(async (db) => {
    const kept = await readAnalysis(db, { analysisId, userId });
    if (kept) return { analysisId, patternKey: kept.errorPattern, newPattern: false };
    const earlier = await listAnalyses(db, { userId, conversationId, limit: 50 });
    const pattern = established && first ? await notePattern(first) : null;
    const patternKey = pattern?.patternKey ?? null;
    await insertAnalysis(db, {
      id: analysisId,
      conversationId,
      runId,
      userId,
      title: first?.title ?? '',
      queryText: finished.queryText,
      parameters: finished.parameters,
      traceIds: finished.traceIds,
      findings,
      errorPattern: patternKey,
      confidenceScore: first?.confidence ?? null,
      outcome,
      fingerprint: { ...signs, words },
      project: finished.parameters.project ?? scope.project ?? null,
      env: finished.parameters.env ?? scope.env ?? null,
      domain: finished.parameters.domain ?? scope.domain ?? null,
      incidentAt: first?.since === undefined ? null : new Date(first.since),
      logContentHash: finished.logContentHash ?? null,
      logSetIds: finished.logSetIds ?? [],
      engineVersion: finished.engineVersion ?? null,
      ...(finished.at ? { createdAt: finished.at } : {}),
    });
    // A newer look at the same trouble of the same investigation replaces the older one, unless people judged it.
    for (const old of earlier) {
      if (patternKey !== null && old.errorPattern === patternKey && old.solved === null)
        await supersedeAnalysis(db, { analysisId: old.id, by: analysisId });
    }
    await noteMentions(db, {
      conversationId,
      analysisId,
      mentions: mentionsOf(finished),
      ...(finished.at ? { at: finished.at } : {}),
    });
    return { analysisId, patternKey, newPattern: pattern?.occurrences === 1 };

    /** One investigation counts once for its pattern, however often it was looked at. */
    async function notePattern(finding: Finding) {
      const counted = earlier.some((old) => old.errorPattern === finding.pattern);
      if (counted) return { patternKey: finding.pattern, occurrences: 0 };
      const at = finding.pattern.indexOf(':');
      return countUpPattern(db, {
        domain: at > 0 ? finding.pattern.slice(0, at) : (finished.parameters.domain ?? 'general'),
        errorType: errorTypeOf(finding.pattern),
        title: finding.title,
        causes: [finding.title],
        positiveSamples: finding.templates.slice(0, MOST_SAMPLES),
        provenance: { analysisId, conversationId },
        ...(finished.at ? { seenAt: finished.at } : {}),
      });
    }
  });
  // An old date is not among what is read since the newest one.
  if (finished.at) incidentShelves.changed(ctx, [finished.conversationId]);
  else incidentShelves.touch(ctx);
  return stored;
}

function mentionsOf({ parameters, findings, services, exceptions }: FinishedAnalysis): NewMention[] {
  const focus = (kind: NewMention['kind'], names: readonly string[]): NewMention[] =>
    names.map((name) => ({ kind, name, role: 'focus' }));
  const causes = findings
    .filter((finding) => finding.outcome === 'confirmed' || finding.outcome === 'likely')
    .slice(0, 3)
    .map(({ component }): NewMention => ({ kind: component.kind, name: component.name, role: 'cause' }));
  return [
    ...focus('device', parameters.devices),
    ...focus('service', parameters.services),
    ...focus('host', parameters.hosts),
    ...focus('error_code', parameters.errorCodes),
    ...causes,
    ...services.slice(0, MOST_NAMED).map((name): NewMention => ({ kind: 'service', name })),
    ...exceptions.slice(0, MOST_NAMED).map((name): NewMention => ({ kind: 'exception', name })),
  ];
}
