import { type InvestigationFacts, listInvestigationFacts } from '#db/queries/investigation-facts.ts';
import type { MemoryFilter } from '#lib/contracts/memory-question.ts';
import { listSimilar } from '../conversations/list-similar.ts';
import type { Asked } from './memory-answer.ts';
import { pickFacts } from './pick-facts.ts';

/**
 * The investigations that a question about past trouble means: those its filter covers, or, when it points at
 * the trouble at hand ("this", "it"), this investigation and the ones like it.
 */
export async function pastTrouble(
  asked: Pick<Asked, 'ctx' | 'userId' | 'conversationId'>,
  filter: MemoryFilter,
  { own }: { own: boolean },
): Promise<InvestigationFacts[]> {
  const { ctx, userId, conversationId } = asked;
  if (!filter.current) {
    const picked = await pickFacts(asked, filter);
    return own ? picked : picked.filter(({ id }) => id !== conversationId);
  }
  const similar = (await listSimilar(ctx, conversationId)) ?? [];
  const ids = [...(own ? [conversationId] : []), ...similar.map((issue) => issue.conversationId)];
  if (ids.length === 0) return [];
  const found = await listInvestigationFacts(ctx.db, { userId, limit: ids.length, ids });
  return ids.flatMap((id): InvestigationFacts[] => found.filter((each) => each.id === id));
}
