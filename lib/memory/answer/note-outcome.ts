import { listAnalyses } from '#db/queries/analyses.ts';
import { recordOutcome } from '../patterns/record-outcome.ts';
import { type Asked, linksTo, type MemoryAnswer, plural, quote } from './memory-answer.ts';
import { pickFacts } from './pick-facts.ts';

/** "Fixed by restarting the poller on Paradise": noted for this investigation, or for the newest one about that name. */
export async function noteOutcome(asked: Asked<'record_outcome'>): Promise<MemoryAnswer> {
  const { ctx, userId, conversationId, question } = asked;
  const { filter, outcome, action } = question;
  const own = await listAnalyses(ctx.db, { userId, conversationId, limit: 1, superseded: true });
  const named =
    own.length > 0 || filter.about.length === 0
      ? []
      : (await pickFacts(asked, { ...filter, words: [], current: false })).filter(
          ({ id }) => id !== conversationId,
        );
  const target = named.find(({ status }) => status === 'open') ?? named[0];
  const { sentences, pattern } = await recordOutcome(ctx, {
    userId,
    conversationId: target?.id ?? conversationId,
    outcome,
    source: 'chat',
    ...(asked.once === undefined ? {} : { once: asked.once }),
    ...(action === undefined ? {} : { action }),
  });
  const best = pattern?.steps.find(({ worked }) => worked > 0);
  const where = target ? [`Noted for "${quote(target.title, 100)}", the newest investigation about it.`] : [];
  const next =
    outcome === 'not_solved' && best
      ? [
          `What worked before: ${quote(best.text)} (${best.worked} of ${plural(best.worked + best.failed, 'try', 'tries')}).`,
        ]
      : [];
  return {
    text: [...where, ...sentences.map((sentence) => quote(sentence, 1_200)), ...next].join('\n\n'),
    tables: [],
    links: target ? linksTo([target]) : [],
  };
}
