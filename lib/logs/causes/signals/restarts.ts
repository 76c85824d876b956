import { AFTER, BEFORE, type Frame } from '../frame.ts';

/** A service that starts up within the window, more often than good times know. */
export interface Restart {
  service: number;
  /** First start-up line of each start, in order. */
  rows: number[];
  score: number;
}

const startWords =
  /^\W*(?:\S+ ){0,3}?(?:re-?start(?:ing|ed)|start(?:ing|ed)(?! (?:processing|handling|request|job|task|query|transaction|to ))|boot(?:ing|ed|strapping)|launch(?:ing|ed)|initiali[sz](?:ing|ed)|listening (?:on|at)|server (?:listening|running|ready)|ready to (?:accept|serve))\b/i;
/** Lines of one start stand together. */
const START_MS = 8_000;
const START_ROWS = 40;
/** A line this frequent is routine, whatever its words. */
const ROUTINE_SHARE = 0.02;

export function findRestarts(frame: Frame): Restart[] {
  const starts = new Map<number, boolean>();
  const perService = new Map<number, { all: number; starts: number[]; before: number }>();
  for (let row = 0; row < frame.count; row++) {
    const service = frame.service[row]!;
    if (service < 0) continue;
    let tally = perService.get(service);
    if (!tally) {
      tally = { all: 0, starts: [], before: 0 };
      perService.set(service, tally);
    }
    tally.all++;
    const template = frame.template[row]!;
    let is = starts.get(template);
    if (is === undefined) {
      is = frame.level[row]! <= 4 && startWords.test(frame.message(row).slice(0, 120));
      starts.set(template, is);
    }
    if (!is) continue;
    if (frame.phase[row] === AFTER) tally.starts.push(row);
    else if (frame.phase[row] === BEFORE) tally.before++;
  }
  const found: Restart[] = [];
  for (const [service, { all, starts: rows, before }] of perService) {
    if (
      rows.length === 0 ||
      before >= rows.length ||
      rows.length + before > Math.max(12, all * ROUTINE_SHARE)
    )
      continue;
    const firsts: number[] = [];
    for (const row of rows) {
      const last = firsts.at(-1);
      const ms = last === undefined ? Number.NaN : frame.time[row]! - frame.time[last]!;
      const apart = last === undefined || (Number.isNaN(ms) ? row - last > START_ROWS : ms > START_MS);
      if (apart) firsts.push(row);
    }
    found.push({
      service,
      rows: firsts,
      score: firsts.length >= 3 ? 0.65 : firsts.length === 2 ? 0.5 : 0.35,
    });
  }
  return found.sort((a, b) => b.score - a.score);
}
