/** A chunk as far as planning needs it. */
export interface Place {
  seq: number;
  firstLine: number;
  lastLine: number;
  byteLength: number;
  /** Epoch milliseconds; null when no line of it has a time. */
  firstTime: number | null;
  lastTime: number | null;
}

export interface PlannedFile {
  key: string;
  logFileId: string;
  places: readonly Place[];
}

export interface Plan {
  /** Chunks to read, per file without a gap, in order. */
  reads: { file: PlannedFile; seqs: number[] }[];
  bytes: number;
  /** Share of the bytes in question that is read. */
  share: number;
  /** Times between which everything is read, when only a part is. */
  covered: { from: number; to: number } | null;
  /**
   * Where reading was broken off, infinite where it was not: beyond, one file would speak while another is silent
   * only because it was not read so far. Null when nothing was broken off.
   */
  edges: { from: number; to: number } | null;
}

export interface Wanted {
  /** Epoch milliseconds; null is open. */
  from: number | null;
  to: number | null;
  /** Where the trouble begins, when nobody said: reading goes from here to both sides. */
  onset: number | null;
  /** Bytes that may be read. */
  budget: number;
  /** Share of the budget for what lies before: the good time to compare with. */
  leadShare: number;
}

interface Candidate {
  file: number;
  place: Place;
}

/**
 * Chooses which chunks to read within the budget: all that the span needs when it fits, else one stretch of time
 * over all files around the begin, so that lines that belong together are read together.
 */
export function planReading(files: readonly PlannedFile[], wanted: Wanted): Plan {
  const { from, to, onset, budget, leadShare } = wanted;
  const all = files.flatMap((file, at) =>
    file.places
      // What is later than the question is never needed; what is earlier is what to compare with.
      .filter((place) => to === null || place.firstTime === null || place.firstTime < to)
      .map((place): Candidate => ({ file: at, place })),
  );
  const size = (list: readonly Candidate[]) => list.reduce((sum, { place }) => sum + place.byteLength, 0);
  const total = size(all);
  if (total <= budget) return planOf(files, all, 1, 'all');

  const timed = all.filter(({ place }) => place.firstTime !== null && place.lastTime !== null);
  if (timed.length === 0) return planOf(files, tails(files, budget), budget / total, 'untimed');
  const anchor = from ?? onset;
  const byTime = timed.toSorted((a, b) => a.place.firstTime! - b.place.firstTime!);
  if (anchor === null) {
    // Nothing points anywhere: the newest stretch is what people mean most often.
    const chosen = upTo(byTime.toReversed(), budget);
    return planOf(files, chosen, size(chosen) / total, 'stretch');
  }
  const after = byTime.filter(({ place }) => place.lastTime! >= anchor);
  const before = byTime.filter(({ place }) => place.lastTime! < anchor);
  const lead = upTo(before.toReversed(), budget * leadShare);
  const chosen = [...upTo(after, budget - size(lead)), ...lead];
  const inQuestion = size(after);
  const read = size(chosen) - size(lead);
  return planOf(files, chosen, inQuestion === 0 ? 1 : Math.min(1, read / inQuestion), 'stretch');
}

/** From the front of the list until the budget is used; always one. */
function upTo(list: readonly Candidate[], budget: number): Candidate[] {
  let left = budget;
  const chosen: Candidate[] = [];
  for (const one of list) {
    if (chosen.length > 0 && one.place.byteLength > left) break;
    left -= one.place.byteLength;
    chosen.push(one);
  }
  return chosen;
}

/** Without times: the end of each file, where a job says what became of it. */
function tails(files: readonly PlannedFile[], budget: number): Candidate[] {
  return files.flatMap((file, at) =>
    upTo(
      file.places.toReversed().map((place) => ({ file: at, place })),
      budget / files.length,
    ),
  );
}

function edgesOf(reads: Plan['reads']): Pick<Plan, 'covered' | 'edges'> {
  const edges = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { file, seqs } of reads) {
    const [low, high] = [seqs[0]!, seqs.at(-1)!];
    for (const { seq, firstTime, lastTime } of file.places) {
      if (firstTime === null || lastTime === null) continue;
      if (seq < low) edges.from = Math.max(edges.from, lastTime);
      else if (seq > high) edges.to = Math.min(edges.to, firstTime);
      else {
        first = Math.min(first, firstTime);
        last = Math.max(last, lastTime);
      }
    }
  }
  if (first > last) return { covered: null, edges: null };
  const covered = { from: Math.max(edges.from, first), to: Math.min(edges.to, last) };
  // Times that run back and forth give no clean edge: then all that was read counts.
  if (covered.from >= covered.to) return { covered: { from: first, to: last }, edges: null };
  return { covered, edges: Number.isFinite(edges.from) || Number.isFinite(edges.to) ? edges : null };
}

function planOf(
  files: readonly PlannedFile[],
  chosen: readonly Candidate[],
  share: number,
  part: 'all' | 'untimed' | 'stretch',
): Plan {
  let bytes = 0;
  const reads = files.flatMap((file, at) => {
    const seqs = chosen.filter((one) => one.file === at).map(({ place }) => place.seq);
    if (seqs.length === 0) return [];
    const [low, high] = [Math.min(...seqs), Math.max(...seqs)];
    // Lines count on within what is read of a file: no gap may lie in it.
    const places = file.places.filter(({ seq }) => seq >= low && seq <= high);
    bytes += places.reduce((sum, place) => sum + place.byteLength, 0);
    return [{ file, seqs: places.map(({ seq }) => seq) }];
  });
  return { reads, bytes, share, ...(part === 'stretch' ? edgesOf(reads) : { covered: null, edges: null }) };
}
