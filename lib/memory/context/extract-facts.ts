import { terms } from '../search/tokenize.ts';
import { sentenceId } from './condense.ts';
import type { ContextMessage } from './context-message.ts';
import { type Entities, readEntities } from './entities.ts';
import {
  CHANGES,
  CORRECTION,
  CUES,
  DENIAL,
  ELSEWHERE,
  type FactKind,
  FORMERLY,
  GUESS,
  HAPPENED,
  STATE,
} from './fact-cues.ts';
import { readProse } from './read-prose.ts';

/** One sentence that states something about the trouble, with the message it was said in. */
export interface Fact {
  id: string;
  messageId: string;
  /** Position of the message in the conversation, from 1. */
  index: number;
  sentence: string;
  kinds: FactKind[];
  /** The device or service it is about; from the words before when the sentence names none. */
  subject: string;
  /** True when the sentence itself names the subject. */
  named: boolean;
  was?: string;
  now?: string;
  correction: boolean;
  entities: Entities;
  terms: string[];
}

/** What the reader of a conversation remembers from sentence to sentence. */
export interface Reading {
  focus: string;
  devices: Set<string>;
}

export function newReading(): Reading {
  return { focus: '', devices: new Set() };
}

function kindsOf(sentence: string, entities: Entities, changed: boolean): FactKind[] {
  const guess = GUESS.test(sentence);
  if (sentence.endsWith('?')) return guess ? ['suspected'] : [];
  const kinds = new Set<FactKind>();
  for (const [kind, form] of CUES) if (form.test(sentence)) kinds.add(kind);
  if (guess) {
    // "can't rule it out", "maybe it was …": still open.
    kinds.delete('ruledOut');
    const open = kinds.delete('cause') || kinds.size === 0;
    return open ? [...kinds, 'suspected'] : [...kinds];
  }
  const onlyCause = [...kinds].every((kind) => kind === 'cause');
  if (onlyCause && !changed && DENIAL.test(sentence)) kinds.add('ruledOut');
  if (kinds.has('ruledOut')) kinds.delete('cause');
  if (changed) kinds.add('change');
  if (entities.codes.length > 0) kinds.add('code');
  if (entities.times.length > 0 && HAPPENED.test(sentence)) kinds.add('time');
  if (kinds.size === 0 && entities.values.length > 0 && STATE.test(sentence)) kinds.add('state');
  if (kinds.size === 0 && entities.devices.length > 0) kinds.add('device');
  return [...kinds];
}

function bare(value: string): string {
  return value.replace(/^["'`“(«]+|["'`”).,;:»]+$/gu, '');
}

/** The old and the new value a sentence names. "From Monday to Friday" changes nothing: values, names and codes do. */
function readChange(sentence: string, entities: Entities): { was: string; now: string } | undefined {
  const telling = [...entities.values, ...entities.devices, ...entities.codes, ...entities.times];
  const isValue = (word: string): boolean => /\d/.test(word) || telling.includes(word);
  for (const form of CHANGES) {
    const groups = form.exec(sentence)?.groups;
    const was = bare(groups?.was ?? '');
    const now = bare(groups?.now ?? '');
    if (was !== '' && now !== '' && was !== now && isValue(was) && isValue(now)) return { was, now };
  }
  const was = bare(FORMERLY.exec(sentence)?.groups?.was ?? '');
  const now = entities.values.find(
    (value) => value !== was && !was.startsWith(value) && !value.startsWith(was),
  );
  return was !== '' && now !== undefined ? { was, now } : undefined;
}

/** The facts one message states; `reading` carries names and the device in focus on to the next message. */
export function extractFacts(message: ContextMessage, index: number, reading: Reading): Fact[] {
  const facts: Fact[] = [];
  for (const [at, sentence] of readProse(message.text).sentences.entries()) {
    const entities = readEntities(sentence, reading.devices);
    const elsewhere = ELSEWHERE.test(sentence);
    if (!elsewhere && message.role !== 'system') {
      for (const device of entities.devices) reading.devices.add(device);
      reading.focus = entities.devices[0] ?? reading.focus;
    }
    if (elsewhere || reading.focus === '') continue;
    const change = readChange(sentence, entities);
    const kinds = kindsOf(sentence, entities, change !== undefined);
    if (kinds.length === 0) continue;
    facts.push({
      id: sentenceId(message.id, at),
      messageId: message.id,
      index,
      sentence,
      kinds,
      subject: reading.focus,
      named: entities.devices.includes(reading.focus),
      ...(change ?? {}),
      correction: CORRECTION.test(sentence),
      entities,
      terms: [...new Set(terms(sentence))],
    });
  }
  return facts;
}
