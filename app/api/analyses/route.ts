import { outsideAnalysisSchema } from '#lib/contracts/outside-analysis.ts';
import { takeOutsideAnalysis } from '#lib/orchestrator/take-outside-analysis.ts';
import { checkToolToken } from '#lib/server/tool-door.ts';
import { readJson, respond } from '../respond.ts';

/** Findings with their evidence, no logs. */
const mostBytes = 4 * 1024 * 1024;

/** The command line hands over what it found: memory is asked about it, and keeps it. */
export const POST = respond(async (ctx, request) => {
  checkToolToken(ctx, request.headers);
  const outside = outsideAnalysisSchema.parse(await readJson(request, mostBytes));
  return Response.json(await takeOutsideAnalysis(ctx, outside), { status: 201 });
});
