import { dateCues, dateFit } from './date-cues.ts';
import { type MessageIndex, messageOf, type Postings } from './message-index.ts';
import { ASKS_BIT, askedBits } from './question-cues.ts';
import { type QueryTerm, scoreTerms } from './score-terms.ts';
import { stem } from './stem.ts';
import { terms, words } from './tokenize.ts';

export interface MessageHit {
  id: string;
  score: number;
  /** Words of the question that the message itself says; empty when its neighbours or its time matched. */
  matched: string[];
}

export interface RankOptions {
  limit?: number;
  /** Keep only messages of these sessions. */
  sessions?: readonly string[];
  /** Milliseconds; messages before it, or at `until` and after, are left out. */
  since?: number;
  until?: number;
}

/** Parts are 0…1 each. Results are flat around these values: any of them ± 50 % moves recall@10 by < 1 point. */
const WEIGHT = {
  turn: 1,
  window: 1,
  session: 0.5,
  neighbour: 0.5,
  /** The turn before asks a question and matches: this turn is its answer. */
  reply: 0.6,
  date: 1,
  speaker: 0.4,
  cue: 0.3,
  asks: -0.25,
  /** A speaker's name in the question says who spoke, less what was said. */
  nameTerm: 0.3,
};

/** A question that is itself a pasted log must not cost a walk over every posting. */
const MAX_QUERY_TERMS = 48;

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}

function has({ entries, size }: Postings, doc: number): boolean {
  let low = 0;
  let high = size - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = messageOf(entries[middle] as number);
    if (at === doc) return true;
    if (at < doc) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

function queryTerms(index: MessageIndex, asked: ReadonlySet<string>): QueryTerm[] {
  const names = new Set(index.speakerTerms.flat());
  const out: QueryTerm[] = [];
  for (const term of asked) {
    const postings = index.postings(term);
    if (postings) out.push({ term, weight: names.has(term) ? WEIGHT.nameTerm : 1, postings });
  }
  if (out.length <= MAX_QUERY_TERMS) return out;
  return out.sort((a, b) => a.postings.size - b.postings.size).slice(0, MAX_QUERY_TERMS);
}

/** Messages that answer the question, best first. */
export function rankMessages(index: MessageIndex, question: string, options: RankOptions = {}): MessageHit[] {
  const limit = Math.max(0, options.limit ?? 10);
  if (index.liveCount === 0 || limit === 0) return [];
  const asked = new Set(terms(question));
  const query = queryTerms(index, asked);
  const dates = dateCues(question);
  if (query.length === 0 && dates.length === 0) return [];
  const named = index.speakerTerms.map((parts) => parts.some((part) => asked.has(part)));
  const { turn, window, session } = scoreTerms(index, query);
  const wanted = askedBits(question);
  const wantedCount = Math.max(1, bitCount(wanted));
  const kept = options.sessions && new Set(options.sessions.map((id) => index.sessionNumber(id)));
  const { size } = index;
  const { data: live } = index.live;
  const { data: ownerOf } = index.session;
  const { data: prev } = index.prev;
  const { data: next } = index.next;
  const { data: cues } = index.cues;
  const { data: saidAt } = index.at;
  const { data: speaker } = index.speaker;
  const since = options.since ?? Number.NEGATIVE_INFINITY;
  const until = options.until ?? Number.POSITIVE_INFINITY;
  const bounded = options.since !== undefined || options.until !== undefined;
  const score = new Float32Array(size);
  const found: number[] = [];
  for (let doc = 0; doc < size; doc++) {
    if (live[doc] === 0) continue;
    const owner = ownerOf[doc] as number;
    if (kept && !kept.has(owner)) continue;
    const at = saidAt[doc] as number;
    if (bounded && (at < since || at >= until)) continue;
    const before = prev[doc] as number;
    const after = next[doc] as number;
    const turnBefore = before < 0 ? 0 : (turn[before] as number);
    const turnAfter = after < 0 ? 0 : (turn[after] as number);
    const answers = before >= 0 && ((cues[before] as number) & ASKS_BIT) !== 0;
    const relevance =
      WEIGHT.turn * (turn[doc] as number) +
      WEIGHT.window * (window[doc] as number) +
      WEIGHT.session * (session[owner] as number) +
      (WEIGHT.neighbour * (turnBefore + turnAfter)) / 2 +
      (answers ? WEIGHT.reply * turnBefore : 0) +
      (dates.length > 0 ? WEIGHT.date * dateFit(at, dates) : 0);
    if (relevance <= 0) continue;
    const bits = cues[doc] as number;
    score[doc] =
      relevance +
      (named[speaker[doc] as number] ? WEIGHT.speaker : 0) +
      (wanted === 0 ? 0 : (WEIGHT.cue * bitCount(bits & wanted)) / wantedCount) +
      (bits & ASKS_BIT ? WEIGHT.asks : 0);
    found.push(doc);
  }
  const spoken = [...new Set(words(question))];
  return best(found, score, limit).map((doc) => ({
    id: index.ids[doc] as string,
    score: score[doc] as number,
    matched: spoken.filter((word) => query.some((q) => q.term === stem(word) && has(q.postings, doc))),
  }));
}

/** The best `limit` of many without sorting them all; earlier messages first among equals. */
function best(docs: number[], score: Float32Array, limit: number): number[] {
  const out: number[] = [];
  for (const doc of docs) {
    const value = score[doc] as number;
    if (out.length === limit && value <= (score[out[limit - 1] as number] as number)) continue;
    let low = 0;
    let high = out.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((score[out[middle] as number] as number) >= value) low = middle + 1;
      else high = middle;
    }
    out.splice(low, 0, doc);
    if (out.length > limit) out.pop();
  }
  return out;
}
