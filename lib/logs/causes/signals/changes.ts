import { AFTER, type Frame } from '../frame.ts';

/** A rare line that tells of a change somebody or something made. */
export interface ChangeEvent {
  row: number;
  template: number;
  /** Rows of the same burst of change, in order. */
  burst: number[];
}

const changeWords =
  /\b(?:re-?load(?:ed|ing)?|re-?configur(?:ed|ing|ation)|config(?:uration)?(?: file)? (?:change|update|reload|appl|push|roll)\w*|(?:new|updated|changed) (?:config|configuration|settings?|version|image|release|schema|certificate|policy|rule)s?|deploy(?:ed|ing|ment)?|roll(?:ed|ing)? ?out|rollback|roll(?:ed|ing) back|upgrad(?:e|ed|ing)|downgrad(?:e|ed|ing)|migrat(?:e|ed|ing|ion)|failover|fail(?:ed|ing) over|promot(?:ed|ing)|new (?:leader|primary|master)|leader (?:changed|elected)|re-?start(?:ed|ing)?|scal(?:ed|ing) (?:up|down|to|in|out)|rotat(?:ed|ing|ion)|resiz(?:ed|ing)|feature flag|flag .{0,40}(?:enabled|disabled|set)|maintenance (?:started|mode|begin)|switch(?:ed|ing|over) (?:to|from)|cut-?over|version (?:changed|updated)|schema change|(?:set|changed|updated) .{0,60} (?:from .{1,60} )?to )\b|\(was:? |configuration_(?:reload|change)|config_(?:reload|change)/i;

/** More often than this it is routine. */
const MOST_OCCURRENCES = 5;
/** Lines of change this close together are one change. */
const BURST_MS = 5_000;
const BURST_ROWS = 12;

export function findChanges(frame: Frame): ChangeEvent[] {
  const counts = new Int32Array(frame.templates.length);
  const first = new Int32Array(frame.templates.length).fill(-1);
  for (let row = 0; row < frame.count; row++) {
    const template = frame.template[row]!;
    if (template < 0) continue;
    counts[template]!++;
    if (first[template]! < 0) first[template] = row;
  }
  const rare = (template: number) => template >= 0 && counts[template]! <= MOST_OCCURRENCES;
  const isChange = new Uint8Array(frame.templates.length);
  for (let template = 0; template < counts.length; template++) {
    if (!rare(template) || first[template]! < 0) continue;
    const row = first[template]!;
    // Field names such as "event" tell of changes too, but a whole long line would match by accident.
    if (changeWords.test(frame.message(row).slice(0, 300))) isChange[template] = 1;
  }
  const events: ChangeEvent[] = [];
  let open: ChangeEvent | undefined;
  for (let row = 0; row < frame.count; row++) {
    const template = frame.template[row]!;
    if (frame.source[row] !== 0 || template < 0 || !isChange[template]) continue;
    const start = open?.burst.at(-1);
    const near =
      start !== undefined &&
      row - start <= BURST_ROWS &&
      (Number.isNaN(frame.time[row]!) || frame.time[row]! - frame.time[start]! <= BURST_MS);
    if (open && near) {
      open.burst.push(row);
    } else {
      open = { row, template, burst: [row] };
      events.push(open);
    }
  }
  return events.filter((event) => frame.phase[event.row] === AFTER || frame.compared);
}
