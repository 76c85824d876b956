import { listUnlike } from '#db/queries/conversation-links.ts';
import { type Incident, readIncidents, readIndexedIncidents } from '#db/queries/incidents.ts';
import type { Finding } from '#lib/contracts/findings.ts';
import type { SimilarIssue } from '#lib/contracts/memory.ts';
import type { Parameters } from '#lib/contracts/parameters.ts';
import type { Ctx } from '#lib/server/context.ts';
import { type Signs, signsOf } from '../analyses/fingerprint-analysis.ts';
import type { SeenInLogs, SeenTemplate } from '../analyses/finished-analysis.ts';
import { explainMatch } from './explain-match.ts';
import { heedUnlike } from './heed-unlike.ts';
import type { FingerprintTemplate, IncidentFingerprint } from './incident-fingerprint.ts';
import { incidentShelves, toTemplates } from './incident-shelves.ts';
import { rankSimilarIncidents, type SimilarIncident } from './rank-similar-incidents.ts';
import { type Recheck, recheckIncident, sayRecheck, type TodaysTemplate } from './recheck-incident.ts';

export interface FindSimilarInput {
  userId: string;
  /** Its own analyses are not similar issues. */
  conversationId: string;
  queryText: string;
  parameters: Parameters;
  /** What the logs at hand show; absent when none were given. */
  seen?: SeenInLogs;
  findings?: readonly Finding[];
  limit?: number;
  /** Times are told in it; left out: UTC. */
  timeZone?: string;
}

export interface FoundIssues {
  issues: SimilarIssue[];
  /** False while older incidents are still read in after a start: only the newest were compared. */
  whole: boolean;
}

/** Past investigations like the trouble at hand: from what logs show, the parameters and the words. */
export async function findSimilarIssues(ctx: Ctx, input: FindSimilarInput): Promise<FoundIssues> {
  const { userId, conversationId, queryText, parameters, seen, findings = [], limit = 5 } = input;
  const empty: SeenInLogs = { templates: [], services: [], exceptions: [] };
  const signs = signsOf({ ...(seen ?? empty), queryText, parameters, findings });
  return rankIssues(ctx, {
    userId,
    conversationId,
    title: queryText,
    signs,
    at: ctx.now().getTime(),
    today: seen ? withNamed(seen.templates, signs.templates) : null,
    limit,
    timeZone: input.timeZone ?? 'UTC',
  });
}

/** What was counted, and what only findings name: it is there, how often is not known. */
function withNamed(
  counted: readonly SeenTemplate[],
  signs: readonly FingerprintTemplate[],
): readonly TodaysTemplate[] {
  const known = new Set(counted.map(({ text }) => text));
  return [...counted, ...signs.filter(({ text }) => !known.has(text))];
}

interface RankInput {
  userId: string;
  conversationId: string;
  title: string;
  signs: Signs;
  at: number;
  /** Today's templates: what was found is looked for in them. */
  today: readonly TodaysTemplate[] | null;
  limit: number;
  timeZone: string;
}

/** Past a few places ranks are what is shared by chance; more are read only to fill up what is not visible. */
const SPARE = 4;
/** After this time what is read in so far is compared: the newest. It is ready seconds after a start. */
const BUILDING_MS = 1_000;
/** Incidents read for one search, members of clusters included. */
const MOST_READ = 200;

export async function rankIssues(ctx: Ctx, input: RankInput): Promise<FoundIssues> {
  const took = ctx.metrics.searches.startTimer({ what: 'similar' });
  try {
    return await rank(ctx, input);
  } finally {
    took();
  }
}

async function rank(ctx: Ctx, input: RankInput): Promise<FoundIssues> {
  const { words, ...signs } = input.signs;
  const asked: IncidentFingerprint = {
    id: input.conversationId,
    at: input.at,
    title: input.title,
    text: words.join(' '),
    ...signs,
  };
  const { indexes, whole } = await incidentShelves.openWithin(ctx, input.userId, BUILDING_MS);
  const hits = indexes
    .flatMap((index) => rankSimilarIncidents(index, asked, { limit: input.limit * SPARE + 10 }))
    .sort((a, b) => b.score - a.score);
  const ids = new Set([...hits.map((hit) => hit.id), ...hits.flatMap((hit) => hit.sameCluster.slice(0, 20))]);
  const rows = await readIncidents(ctx.db, { ids: [...ids].slice(0, MOST_READ), userId: input.userId });
  const byId = new Map(
    rows.filter((row) => row.conversationId !== input.conversationId).map((row) => [row.id, row]),
  );
  const chosen: { hit: SimilarIncident; row: Incident; members: Incident[] }[] = [];
  const taken = new Set<string>();
  for (const hit of await heeded(ctx, input.conversationId, hits, byId)) {
    const row = byId.get(hit.id);
    // One hit speaks for its investigation and for its cluster.
    if (!row || taken.has(row.conversationId) || (row.errorPattern && taken.has(row.errorPattern))) continue;
    const members = hit.sameCluster.flatMap((id) => byId.get(id) ?? []);
    for (const member of [row, ...members]) taken.add(member.conversationId);
    if (row.errorPattern) taken.add(row.errorPattern);
    chosen.push({ hit, row, members });
    if (chosen.length === input.limit) break;
  }
  if (input.today === null) return { issues: chosen.map((each) => toIssue(each, null)), whole };
  const past = await readIndexedIncidents(ctx.db, { ids: chosen.map(({ row }) => row.id) });
  const templates = new Map(past.map(({ id, fingerprint }) => [id, toTemplates(fingerprint.templates)]));
  const { today, timeZone } = input;
  const issues = chosen.map((each) => {
    const recheck = recheckIncident(templates.get(each.row.id) ?? [], today);
    return toIssue(each, recheck.of === 0 ? null : { ...recheck, timeZone, now: ctx.now() });
  });
  return { issues, whole };
}

/** The hits as people have corrected them. */
async function heeded(
  ctx: Ctx,
  askedId: string,
  hits: readonly SimilarIncident[],
  byId: ReadonlyMap<string, Incident>,
): Promise<SimilarIncident[]> {
  const known = hits.flatMap((hit) => {
    const row = byId.get(hit.id);
    return row ? [{ ...hit, conversationId: row.conversationId }] : [];
  });
  const conversationIds = [...new Set([askedId, ...known.map((hit) => hit.conversationId)])];
  return heedUnlike(known, askedId, await listUnlike(ctx.db, { conversationIds }));
}

function toIssue(
  { hit, row, members }: { hit: SimilarIncident; row: Incident; members: Incident[] },
  recheck: (Recheck & { timeZone: string; now: Date }) | null,
): SimilarIssue {
  const solvedElsewhere = members
    .filter((member) => member.solved === true && member.resolution !== null)
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())[0];
  const investigations = new Set([row, ...members].map((each) => each.conversationId));
  const why = explainMatch(hit.reasons);
  if (recheck) why.push(sayRecheck(recheck));
  if (row.resolution === null && solvedElsewhere)
    why.push(`What fixed it is known from "${solvedElsewhere.title || solvedElsewhere.conversationTitle}".`);
  return {
    conversationId: row.conversationId,
    analysisId: row.id,
    title: row.title || row.conversationTitle || row.queryText.slice(0, 120),
    at: row.createdAt.toISOString(),
    score: Math.round(hit.score * 1000) / 1000,
    why,
    outcome: outcomeWords(row),
    resolution: row.resolution ?? solvedElsewhere?.resolution ?? null,
    solved: row.solved,
    occurrences: investigations.size,
    traceIds: row.traceIds.slice(0, 10),
    ...(recheck
      ? {
          seenNow: {
            templates: recheck.found,
            of: recheck.of,
            lines: recheck.times,
            ...(recheck.since === undefined ? {} : { since: new Date(recheck.since).toISOString() }),
          },
        }
      : {}),
  };
}

function outcomeWords(row: Incident): string {
  if (row.solved === true) return 'solved';
  if (row.solved === false) return row.status === 'open' ? 'came back' : 'not solved';
  return row.outcome === null ? 'open' : `${row.outcome}, still open`;
}
