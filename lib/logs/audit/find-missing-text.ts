import type { AuditItem } from '#lib/contracts/findings.ts';
import type { Events } from '../events.ts';
import { count, share } from './say.ts';
import type { AuditSource } from './sources.ts';

/** Records looked at for a common length, evenly over the log. */
const LOOKED_AT = 20_000;
const SHORTEST_CUT = 256;
const FEWEST_CUT = 3;
const FEWEST_RECORDS = 50;
const LOUD = 4;

/** Words with which loggers say that they left lines out. */
const leftOut =
  /\b(?:suppress(?:ed|ing)|dropp(?:ed|ing)|skipp(?:ed|ing)|discard(?:ed|ing)|rate[- ]limit(?:ed|ing)) .{0,40}\b(?:messages|log (?:lines|entries|records|messages)|events logged)\b|\b(?:last )?message repeated\b/i;

/** What is not in the log: lines cut off, lines that were sampled or filtered away. */
export function findMissingText(events: Events, files: readonly AuditSource[]): AuditItem[] {
  return [...cutLines(events), ...cutEnds(events, files), ...leftAway(events)];
}

/** Many long records of exactly the greatest length: a shipper cuts there. */
function cutLines(events: Events): AuditItem[] {
  const stride = Math.max(1, Math.ceil(events.count / LOOKED_AT));
  let longest = 0;
  let rows: number[] = [];
  for (let row = 0; row < events.count; row += stride) {
    if (events.lines[row]! > 1) continue;
    const { length } = events.text(row);
    if (length > longest) {
      longest = length;
      rows = [];
    }
    if (length === longest) rows.push(row);
  }
  const kinds = new Set(rows.map((row) => events.text(row).slice(-16)));
  // Lines that end alike are of one length because they say the same.
  if (longest < SHORTEST_CUT || rows.length < FEWEST_CUT || kinds.size < FEWEST_CUT) return [];
  const roundSize = longest % 64 === 0 || longest % 1000 === 0;
  if (!roundSize) return [];
  const [row] = rows as [number];
  return [
    {
      kind: 'truncation',
      severity: 'warning',
      sentence: `${count(rows.length)}${stride > 1 ? ` of ${count(Math.ceil(events.count / stride))} looked at` : ''} lines are exactly ${count(longest)} characters long, the longest there are: what came after was cut off on the way.`,
      file: events.files[events.file[row]!]!,
      line: events.line[row]!,
    },
  ];
}

/** A last line that opens an object and does not close it. */
function cutEnds(events: Events, files: readonly AuditSource[]): AuditItem[] {
  return files.flatMap((file) => {
    const row = file.rows.at(-1)!;
    const before = file.rows.at(-2);
    const text = events.text(row).trim();
    if (before === undefined || !text.startsWith('{') || text.endsWith('}')) return [];
    if (!events.text(before).trim().endsWith('}')) return [];
    return [
      {
        kind: 'truncation',
        severity: 'warning' as const,
        sentence: `The last line of ${file.name} breaks off in the middle: the file was copied while it was written, or cut.`,
        file: file.name,
        line: events.line[row]!,
      },
    ];
  });
}

function leftAway(events: Events): AuditItem[] {
  const items: AuditItem[] = [];
  if (events.sampled < 1)
    items.push({
      kind: 'sampling',
      severity: 'note',
      sentence: `Only ${share(events.sampled, 1)} of the records were looked at, by whole traces.`,
    });
  let levelled = 0;
  let quiet = 0;
  let telling = -1;
  const saysSo = events.templates.map((template) => leftOut.test(template));
  for (let row = 0; row < events.count; row++) {
    if (events.level[row]! > 0) levelled++;
    if (events.level[row]! > 0 && events.level[row]! < LOUD) quiet++;
    if (telling < 0 && saysSo[events.template[row]!]) telling = row;
  }
  if (telling >= 0)
    items.push({
      kind: 'sampling',
      severity: 'warning',
      sentence: `The logger itself says that it left lines out ("${events.message(telling).slice(0, 120)}"): counts are lower bounds.`,
      file: events.files[events.file[telling]!]!,
      line: events.line[telling]!,
    });
  if (levelled >= FEWEST_RECORDS && quiet === 0)
    items.push({
      kind: 'filtered',
      severity: 'note',
      sentence: 'The logs hold warnings and errors only: what goes well cannot be seen in them.',
    });
  return items;
}
