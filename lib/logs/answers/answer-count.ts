import { textAsMarkdown } from '#lib/contracts/markdown-text.ts';
import type { Parameters } from '#lib/contracts/parameters.ts';
import { ClaimBook } from '../causes/claim-book.ts';
import { fieldsOf, lastPart } from '../causes/fields.ts';
import type { Frame } from '../causes/frame.ts';
import { instant, number, share } from '../causes/words.ts';
import { LEVEL_NAMES } from '../record.ts';
import type { LinesAnswer } from './answer-types.ts';
import { matchQuestion, totalOf } from './match-question.ts';

const MOST_ROWS = 200;
const spans: Record<string, number> = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** "How many 500s per minute by service": lines that fit, counted by what was asked for. */
export function answerCount(frame: Frame, parameters: Parameters): LinesAnswer {
  const book = new ClaimBook(frame);
  const { rows, how } = matchQuestion(frame, parameters);
  const by = parameters.groupBy.length > 0 ? parameters.groupBy : ['template'];
  const groups = new Map<string, { values: string[]; rows: number[] }>();
  for (const row of rows) {
    const values = by.map((key) => groupValue(frame, row, key));
    const id = values.join('\u0000');
    const group = groups.get(id);
    if (group) group.rows.push(row);
    else groups.set(id, { values, rows: [row] });
  }
  const timed = by.some((key) => key in spans);
  const list = [...groups.values()].sort((a, b) =>
    timed ? (frame.time[a.rows[0]!] ?? 0) - (frame.time[b.rows[0]!] ?? 0) : b.rows.length - a.rows.length,
  );
  const biggest = [...list].sort((a, b) => b.rows.length - a.rows.length).slice(0, 5);
  const said = biggest.map(
    (group) =>
      `- ${textAsMarkdown(group.values.join(', '))}: **${number(group.rows.length)}** (${share(group.rows.length, rows.length)}) ${book.cite(group.rows[0]!)}`,
  );
  const total = totalOf(frame);
  const all = `**${number(rows.length)}** of ${number(total)} lines fit (${textAsMarkdown(how)}), in ${number(list.length)} ${list.length === 1 ? 'group' : 'groups'} by ${textAsMarkdown(by.join(' and '))}.`;
  return {
    text:
      rows.length === 0
        ? `**0** of ${number(total)} lines fit (${textAsMarkdown(how)}).`
        : `${all} Most:\n\n${said.join('\n')}`,
    tables: [
      {
        caption: `Lines by ${by.join(' and ')}: ${how}`,
        columns: [
          ...by.map((key) => ({ key, label: key, numeric: false })),
          { key: 'lines', label: 'Lines', numeric: true },
        ],
        rows: list.slice(0, MOST_ROWS).map((group) => ({
          ...Object.fromEntries(by.map((key, at) => [key, group.values[at]!])),
          lines: group.rows.length,
        })),
      },
    ],
    evidence: book.evidence,
    claims: book.claims,
    matched: rows.length,
  };
}

function groupValue(frame: Frame, row: number, key: string): string {
  const span = spans[key];
  if (span !== undefined) {
    const time = frame.time[row]!;
    return Number.isNaN(time) ? 'no time' : instant(Math.floor(time / span) * span);
  }
  switch (key) {
    case 'service':
      return frame.services[frame.service[row]!] ?? 'none';
    case 'level':
    case 'severity':
      return LEVEL_NAMES[frame.level[row]!]!;
    case 'template':
    case 'message':
      return frame.templates[frame.template[row]!] ?? '';
    case 'trace':
      return frame.traces[frame.trace[row]!] ?? 'none';
    case 'host': {
      const source = frame.sources[frame.source[row]!]!;
      return source.hosts[source.host[frame.index[row]!]!] ?? 'none';
    }
    default: {
      const wanted = key.toLowerCase();
      const field = fieldsOf(frame.text(row), frame.message(row)).find(
        (one) =>
          one.key.toLowerCase() === wanted ||
          lastPart(one.key).toLowerCase() === wanted ||
          one.key.toLowerCase().endsWith(`_${wanted}`),
      );
      return field?.value ?? 'none';
    }
  }
}
