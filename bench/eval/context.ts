import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltContext, buildContext, type ContextSettings } from '#lib/memory/context/build-context.ts';
import type { NamedArgs } from '../run-named.ts';
import { generateChat } from './context/generate-chat.ts';
import { answerSurvival, factSurvives } from './context/survival.ts';
import { readLocomo } from './memory/locomo.ts';
import { percent } from './memory/retrieval.ts';

const SIZES = [10, 20, 50] as const;
const CHATS_PER_SIZE = 100;

interface Tally {
  contexts: number;
  full: number;
  used: number;
  most: number;
  kept: number;
  of: number;
}

function newTally(): Tally {
  return { contexts: 0, full: 0, used: 0, most: 0, kept: 0, of: 0 };
}

function count(tally: Tally, built: BuiltContext): void {
  tally.contexts++;
  tally.full += built.fullTokens;
  tally.used += built.tokens;
  tally.most = Math.max(tally.most, built.tokens);
}

function shown(tally: Tally): object {
  return {
    contexts: tally.contexts,
    reduction: percent(1 - tally.used / Math.max(1, tally.full)),
    survival: percent(tally.kept / Math.max(1, tally.of)),
    n: tally.of,
    mostTokens: tally.most,
  };
}

/** Windows of a long chat: the words of answers whose turn lies in the shortened part. */
function overChats(data: string, size: number, settings: Partial<ContextSettings>): Tally {
  const { turns, questions } = readLocomo(data);
  const tally = newTally();
  for (const [conv, said] of Map.groupBy(turns, (turn) => turn.conv)) {
    const asked = questions.filter((question) => question.conv === conv && question.answer !== undefined);
    for (let from = 0; from + size <= said.length; from += size / 2) {
      const messages = said
        .slice(from, from + size)
        .map((turn) => ({ id: turn.dia_id, role: 'user' as const, speaker: turn.speaker, text: turn.text }));
      const built = buildContext(messages, { settings });
      count(tally, built);
      const shortened = new Map(messages.slice(0, built.summarized).map((message) => [message.id, message]));
      for (const question of asked)
        for (const evidence of question.evidence) {
          const turn = shortened.get(evidence);
          if (!turn) continue;
          const { kept, of } = answerSurvival(String(question.answer), turn, built.lines);
          tally.kept += kept;
          tally.of += of;
        }
    }
  }
  return tally;
}

/** Made-up troubleshooting chats: every planted fact counts once. */
function overIncidents(seed: number, size: number, settings: Partial<ContextSettings>, show: boolean) {
  const tally = newTally();
  const byKind: Record<string, { kept: number; of: number }> = {};
  for (let i = 0; i < CHATS_PER_SIZE; i++) {
    const chat = generateChat(seed + i, size);
    const built = buildContext(chat.messages, { settings });
    count(tally, built);
    for (const fact of chat.facts) {
      const kept = factSurvives(fact, built.lines);
      tally.of++;
      tally.kept += Number(kept);
      byKind[fact.kind] ??= { kept: 0, of: 0 };
      const kind = byKind[fact.kind] as { kept: number; of: number };
      kind.of++;
      kind.kept += Number(kept);
      if (!kept && show)
        console.error(
          size,
          seed + i,
          fact,
          chat.messages.find((message) => message.id === fact.messageId)?.text.split('\n')[0],
        );
    }
  }
  const kinds = Object.fromEntries(
    Object.entries(byKind).map(([kind, { kept, of }]) => [kind, percent(kept / of)]),
  );
  return { ...shown(tally), byKind: kinds };
}

/** Tokens saved together with what survives, for both ways of shortening. */
export async function run(args: NamedArgs): Promise<object> {
  const seed = Number(args.options.seed ?? 1);
  const result: Record<string, object> = {};
  for (const strategy of ['facts', 'sentences'] as const) {
    const chats: Record<string, object> = {};
    const incidents: Record<string, object> = {};
    for (const size of SIZES) {
      if (existsSync(join(args.data, 'memory', 'locomo', 'turns.jsonl')))
        chats[size] = shown(overChats(args.data, size, { strategy }));
      incidents[size] = overIncidents(
        seed,
        size,
        { strategy },
        args.options.misses === 'true' && strategy === 'facts',
      );
    }
    result[strategy] = { chats, incidents };
  }
  return result;
}
