import { textAsMarkdown } from '#lib/contracts/markdown-text.ts';
import type { Parameters } from '#lib/contracts/parameters.ts';
import { ClaimBook } from '../causes/claim-book.ts';
import type { Frame } from '../causes/frame.ts';
import { findChanges } from '../causes/signals/changes.ts';
import { findProblems } from '../causes/signals/problems.ts';
import { instant, number, times } from '../causes/words.ts';
import type { LinesAnswer } from './answer-types.ts';
import { matchQuestion } from './match-question.ts';

const MOST_EVENTS = 12;

/** "What happened around 10:05?": first occurrences of troubles, changes and rare lines, in order. */
export function answerTimeline(frame: Frame, parameters: Parameters): LinesAnswer {
  const book = new ClaimBook(frame);
  const { rows } = matchQuestion(frame, parameters);
  const inside = new Set(rows);
  const counts = new Map<number, { count: number; first: number }>();
  for (const row of rows) {
    const entry = counts.get(frame.template[row]!);
    if (entry) entry.count++;
    else counts.set(frame.template[row]!, { count: 1, first: row });
  }
  const events = new Map<number, { why: string; weight: number }>();
  for (const problem of findProblems(frame)) {
    if (inside.has(problem.first) && problem.severity >= 0.8) {
      events.set(problem.first, { why: `trouble, ${times(problem.count)}`, weight: 3 + problem.severity });
    }
  }
  for (const change of findChanges(frame)) {
    if (inside.has(change.row)) events.set(change.row, { why: 'change', weight: 5 });
  }
  for (const { count, first } of counts.values()) {
    if (!events.has(first))
      events.set(first, { why: `first of ${number(count)}`, weight: count <= 3 ? 2 : 1 });
  }
  const kept = [...events]
    .sort((a, b) => b[1].weight - a[1].weight || a[0] - b[0])
    .slice(0, MOST_EVENTS)
    .sort((a, b) => a[0] - b[0]);
  const lines = kept.map(([row, event]) => {
    const time = frame.time[row]!;
    const service = frame.services[frame.service[row]!];
    return `- ${Number.isNaN(time) ? `line ${frame.line(row)}` : instant(time)}${service ? ` ${textAsMarkdown(service)}` : ''}: ${textAsMarkdown(book.say(row))} (${event.why}) ${book.cite(row)}`;
  });
  return {
    text:
      rows.length === 0
        ? 'No line falls into that time.'
        : `${number(rows.length)} lines, ${number(counts.size)} kinds; what stands out, in order:\n\n${lines.join('\n')}`,
    tables: [
      {
        caption: 'What happened, in order',
        columns: [
          { key: 'time', label: 'Time', numeric: false },
          { key: 'service', label: 'Service', numeric: false },
          { key: 'why', label: 'Why it is shown', numeric: false },
          { key: 'line', label: 'Line', numeric: false },
        ],
        rows: kept.map(([row, event]) => ({
          time: Number.isNaN(frame.time[row]!) ? '' : instant(frame.time[row]!),
          service: frame.services[frame.service[row]!] ?? '',
          why: event.why,
          line: frame.message(row).slice(0, 300),
        })),
      },
    ],
    evidence: book.evidence,
    claims: book.claims,
    matched: rows.length,
  };
}
