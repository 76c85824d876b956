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
  const made: (() => Promise<unknown>)[] = [];
  for (let at = 0; at < sizes.messages; at += PER_CONVERSATION) {
    const id = uuidOf(random);
    const title = wordsOf(random, 4);
    conversations.push(id);
    const messages = Array.from({ length: PER_CONVERSATION }, (_, i) => ({
      role: i % 2 === 0 ? ('user' as const) : ('assistant' as const),
      content: wordsOf(random, 20 + Math.floor(random.next() * 40)),
    }));
    if (queries.length < 500) queries.push(messages[0]!.content.split(' ').slice(0, 6).join(' '));
    made.push(async () => {
      await createConversation(ctx.db, { id, userId: 'local', title });
      await storeMessages(ctx.db, { conversationId: id, messages });
    });
  }
  await inParts(made);
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
  const stored: (() => Promise<unknown>)[] = [];
  for (let i = 0; i < sizes.analyses; i++) {
    const kind = kinds[i % kinds.length]!;
    const templates = kind.templates.filter(() => random.next() < 0.8);
    const words = wordsOf(random, 12);
    const { key: errorPattern, services } = kind;
    const analysis = {
      conversationId: conversations[i % conversations.length]!,
      userId: 'local',
      title: words.slice(0, 60),
      queryText: words,
      errorPattern,
      outcome: 'confirmed' as const,
      fingerprint: { templates, exceptions: [], services, words: words.split(' ') },
    };
    stored.push(() => storeAnalysis(ctx.db, analysis));
    if (incidents.length < 500) incidents.push({ templates, services: kind.services, words });
  }
  await inParts(stored);
  return { conversations, queries, incidents };
}

/** Some at a time, so that the store need not wait for this process between two rows. */
async function inParts(all: (() => Promise<unknown>)[]): Promise<void> {
  for (let at = 0; at < all.length; at += 40)
    await Promise.all(all.slice(at, at + 40).map((store) => store()));
}

function uuidOf(random: Random): string {
  const hex = () =>
    Math.floor(random.next() * 0x10000)
      .toString(16)
      .padStart(4, '0');
  return `${hex()}${hex()}-${hex()}-4${hex().slice(1)}-8${hex().slice(1)}-${hex()}${hex()}${hex()}`;
}

/** One private conversation for each of many people; every message of it carries that person's mark. */
export async function seedPrivate(ctx: Ctx, people: number) {
  const random = seededRandom(13);
  const seeded: { userId: string; conversationId: string; mark: string }[] = [];
  for (let i = 0; i < people; i++) {
    const [userId, mark] = [`person ${i}`, `mark-${i}`];
    const { id } = await createConversation(ctx.db, { userId, visibility: 'private' });
    const messages = Array.from({ length: 12 }, (_, n) => ({
      role: n % 2 === 0 ? ('user' as const) : ('assistant' as const),
      content: `${mark} ${wordsOf(random, 30)} ${mark}`,
    }));
    await storeMessages(ctx.db, { conversationId: id, messages });
    seeded.push({ userId, conversationId: id, mark });
  }
  return seeded;
}
