import { fuseHits } from '#lib/memory/search/fuse-hits.ts';
import { MessageIndex } from '#lib/memory/search/message-index.ts';
import { rankMessages } from '#lib/memory/search/rank-messages.ts';
import type { NamedArgs } from '../run-named.ts';
import { readDate, readLocomo } from './memory/locomo.ts';
import { meaningsOf } from './memory/meanings.ts';
import { meanInPercent, type Ranked, rankedOf } from './memory/retrieval.ts';

/** As many of each kind as a search for ten looks at. */
const LISTED = 40;

/** Message search over long chats: turn text, speaker and date are indexed, nothing else. `--embeddings local` adds meaning. */
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
  const meaning = args.options.embeddings === 'local' ? await meaningsOf(turns) : null;
  const all: Ranked[] = [];
  const byCategory = new Map<string, Ranked[]>();
  for (const question of questions) {
    const index = indexes.get(question.conv);
    if (question.evidence.length === 0 || !index) continue;
    const hits = meaning
      ? fuseHits(
          rankMessages(index, question.question, { limit: LISTED }),
          await meaning.nearest(question.conv, question.question, LISTED),
          (id) => index.around(id),
        )
      : rankMessages(index, question.question, { limit: index.size });
    const ranked = rankedOf(
      hits.map((hit) => hit.id),
      question.evidence,
    );
    all.push(ranked);
    byCategory.set(question.category, [...(byCategory.get(question.category) ?? []), ranked]);
  }
  await meaning?.close();
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
