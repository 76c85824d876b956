import type { MessageIndex, Postings } from './message-index.ts';

/** Turns on each side of a turn that make its window: two before, two after. */
const REACH = 2;
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

function saturate(count: number, length: number, mean: number, b: number): number {
  return (count * (K1 + 1)) / (count + K1 * (1 - b + (b * length) / mean));
}

function scaleToOne(scores: Float32Array): void {
  let max = 0;
  for (const value of scores) if (value > max) max = value;
  if (max > 0) for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] as number) / max;
}

function windowLengths(index: MessageIndex): Float32Array {
  const out = new Float32Array(index.size);
  const length = index.length.data;
  for (let doc = 0; doc < index.size; doc++) {
    let sum = length[doc] as number;
    for (const links of [index.prev.data, index.next.data]) {
      let at = links[doc] as number;
      for (let step = 0; step < REACH && at >= 0; step++) {
        sum += length[at] as number;
        at = links[at] as number;
      }
    }
    out[doc] = sum;
  }
  return out;
}

/** BM25 of every turn, of the window around every turn and of every session, in one walk over the postings. */
export function scoreTerms(index: MessageIndex, query: QueryTerm[]): TermScores {
  const turn = new Float32Array(index.size);
  const window = new Float32Array(index.size);
  const session = new Float32Array(index.sessions.length);
  const inWindow = new Uint32Array(index.size);
  const touched = new Int32Array(index.size);
  const inSession = new Uint32Array(index.sessions.length);
  const windowLength = windowLengths(index);
  const live = index.live.data;
  const prev = index.prev.data;
  const next = index.next.data;
  const turns = Math.max(1, index.liveCount);
  const sessions = Math.max(1, index.sessions.length);
  const meanTurn = Math.max(1, index.totalLength / turns);
  const meanSession = Math.max(1, index.totalLength / sessions);

  for (const { weight, postings } of query) {
    const { docs, counts, size } = postings;
    const rare = weight * idf(turns, Math.min(size, turns));
    const sessionsTouched: number[] = [];
    let windows = 0;
    const count = (at: number, times: number): void => {
      if (inWindow[at] === 0) touched[windows++] = at;
      inWindow[at] = (inWindow[at] as number) + times;
    };
    for (let i = 0; i < size; i++) {
      const doc = docs[i] as number;
      if (live[doc] === 0) continue;
      const times = counts[i] as number;
      turn[doc] =
        (turn[doc] as number) + rare * saturate(times, index.length.data[doc] as number, meanTurn, B_TURN);
      const owner = index.session.data[doc] as number;
      if (inSession[owner] === 0) sessionsTouched.push(owner);
      inSession[owner] = (inSession[owner] as number) + times;
      count(doc, times);
      for (let at = prev[doc] as number, step = 0; step < REACH && at >= 0; step++, at = prev[at] as number)
        count(at, times);
      for (let at = next[doc] as number, step = 0; step < REACH && at >= 0; step++, at = next[at] as number)
        count(at, times);
    }
    const rareWindow = weight * idf(turns, windows);
    for (let i = 0; i < windows; i++) {
      const at = touched[i] as number;
      const times = inWindow[at] as number;
      inWindow[at] = 0;
      window[at] =
        (window[at] as number) +
        rareWindow * saturate(times, windowLength[at] as number, meanTurn * SPAN, B_WIDE);
    }
    const rareSession = weight * idf(sessions, sessionsTouched.length);
    for (const owner of sessionsTouched) {
      const times = inSession[owner] as number;
      inSession[owner] = 0;
      const length = index.sessionLength.data[owner] as number;
      session[owner] =
        (session[owner] as number) + rareSession * saturate(times, length, meanSession, B_WIDE);
    }
  }
  scaleToOne(turn);
  scaleToOne(window);
  scaleToOne(session);
  return { turn, window, session };
}
