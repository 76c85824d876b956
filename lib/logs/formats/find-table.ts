import { latin } from './give-slots.ts';
import { ROLE_LEVEL, ROLE_MESSAGE, ROLE_NONE, ROLE_TIME, roleOfKey } from './key-roles.ts';
import { nameFormat } from './name-format.ts';
import { countCells } from './read-table.ts';

/** Lines of columns whose names are known. */
export interface Table {
  name: string;
  separator: number;
  /** Lines that begin with `#` tell about the table. */
  commented: boolean;
  columns: number;
  /** Rows may have more cells than columns are known. */
  open: boolean;
  /** What each column is, by the name of its key. */
  roles: number[];
  /** The columns of the time: equal, or a date and the clock behind it; -1 without one. */
  timeFrom: number;
  timeTo: number;
  message: number;
}

const SEPARATORS = [9, 44, 59, 124];
/** A table has at least this many columns: fewer are a sentence with a comma. */
const MIN_COLUMNS = 3;
const MAX_COLUMNS = 128;
/** Lines among which the names are looked for: comments come before them. */
const NAMES_WITHIN = 24;
/** Rows that are looked at, and the share of them that must have as many cells as there are names. */
const ROWS_TRIED = 60;
const FITTING = 0.8;
const GENERAL = new Set(['plain', 'timed_log', 'block_log', 'generic_log', 'logfmt_log']);

/** PostgreSQL writes its csvlog without names; later versions add columns at the end. */
const POSTGRES =
  'log_time user database_name process_id connection_from session_id session_line command_tag session_start vxid xid error_severity sql_state message'.split(
    ' ',
  );
const POSTGRES_CELLS = { from: 22, to: 27 };

type Range = { start: number; end: number };

/** Finds the names of columns at the head of a file, and whether its lines are rows of them. */
export function findTable(buf: Uint8Array, lines: readonly Range[]): Table | undefined {
  const rows = lines.filter((line) => buf[line.start] !== 35);
  for (const line of lines.slice(0, NAMES_WITHIN)) {
    const table = tableOfFields(buf, line.start, line.end, rows[0]);
    if (table) return named(table, buf, rows);
    if (buf[line.start] !== 35) break;
  }
  const [head, ...body] = lines;
  if (!head || body.length === 0) return undefined;
  for (const separator of SEPARATORS) {
    const names = split(latin(buf, head.start, head.end), separator);
    if (names.length < MIN_COLUMNS || !names.every(isName) || new Set(names).size < names.length) continue;
    const table = tableOf(names, separator, false);
    if (!table || (table.timeFrom < 0 && table.message < 0)) continue;
    if (fitting(table, buf, body) >= FITTING) return named(table, buf, body);
  }
  return postgresTable(buf, lines);
}

/** `#Fields: date time …` of W3C and CloudFront, `#fields<tab>ts<tab>uid…` of Zeek; undefined for another line. */
export function tableOfFields(
  buf: Uint8Array,
  start: number,
  end: number,
  row: Range | undefined,
  separator?: number,
): Table | undefined {
  if (buf[start] !== 35) return undefined;
  const text = latin(buf, start, Math.min(end, start + 8192));
  const found = /^#[Ff]ields:?[ \t]+(.+)$/.exec(text);
  if (!found) return undefined;
  const names = found[1]!.trim().split(/[ \t]+/);
  const tabbed = row ? latin(buf, row.start, row.end).includes('\t') : text.includes('\t');
  if (names.length < 2 || names.length > MAX_COLUMNS) return undefined;
  return tableOf(names, separator ?? (tabbed ? 9 : 32), true);
}

function tableOf(names: readonly string[], separator: number, commented: boolean): Table | undefined {
  const roles = names.map(roleOfName);
  const best = (role: number) =>
    roles.reduce((at, found, i) => ((found & 255) === role && (at < 0 || found > roles[at]!) ? i : at), -1);
  const time = best(ROLE_TIME);
  const isPart = time > 0 && /^time$/i.test(names[time]!) && /^date$/i.test(names[time - 1]!);
  if (!roles.some((role) => role !== ROLE_NONE && (role & 255) >= ROLE_TIME)) return undefined;
  const message = best(ROLE_MESSAGE);
  const level = best(ROLE_LEVEL);
  return {
    name: separator === 9 ? 'tsv_log' : 'csv_log',
    separator,
    commented,
    columns: names.length,
    open: false,
    roles: roles.map((role, i) => (isLesser(role, i, level, message) ? ROLE_NONE : role & 255)),
    timeFrom: isPart ? time - 1 : time,
    timeTo: time,
    message: commented ? -1 : message,
  };
}

/** Times and all levels and messages but the best are read by their columns or not at all. */
function isLesser(role: number, at: number, level: number, message: number): boolean {
  const kind = role & 255;
  return (
    kind === ROLE_TIME || (kind === ROLE_LEVEL && at !== level) || (kind === ROLE_MESSAGE && at !== message)
  );
}

function roleOfName(name: string): number {
  const bytes = new TextEncoder().encode(name.replace(/[ ()/#]/g, ''));
  return roleOfKey(bytes, 0, bytes.length, 0);
}

function split(text: string, separator: number): string[] {
  return text.split(String.fromCharCode(separator)).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

function isName(name: string): boolean {
  return /^[\p{L}_@#][\w .()/@#%:-]{0,63}$/u.test(name);
}

function fitting(table: Table, buf: Uint8Array, rows: readonly Range[]): number {
  const tried = rows.slice(0, ROWS_TRIED);
  const fit = tried.filter(({ start, end }) => {
    const cells = countCells(buf, start, end, table.separator);
    return cells === table.columns || (cells > table.columns && table.message === table.columns - 1);
  });
  return fit.length / tried.length;
}

function named(table: Table, buf: Uint8Array, rows: readonly Range[]): Table {
  const texts = rows.slice(0, 20).map(({ start, end }) => latin(buf, start, Math.min(end, start + 2048)));
  const { name } = nameFormat(texts);
  if (texts.length > 0 && !GENERAL.has(name)) return { ...table, name };
  if (table.commented) return { ...table, name: table.separator === 9 ? 'zeek_log' : 'w3c_log' };
  return table;
}

function postgresTable(buf: Uint8Array, lines: readonly Range[]): Table | undefined {
  const tried = lines.slice(0, ROWS_TRIED);
  const fits = ({ start, end }: Range): boolean => {
    const cells = countCells(buf, start, end, 44);
    if (cells < POSTGRES_CELLS.from || cells >= POSTGRES_CELLS.to) return false;
    return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} [A-Z]{2,5},/.test(
      latin(buf, start, Math.min(end, start + 40)),
    );
  };
  if (tried.filter(fits).length < tried.length * FITTING) return undefined;
  const table = tableOf(POSTGRES, 44, false);
  return table && { ...table, name: 'postgres_log', open: true };
}
