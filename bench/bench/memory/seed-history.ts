import { storeAnalysis } from '#db/queries/analyses.ts';
import { createConversation } from '#db/queries/conversations.ts';
import { countUpPattern } from '#db/queries/error-patterns.ts';
import { storeMessages } from '#db/queries/messages.ts';
import type { Ctx } from '#lib/server/context.ts';
import { type Random, seededRandom } from '#lib/sources/sample/random.ts';

export interface Sizes {
  messages: number;
  analyses: number;
  patterns: number;
}

export interface Seeded {
  conversations: string[];
  queries: string[];
  incidents: {
    templates: { text: string; level: 'error'; count: number }[];
    services: string[];
    words: string;
  }[];
}

const PER_CONVERSATION = 20;

/** Words in Zipf's proportions, as people's words are: the first are everywhere, the last hardly anywhere. */
function wordsOf(random: Random, count: number): string {
  return Array.from({ length: count }, () => `w${Math.floor(30_000 * random.next() ** 3).toString(36)}`).join(
    ' ',
  );
}

/** A made-up history of a busy team. The same seed makes the same history. */
export async function seedHistory(ctx: Ctx, sizes: Sizes): Promise<Seeded> {
  const random = seededRandom(7);
  const conversations: string[] = [];
  const queries: string[] = [];
  const incidents: Seeded['incidents'] = [];
  for (let at = 0; at < sizes.messages; at += PER_CONVERSATION) {
    const { id } = await createConversation(ctx.db, { userId: 'local', title: wordsOf(random, 4) });
    conversations.push(id);
    const messages = Array.from({ length: PER_CONVERSATION }, (_, i) => ({
      role: i % 2 === 0 ? ('user' as const) : ('assistant' as const),
      content: wordsOf(random, 20 + Math.floor(random.next() * 40)),
    }));
    if (queries.length < 500) queries.push(messages[0]!.content.split(' ').slice(0, 6).join(' '));
    await storeMessages(ctx.db, { conversationId: id, messages });
  }
  const kinds = Array.from({ length: sizes.patterns }, (_, i) => ({
    key: `domain${i % 20}:KIND_${i}`,
    templates: Array.from({ length: 12 }, (_, t) => ({
      text: `${wordsOf(random, 5)} failed ${i}-${t} <*>`.replace(
        /\d/g,
        (digit) => 'abcdefghij'[Number(digit)]!,
      ),
      level: 'error' as const,
      count: 5,
    })),
    services: [`service-${String.fromCharCode(97 + (i % 26))}x`, 'gateway'],
  }));
  for (const kind of kinds) {
    const [domain, errorType] = kind.key.split(':') as [string, string];
    const positiveSamples = kind.templates.slice(0, 3).map(({ text }) => text);
    await countUpPattern(ctx.db, { domain, errorType, positiveSamples });
  }
  for (let i = 0; i < sizes.analyses; i++) {
    const kind = kinds[i % kinds.length]!;
    const templates = kind.templates.filter(() => random.next() < 0.8);
    const words = wordsOf(random, 12);
    await storeAnalysis(ctx.db, {
      conversationId: conversations[i % conversations.length]!,
      userId: 'local',
      title: words.slice(0, 60),
      queryText: words,
      errorPattern: kind.key,
      outcome: 'confirmed',
      fingerprint: { templates, exceptions: [], services: kind.services, words: words.split(' ') },
    });
    if (incidents.length < 500) incidents.push({ templates, services: kind.services, words });
  }
  return { conversations, queries, incidents };
}
