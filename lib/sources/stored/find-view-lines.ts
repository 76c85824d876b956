import { PersonError } from '#lib/contracts/errors.ts';
import type { FoundLines, LineViewFilter } from '#lib/contracts/log-view.ts';
import type { Ctx } from '#lib/server/context.ts';
import type { LineFilter } from './line-filter.ts';
import { readProfile } from './read-profile.ts';
import { searchLines } from './search-lines.ts';
import { ROW_BYTES, templateOf } from './view-lines.ts';

/** Requests of one reader are answered one after the other: none may keep the next waiting for long. */
const BUDGET_MS = 400;

export interface FindViewLinesInput {
  logSetId: string;
  filter: LineViewFilter;
  limit: number;
  direction: 'forward' | 'backward';
  cursor?: string | undefined;
}

/** Records that fit the reader's filter, as far as a short while reaches; `next` goes on from there. */
export async function findViewLines(ctx: Ctx, input: FindViewLinesInput): Promise<FoundLines> {
  const { logSetId, cursor } = input;
  const page = await searchLines(ctx, {
    logSetId,
    filter: await toLineFilter(ctx, logSetId, input.filter),
    limit: input.limit,
    direction: input.direction,
    budgetMs: BUDGET_MS,
    shownChars: ROW_BYTES,
    ...(cursor === undefined ? {} : { cursor }),
  });
  const names = [...new Set(page.hits.map((hit) => hit.file))];
  const profiles = new Map(
    await Promise.all(names.map(async (file) => [file, await readProfile(ctx, { logSetId, file })] as const)),
  );
  return {
    lines: page.hits.map(({ leaf, lines: _lines, ...hit }) => ({
      ...hit,
      head: hit.line,
      template: templateOf(profiles.get(hit.file)!, leaf),
    })),
    scanned: page.scanned,
    ...(page.next === undefined ? {} : { next: page.next }),
  };
}

async function toLineFilter(ctx: Ctx, logSetId: string, filter: LineViewFilter): Promise<LineFilter> {
  const { template, hide, from, to, ...rest } = filter;
  const plain = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...plain,
    ...(from === undefined ? {} : { from: Date.parse(from) }),
    ...(to === undefined ? {} : { to: Date.parse(to) }),
    ...(template === undefined ? {} : { leaves: await leavesOf(ctx, logSetId, filter.file, [template]) }),
    ...(hide === undefined ? {} : { hidden: await leavesOf(ctx, logSetId, filter.file, hide) }),
  };
}

async function leavesOf(
  ctx: Ctx,
  logSetId: string,
  file: string | undefined,
  wanted: readonly string[],
): Promise<Set<number>> {
  if (file === undefined)
    throw new PersonError('bad_input', 'A template belongs to one file: choose the file too.', {
      field: 'file',
    });
  const { templates, leafTemplate } = await readProfile(ctx, { logSetId, file });
  const leaves = new Set<number>();
  leafTemplate.forEach((at, leaf) => {
    const template = templates[at];
    if (template && (wanted.includes(template.key) || wanted.includes(template.text))) leaves.add(leaf);
  });
  return leaves;
}
