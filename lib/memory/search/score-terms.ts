import { type MessageIndex, messageOf, type Postings, REACH, timesOf } from './message-index.ts';

const SPAN = 2 * REACH + 1;
const K1 = 1.2;
/** Chat turns are short already: length says little about a turn, more about a window or a session. */
const B_TURN = 0.35;
const B_WIDE = 0.75;

export interface QueryTerm {
  term: string;
  weight: number;
  postings: Postings;
}

export interface TermScores {
  /** One number per turn, each part scaled to 0…1. */
  turn: Float32Array;
  window: Float32Array;
  /** One number per session. */
  session: Float32Array;
}

function idf(total: number, having: number): number {
  return Math.log(1 + (total - having + 0.5) / (having + 0.5));
}

function scaleToOne(scores: Float32Array): void {
  let max = 0;
  for (const value of scores) if (value > max) max = value;
  if (max > 0) for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] as number) / max;
}

/** The part of BM25 that only lengths decide, times the share of a term: `count × (K1 + 1) / (count + this)`. */
function dampers(lengths: Uint16Array | Int32Array, size: number, mean: number, b: number): Float32Array {
  const out = new Float32Array(size);
  for (let i = 0; i < size; i++) out[i] = K1 * (1 - b + (b * (lengths[i] as number)) / mean);
  return out;
}

/** BM25 of every turn, of the window around every turn and of every session, in one walk over the postings. */
export function scoreTerms(index: MessageIndex, query: QueryTerm[]): TermScores {
  const { size } = index;
  const turn = new Float32Array(size);
  const window = new Float32Array(size);
  const session = new Float32Array(index.sessions.length);
  const inWindow = new Uint32Array(size);
  const touched = new Int32Array(size);
  const inSession = new Uint32Array(index.sessions.length);
  const live = index.live.data;
  const prev = index.prev.data;
  const next = index.next.data;
  const ownerOf = index.session.data;
  const turns = Math.max(1, index.liveCount);
  const sessions = Math.max(1, index.sessions.length);
  const meanTurn = Math.max(1, index.totalLength / turns);
  const meanSession = Math.max(1, index.totalLength / sessions);
  const turnDamp = dampers(index.length.data, size, meanTurn, B_TURN);
  const windowDamp = dampers(index.windowLength.data, size, meanTurn * SPAN, B_WIDE);
  const sessionDamp = dampers(index.sessionLength.data, index.sessions.length, meanSession, B_WIDE);

  for (const { weight, postings } of query) {
    const { entries } = postings;
    const rare = weight * idf(turns, Math.min(postings.size, turns)) * (K1 + 1);
    const sessionsTouched: number[] = [];
    let windows = 0;
    for (let i = 0; i < postings.size; i++) {
      const doc = messageOf(entries[i] as number);
      if (live[doc] === 0) continue;
      const times = timesOf(entries[i] as number);
      turn[doc] = (turn[doc] as number) + (rare * times) / (times + (turnDamp[doc] as number));
      const owner = ownerOf[doc] as number;
      if (inSession[owner] === 0) sessionsTouched.push(owner);
      inSession[owner] = (inSession[owner] as number) + times;
      if (inWindow[doc] === 0) touched[windows++] = doc;
      inWindow[doc] = (inWindow[doc] as number) + times;
      for (let at = prev[doc] as number, step = 0; step < REACH && at >= 0; step++, at = prev[at] as number) {
        if (inWindow[at] === 0) touched[windows++] = at;
        inWindow[at] = (inWindow[at] as number) + times;
      }
      for (let at = next[doc] as number, step = 0; step < REACH && at >= 0; step++, at = next[at] as number) {
        if (inWindow[at] === 0) touched[windows++] = at;
        inWindow[at] = (inWindow[at] as number) + times;
      }
    }
    const rareWindow = weight * idf(turns, windows) * (K1 + 1);
    for (let i = 0; i < windows; i++) {
      const at = touched[i] as number;
      const times = inWindow[at] as number;
      inWindow[at] = 0;
      window[at] = (window[at] as number) + (rareWindow * times) / (times + (windowDamp[at] as number));
    }
    const rareSession = weight * idf(sessions, sessionsTouched.length) * (K1 + 1);
    for (const owner of sessionsTouched) {
      const times = inSession[owner] as number;
      inSession[owner] = 0;
      session[owner] =
        (session[owner] as number) + (rareSession * times) / (times + (sessionDamp[owner] as number));
    }
  }
  scaleToOne(turn);
  scaleToOne(window);
  scaleToOne(session);
  return { turn, window, session };
}
