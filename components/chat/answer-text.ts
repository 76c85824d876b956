import type { Finding, Table } from '#lib/contracts/findings.ts';
import type { StepPayload } from '#lib/contracts/steps.ts';

/** The answer as Markdown for a ticket or a chat: everything on the screen, with the cited lines. */
export function answerAsMarkdown(question: string, answer: StepPayload<'Answer'>): string {
  const parts = [`> ${question.replaceAll('\n', '\n> ')}`, ''];
  if (answer.outcome) parts.push(`**${answer.outcome}**`, '');
  parts.push(answer.text, '');
  for (const finding of answer.findings) parts.push(...findingLines(finding), '');
  for (const table of answer.tables) parts.push(...tableLines(table), '');
  if (answer.evidence.length > 0) {
    parts.push('Evidence:', '');
    for (const evidence of answer.evidence) {
      const lines =
        evidence.fromLine === evidence.toLine ? evidence.fromLine : `${evidence.fromLine}-${evidence.toLine}`;
      const fence = fenceFor(evidence.text);
      parts.push(`[${evidence.id}] \`${evidence.file}:${lines}\``, '', fence, evidence.text, fence, '');
    }
  }
  return `${parts.join('\n').trimEnd()}\n`;
}

function findingLines(finding: Finding): string[] {
  const lines = [`### ${finding.rank}. ${finding.title} (${finding.outcome})`, '', finding.explanation, ''];
  const list = (head: string, items: string[]) => {
    if (items.length > 0) lines.push(`${head}:`, ...items.map((item) => `- ${item}`), '');
  };
  const argued = (items: Finding['for']) =>
    items.map((item) => [item.text, ...item.evidence.map((id) => `[${id}]`)].join(' '));
  list('For', argued(finding.for));
  list('Against', argued(finding.against));
  list('Check next', finding.next);
  return lines;
}

function tableLines(table: Table): string[] {
  const cell = (value: string | number | null | undefined) =>
    String(value ?? '')
      .replaceAll('|', '\\|')
      .replaceAll('\n', ' ');
  return [
    `${table.caption}:`,
    '',
    `| ${table.columns.map((column) => cell(column.label)).join(' | ')} |`,
    `| ${table.columns.map((column) => (column.numeric ? '--:' : '---')).join(' | ')} |`,
    ...table.rows.map((row) => `| ${table.columns.map((column) => cell(row[column.key])).join(' | ')} |`),
  ];
}

/** A fence longer than any run of backticks in the text: no line can close it. */
function fenceFor(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  return '`'.repeat(Math.max(3, longest + 1));
}
