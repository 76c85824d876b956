import type { ContextMessage } from '#lib/memory/context/context-message.ts';
import { seededRandom } from '#lib/sources/sample/random.ts';
import { CHATTER, FIRST_WORD, GUESSES, type Kind, PHRASES, type Tongue, VALUES } from './phrases.ts';

export interface PlantedFact {
  kind: Kind;
  messageId: string;
  /** Both must stand in one line of the context. */
  subject: string;
  value: string;
  /** What must not stand there as if it still held. */
  old?: string;
}

export interface PlantedChat {
  tongue: Tongue;
  messages: ContextMessage[];
  facts: PlantedFact[];
}

const PLACES = ['quay', 'mill', 'vault', 'ridge', 'dock', 'loft', 'pier', 'barn', 'cove', 'grove'];
const NAMES = ['Okoro', 'Lindqvist', 'Marta', 'Teo', 'Yusuf', 'Priya', 'Hanna', 'Bruno', 'Keiko', 'Darragh'];
const TAILS = ['rtu', 'gw', 'sw', 'node', 'plc', 'ap', 'cam'];

/** A chat of `size` messages: facts among small talk, guesses, and pasted logs full of other devices, codes and times. */
export function generateChat(seed: number, size: number): PlantedChat {
  const random = seededRandom(seed).next;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const number = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const two = (value: number): string => String(value).padStart(2, '0');
  const tongue = pick<Tongue>(['en', 'en', 'en', 'de', 'fr', 'es']);
  const device = pick([
    () => `${pick(PLACES)}-${pick(TAILS)}-${number(1, 48)}`,
    () => `${pick(TAILS)}${number(100, 999)}`,
    () => `${pick(PLACES)}_${pick(TAILS)}_${number(1, 9)}`,
    () => `${pick(TAILS).toUpperCase()}-${pick(PLACES).toUpperCase()}-${two(number(1, 30))}`,
  ]);
  const code = (): string =>
    pick([
      `E-${number(100, 999)}`,
      `0x${number(4096, 65000).toString(16)}`,
      `MX${number(1000, 9999)}`,
      `ERR_${pick(PLACES).toUpperCase()}_${pick(TAILS).toUpperCase()}`,
    ]);
  const clock = (): string => `${two(number(0, 23))}:${two(number(0, 59))}`;
  const d = device();
  const causes = [...VALUES[tongue].cause].sort(() => random() - 0.5);
  const [cause = '', guessed = '', excluded = ''] = causes;
  const param = pick(VALUES[tongue].param);
  const unit = pick([' s', ' ms', ' MB', '']);
  const old = `${number(2, 49)}${unit}`;
  const fresh = `${number(50, 400)}${unit}`;

  const say = (template: string, v: string): string =>
    template.replaceAll('{d}', d).replaceAll('{v}', v).replaceAll('{p}', param).replaceAll('{o}', old);
  const facts: Omit<PlantedFact, 'messageId'>[] = [];
  const story: { text: string; fact?: Omit<PlantedFact, 'messageId'> }[] = [];
  const tell = (kind: Kind, value: string, more: Partial<PlantedFact> = {}): void => {
    // Half of the time someone falls into another language for a sentence.
    const spoken = tongue !== 'en' || random() < 0.9 ? tongue : pick<Tongue>(['de', 'fr', 'es']);
    const text = say(pick(PHRASES[spoken][kind]), value);
    const fact = { kind, subject: d, value, ...more };
    facts.push(fact);
    story.push({ text, fact });
  };
  tell('device', pick(VALUES[tongue].role));
  tell('code', code());
  tell('time', clock());
  story.push({ text: say(pick(FIRST_WORD[tongue]), old) });
  story.push({ text: say(pick(GUESSES[tongue]), guessed) });
  story.push({ text: say(pick(GUESSES[tongue]), excluded) });
  tell('ruledOut', excluded);
  tell('change', fresh, { old });
  tell('cause', cause, { old: guessed });
  tell('decision', pick(VALUES[tongue].decision));
  tell('owner', pick(NAMES));
  tell('outcome', pick(VALUES[tongue].outcome));

  const log = (): string => {
    const lines = number(12, 40);
    const out: string[] = [];
    for (let i = 0; i < lines; i++) {
      const level = pick(['INFO', 'INFO', 'WARN', 'ERROR', 'DEBUG']);
      out.push(
        pick([
          () =>
            `2026-03-${two(number(1, 28))}T${clock()}:${two(number(0, 59))}Z ${level} ${device()} ${pick(['link state', 'buffer size', 'retry limit', 'heartbeat'])} changed from ${number(1, 99)} to ${number(1, 99)} code=${code()}`,
          () =>
            `[${clock()}:${two(number(0, 59))}.${number(100, 999)}] ${level} (${device()}) root cause ${pick(causes)}, owner=${pick(NAMES)}`,
          () =>
            `{"ts":"2026-03-11T${clock()}:00Z","level":"${level}","device":"${device()}","msg":"${pick(causes)} resolved","code":"${code()}"}`,
        ])(),
      );
    }
    return out.join('\n');
  };
  const chatter = (): string => Array.from({ length: number(1, 3) }, () => pick(CHATTER[tongue])).join(' ');

  const usable = size - 3;
  const slots = story.map((_, i) => Math.floor((i * usable) / story.length));
  const messages: ContextMessage[] = [];
  const planted: PlantedFact[] = [];
  for (let at = 0; at < size; at++) {
    const id = `m${at + 1}`;
    const parts = [random() < 0.5 ? chatter() : ''];
    for (const [i, each] of story.entries()) {
      if (slots[i] !== at) continue;
      parts.push(each.text);
      if (each.fact) planted.push({ ...each.fact, messageId: id });
    }
    if (random() < 0.5 || parts.every((part) => part === '')) parts.push(chatter());
    const pasted = random() < 0.4 ? `\n${log()}\n` : '';
    messages.push({
      id,
      role: at % 2 === 0 ? 'user' : 'assistant',
      text: parts.filter((part) => part !== '').join(' ') + pasted,
    });
  }
  return { tongue, messages, facts: planted };
}
