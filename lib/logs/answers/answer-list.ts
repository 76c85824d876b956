import { textAsMarkdown } from '#lib/contracts/markdown-text.ts';
import type { Parameters } from '#lib/contracts/parameters.ts';
import { ClaimBook, shorten } from '../causes/claim-book.ts';
import { fieldsOf, isBookKeeping } from '../causes/fields.ts';
import type { Frame } from '../causes/frame.ts';
import { median, quantile } from '../causes/statistics.ts';
import { instant, number, share, times } from '../causes/words.ts';
import type { LinesAnswer } from './answer-types.ts';
import { matchQuestion, totalOf } from './match-question.ts';

const MOST_KINDS = 12;
const levelNames = ['', 'TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

/** "Show me the errors", "was there any …?", "summarize the render times": kinds of lines, counted and quoted. */
export function answerList(frame: Frame, parameters: Parameters): LinesAnswer {
  const book = new ClaimBook(frame);
  const { rows, how } = matchQuestion(frame, parameters);
  const total = totalOf(frame);
  if (rows.length === 0) {
    return {
      text: `No: none of the ${number(total)} lines looked at fits (${textAsMarkdown(how)}).`,
      tables: [],
      evidence: [],
      claims: [],
      matched: 0,
    };
  }
  const kinds = new Map<string, number[]>();
  for (const row of rows) {
    const key = `${frame.template[row]},${frame.service[row]}`;
    const list = kinds.get(key);
    if (list) list.push(row);
    else kinds.set(key, [row]);
  }
  const list = [...kinds.values()].sort((a, b) => level(frame, b) - level(frame, a) || b.length - a.length);
  const lines = list.slice(0, MOST_KINDS).map((group) => {
    const row = group[0]!;
    const span = spanOf(frame, group);
    const numbers = numbersOf(frame, group);
    return `- **${times(group.length)}**${levelNames[frame.level[row]!] ? ` ${levelNames[frame.level[row]!]}` : ''}${span}: ${textAsMarkdown(`${book.say(row)}${numbers}`)} ${book.cite(row)}`;
  });
  const more =
    list.length > MOST_KINDS ? `\n- and ${number(list.length - MOST_KINDS)} further kinds of lines.` : '';
  const yes = `Yes: ${number(rows.length)} of ${number(total)} lines (${share(rows.length, total)}), ${number(list.length)} ${list.length === 1 ? 'kind' : 'kinds'} — ${textAsMarkdown(how)}.`;
  return {
    text: `${yes}\n\n${lines.join('\n')}${more}`,
    tables: [
      {
        caption: `Kinds of lines: ${how}`,
        columns: [
          { key: 'count', label: 'Lines', numeric: true },
          { key: 'level', label: 'Level', numeric: false },
          { key: 'service', label: 'Service', numeric: false },
          { key: 'first', label: 'First', numeric: false },
          { key: 'last', label: 'Last', numeric: false },
          { key: 'template', label: 'Template', numeric: false },
        ],
        rows: list.slice(0, 50).map((group) => ({
          count: group.length,
          level: levelNames[frame.level[group[0]!]!] ?? '',
          service: frame.services[frame.service[group[0]!]!] ?? '',
          first: timeOf(frame, group[0]!),
          last: timeOf(frame, group.at(-1)!),
          template: frame.templates[frame.template[group[0]!]!] ?? '',
        })),
      },
    ],
    evidence: book.evidence,
    claims: book.claims,
    matched: rows.length,
  };
}

function level(frame: Frame, rows: readonly number[]): number {
  return frame.level[rows[0]!]!;
}

function timeOf(frame: Frame, row: number): string {
  const time = frame.time[row]!;
  return Number.isNaN(time) ? '' : instant(time);
}

function spanOf(frame: Frame, rows: readonly number[]): string {
  const from = timeOf(frame, rows[0]!);
  const to = timeOf(frame, rows.at(-1)!);
  if (from === '' || to === '') return '';
  return from === to ? ` at ${from}` : ` from ${from} to ${to}`;
}

/** The spread of the numbers that the lines carry, where they differ. */
function numbersOf(frame: Frame, rows: readonly number[]): string {
  if (rows.length < 2) return '';
  const values = new Map<string, number[]>();
  const stride = Math.max(1, Math.floor(rows.length / 2_000));
  for (let i = 0; i < rows.length; i += stride) {
    const row = rows[i]!;
    for (const field of fieldsOf(frame.text(row), frame.message(row))) {
      if (Number.isNaN(field.number) || isBookKeeping(field.key)) continue;
      const list = values.get(field.key);
      if (list) list.push(field.number);
      else values.set(field.key, [field.number]);
    }
  }
  const said: string[] = [];
  for (const [key, list] of values) {
    if (list.length < 2) continue;
    list.sort((a, b) => a - b);
    if (list[0] === list.at(-1)) continue;
    said.push(
      `${shorten(key, 40)} ranges from ${number(list[0]!)} to ${number(list.at(-1)!)} (median ${number(median(list))}, 95th percentile ${number(quantile(list, 0.95))})`,
    );
    if (said.length === 3) break;
  }
  return said.length > 0 ? ` — ${said.join('; ')}` : '';
}
