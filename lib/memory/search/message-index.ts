import { ASKS_BIT, cueBits } from './question-cues.ts';
import { stem } from './stem.ts';
import { terms } from './tokenize.ts';

export interface SearchableMessage {
  id: string;
  sessionId: string;
  /** Milliseconds; 0 when unknown. */
  at: number;
  speaker: string;
  text: string;
}

/** Growable columns: a plain array of 100,000 small objects would cost ten times the memory. */
class Column<T extends Int32Array | Float64Array | Uint8Array | Uint16Array> {
  data: T;
  #make: (size: number) => T;
  constructor(make: (size: number) => T, size = 64) {
    this.#make = make;
    this.data = make(size);
  }
  set(at: number, value: number): void {
    if (at >= this.data.length) {
      const larger = this.#make(Math.max(at + 1, this.data.length * 2));
      larger.set(this.data);
      this.data = larger;
    }
    this.data[at] = value;
  }
}

/** Messages that say a term, in the order they came; each entry is `message × 256 + times`. */
export interface Postings {
  entries: Int32Array;
  size: number;
}

export const messageOf = (entry: number): number => entry >>> 8;
export const timesOf = (entry: number): number => entry & 255;

/** What stands beside a message in its session, and whether it ends as a question. */
export interface Around {
  asks: boolean;
  before: string | undefined;
  after: string | undefined;
}

/** Turns on each side of a turn that make its window: two before, two after. */
export const REACH = 2;

/**
 * Inverted index over messages, in order of arrival inside each session. Windows and sessions are no
 * documents of their own: their term counts follow from the turns' postings and the links between turns.
 */
export class MessageIndex {
  readonly maxMessages: number;
  /** What only one message says is most of a vocabulary: its entry stands for itself. */
  readonly #terms = new Map<string, Postings | number>();
  readonly ids: string[] = [];
  readonly sessions: string[] = [];
  readonly speakers: string[] = [];
  readonly speakerTerms: string[][] = [];
  readonly length = new Column((size) => new Uint16Array(size));
  /** Of the turn with those around it. */
  readonly windowLength = new Column((size) => new Uint16Array(size));
  readonly session = new Column((size) => new Int32Array(size));
  readonly speaker = new Column((size) => new Int32Array(size));
  readonly at = new Column((size) => new Float64Array(size));
  readonly cues = new Column((size) => new Uint16Array(size));
  readonly prev = new Column((size) => new Int32Array(size));
  readonly next = new Column((size) => new Int32Array(size));
  readonly live = new Column((size) => new Uint8Array(size));
  readonly sessionLength = new Column((size) => new Int32Array(size));
  liveCount = 0;
  totalLength = 0;
  #docOf = new Map<string, number>();
  #sessionOf = new Map<string, number>();
  #speakerOf = new Map<string, number>();
  #lastOf = new Column((size) => new Int32Array(size));

  constructor(maxMessages = 200_000) {
    this.maxMessages = maxMessages;
  }

  get size(): number {
    return this.ids.length;
  }

  has(id: string): boolean {
    return this.#docOf.has(id);
  }

  liveIds(): Iterable<string> {
    return this.#docOf.keys();
  }

  /** False when the message was there already or the index is full (then build a new one from the newest). */
  add(message: SearchableMessage): boolean {
    if (this.#docOf.has(message.id) || this.ids.length >= this.maxMessages) return false;
    const doc = this.ids.length;
    this.ids.push(message.id);
    this.#docOf.set(message.id, doc);
    const list = terms(message.text);
    for (const term of list) this.#post(term, doc);
    const session = this.#intern(this.#sessionOf, this.sessions, message.sessionId);
    const last = this.#lastOf.data[session] ?? 0;
    const before = last > 0 ? last - 1 : -1;
    this.prev.set(doc, before);
    this.next.set(doc, -1);
    if (before >= 0) this.next.set(before, doc);
    this.#lastOf.set(session, doc + 1);
    this.session.set(doc, session);
    this.length.set(doc, list.length);
    this.#measure(doc);
    this.at.set(doc, message.at);
    this.cues.set(doc, cueBits(message.text));
    this.speaker.set(doc, this.#speakerId(message.speaker));
    this.live.set(doc, 1);
    this.sessionLength.set(session, (this.sessionLength.data[session] ?? 0) + list.length);
    this.liveCount++;
    this.totalLength += list.length;
    return true;
  }

  /** Removes a message; its neighbours become neighbours of each other. */
  remove(id: string): boolean {
    const doc = this.#docOf.get(id);
    if (doc === undefined) return false;
    this.#docOf.delete(id);
    this.live.set(doc, 0);
    const before = this.prev.data[doc] ?? -1;
    const after = this.next.data[doc] ?? -1;
    if (before >= 0) this.next.set(before, after);
    if (after >= 0) this.prev.set(after, before);
    const session = this.session.data[doc] ?? 0;
    if (after < 0) this.#lastOf.set(session, before + 1);
    if (before >= 0) this.#measure(before);
    if (after >= 0) this.#measure(after);
    const length = this.length.data[doc] ?? 0;
    this.sessionLength.set(session, (this.sessionLength.data[session] ?? 0) - length);
    this.liveCount--;
    this.totalLength -= length;
    return true;
  }

  /** Removes every message of a session; answers how many there were. */
  removeSession(sessionId: string): number {
    const session = this.#sessionOf.get(sessionId);
    if (session === undefined) return 0;
    let doc = (this.#lastOf.data[session] ?? 0) - 1;
    let removed = 0;
    while (doc >= 0) {
      const before = this.prev.data[doc] ?? -1;
      if (this.remove(this.ids[doc] as string)) removed++;
      doc = before;
    }
    return removed;
  }

  /** Messages that say a term. */
  postings(term: string): Postings | undefined {
    const known = this.#terms.get(term);
    return typeof known === 'number' ? { entries: Int32Array.of(known), size: 1 } : known;
  }

  around(id: string): Around | undefined {
    const doc = this.#docOf.get(id);
    if (doc === undefined) return undefined;
    const idAt = (at: number | undefined) => (at === undefined || at < 0 ? undefined : this.ids[at]);
    const asks = ((this.cues.data[doc] ?? 0) & ASKS_BIT) !== 0;
    return { asks, before: idAt(this.prev.data[doc]), after: idAt(this.next.data[doc]) };
  }

  sessionNumber(sessionId: string): number | undefined {
    return this.#sessionOf.get(sessionId);
  }

  #speakerId(name: string): number {
    const known = this.#speakerOf.get(name);
    if (known !== undefined) return known;
    this.speakerTerms.push(
      name
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter((part) => part.length > 1)
        .map(stem),
    );
    return this.#intern(this.#speakerOf, this.speakers, name);
  }

  #intern(map: Map<string, number>, list: string[], value: string): number {
    const known = map.get(value);
    if (known !== undefined) return known;
    const id = list.length;
    list.push(value);
    map.set(value, id);
    return id;
  }

  /** Lengths of the windows that a turn is in. */
  #measure(doc: number): void {
    this.#measureOne(doc);
    for (const links of [this.prev.data, this.next.data])
      for (let at = links[doc] as number, step = 0; step < REACH && at >= 0; step++, at = links[at] as number)
        this.#measureOne(at);
  }

  #measureOne(doc: number): void {
    let sum = this.length.data[doc] as number;
    for (const links of [this.prev.data, this.next.data])
      for (let at = links[doc] as number, step = 0; step < REACH && at >= 0; step++, at = links[at] as number)
        sum += this.length.data[at] as number;
    this.windowLength.set(doc, sum);
  }

  #post(term: string, doc: number): void {
    const known = this.#terms.get(term);
    const entry = doc * 256 + 1;
    if (known === undefined) {
      this.#terms.set(term, entry);
    } else if (typeof known === 'number') {
      if (messageOf(known) === doc) this.#terms.set(term, oneMore(known));
      else this.#terms.set(term, { entries: Int32Array.of(known, entry), size: 2 });
    } else {
      const last = known.entries[known.size - 1] as number;
      if (messageOf(last) === doc) {
        known.entries[known.size - 1] = oneMore(last);
        return;
      }
      if (known.size === known.entries.length) {
        const entries = new Int32Array(known.size + Math.max(2, known.size >> 1));
        entries.set(known.entries);
        known.entries = entries;
      }
      known.entries[known.size++] = entry;
    }
  }
}

const oneMore = (entry: number): number => (timesOf(entry) < 255 ? entry + 1 : entry);
