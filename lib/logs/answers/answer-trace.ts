import { textAsMarkdown } from '#lib/contracts/markdown-text.ts';
import type { Parameters } from '#lib/contracts/parameters.ts';
import { ClaimBook } from '../causes/claim-book.ts';
import type { Frame } from '../causes/frame.ts';
import { milliseconds, number } from '../causes/words.ts';
import type { LinesAnswer } from './answer-types.ts';
import { matchQuestion } from './match-question.ts';

const MOST_STEPS = 60;

/** "Follow trace abc": its lines in order, with the time each step took. */
export function answerTrace(frame: Frame, parameters: Parameters): LinesAnswer {
  const book = new ClaimBook(frame);
  const wanted = [...parameters.traceIds, ...parameters.ids];
  const ids = new Set<number>();
  frame.traces.forEach((trace, at) => {
    if (wanted.some((id) => trace === id || (id.length >= 4 && trace.startsWith(id)))) ids.add(at);
  });
  let rows: number[] = [];
  for (let row = 0; row < frame.count; row++) if (ids.has(frame.trace[row]!)) rows.push(row);
  if (rows.length === 0) rows = matchQuestion(frame, parameters).rows.slice(0, MOST_STEPS);
  if (rows.length === 0 || (wanted.length === 0 && ids.size === 0)) {
    return { text: 'No line holds that trace id.', tables: [], evidence: [], claims: [], matched: 0 };
  }
  const start = frame.time[rows[0]!]!;
  const end = frame.time[rows.at(-1)!]!;
  const gaps = rows
    .slice(1)
    .map((row, at) => ({ ms: frame.time[row]! - frame.time[rows[at]!]!, from: rows[at]!, to: row }));
  const longest = gaps.filter((gap) => !Number.isNaN(gap.ms)).sort((a, b) => b.ms - a.ms)[0];
  const services = [...new Set(rows.map((row) => frame.services[frame.service[row]!] ?? 'unnamed'))];
  const bad = rows.filter((row) => frame.level[row]! >= 5);
  const parts = [
    `${number(rows.length)} lines through ${textAsMarkdown(services.join(' → '))}${Number.isNaN(end - start) ? '' : `, ${milliseconds(end - start)} from first to last`}. ${book.cite(rows[0]!)}${book.cite(rows.at(-1)!)}`,
  ];
  if (longest && longest.ms > 0) {
    parts.push(
      `The longest wait is ${milliseconds(longest.ms)}, before ${textAsMarkdown(book.say(longest.to))}. ${book.cite(longest.from)}${book.cite(longest.to)}`,
    );
  }
  parts.push(
    bad.length === 0
      ? 'No line of it is an error.'
      : `It fails with ${bad
          .slice(0, 3)
          .map((row) => `${textAsMarkdown(book.say(row))} ${book.cite(row)}`)
          .join('; ')}.`,
  );
  return {
    text: parts.join(' '),
    tables: [
      {
        caption: 'Steps of the trace',
        columns: [
          { key: 'at', label: 'After (ms)', numeric: true },
          { key: 'service', label: 'Service', numeric: false },
          { key: 'message', label: 'Message', numeric: false },
        ],
        rows: rows.slice(0, MOST_STEPS).map((row) => ({
          at: Number.isNaN(frame.time[row]! - start) ? null : Math.round(frame.time[row]! - start),
          service: frame.services[frame.service[row]!] ?? '',
          message: frame.message(row).slice(0, 300),
        })),
      },
    ],
    evidence: book.evidence,
    claims: book.claims,
    matched: rows.length,
  };
}
