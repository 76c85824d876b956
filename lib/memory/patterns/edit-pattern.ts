import { z } from 'zod';
import { editPattern as edit } from '#db/queries/error-patterns.ts';
import type { PatternInfo } from '#lib/contracts/memory.ts';
import type { Ctx } from '#lib/server/context.ts';
import { toPatternInfo } from './to-pattern-info.ts';

const lines = z.array(z.string().trim().min(1).max(2_000)).max(50);

export const editPatternSchema = z.object({
  key: z.string().min(3).max(300),
  title: z.string().trim().max(300).optional(),
  causes: lines.optional(),
  /** In the order to try them; those known keep their counts. */
  steps: lines.optional(),
  positiveSamples: lines.optional(),
  negativeSamples: lines.optional(),
});

/** A person's edit of a pattern. What worked and failed is counted, never edited. */
export async function editPattern(ctx: Ctx, input: z.input<typeof editPatternSchema>): Promise<PatternInfo> {
  const { key, title, causes, steps, positiveSamples, negativeSamples } = editPatternSchema.parse(input);
  const pattern = await edit(ctx.db, {
    key,
    userId: ctx.user.id,
    edit: {
      ...(title === undefined ? {} : { title }),
      ...(causes ? { typicalCauses: causes } : {}),
      ...(steps ? { resolutionSteps: steps.map((text) => ({ text, worked: 0, failed: 0 })) } : {}),
      ...(positiveSamples ? { positiveSamples } : {}),
      ...(negativeSamples ? { negativeSamples } : {}),
    },
  });
  return toPatternInfo(pattern);
}
