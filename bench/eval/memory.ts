import { MessageIndex } from '#lib/memory/search/message-index.ts';
import { rankMessages } from '#lib/memory/search/rank-messages.ts';
import type { NamedArgs } from '../run-named.ts';
import { readDate, readLocomo } from './memory/locomo.ts';
import { meanInPercent, type Ranked, rankedOf } from './memory/retrieval.ts';

/** Message search over long chats: turn text, speaker and date are indexed, nothing else. */
export async function run(args: NamedArgs): Promise<object> {
  const { turns, questions } = readLocomo(args.data);
  const indexes = new Map<string, MessageIndex>();
  for (const turn of turns) {
    let index = indexes.get(turn.conv);
    if (!index) {
      index = new MessageIndex();
      indexes.set(turn.conv, index);
    }
    index.add({
      id: turn.dia_id,
      sessionId: String(turn.session),
      at: readDate(turn.date),
      speaker: turn.speaker,
      text: turn.text,
    });
  }
  const all: Ranked[] = [];
  const byCategory = new Map<string, Ranked[]>();
  for (const question of questions) {
    const index = indexes.get(question.conv);
    if (question.evidence.length === 0 || !index) continue;
    const hits = rankMessages(index, question.question, { limit: index.size });
    const ranked = rankedOf(
      hits.map((hit) => hit.id),
      question.evidence,
    );
    all.push(ranked);
    byCategory.set(question.category, [...(byCategory.get(question.category) ?? []), ranked]);
  }
  const { recall5, recall10, mrr } = meanInPercent(all);
  return {
    n: all.length,
    recall5,
    recall10,
    mrr,
    byCategory: Object.fromEntries(
      [...byCategory].map(([category, ranked]) => {
        const mean = meanInPercent(ranked);
        return [
          category,
          { n: ranked.length, recall5: mean.recall5, recall10: mean.recall10, mrr: mean.mrr },
        ];
      }),
    ),
  };
}
