import type { Finding, Table } from '#lib/contracts/findings.ts';
import { citedAsMarkdown, codeSpan, fenceLonger, textAsMarkdown } from '#lib/contracts/markdown-text.ts';
import type { StepPayload } from '#lib/contracts/steps.ts';

/** The answer as Markdown for a ticket or a chat: everything on the screen, with the cited lines. */
export function answerAsMarkdown(question: string, answer: StepPayload<'Answer'>): string {
  const parts = [`> ${textAsMarkdown(question).replaceAll('\n', '\n> ')}`, ''];
  if (answer.outcome) parts.push(`**${answer.outcome}**`, '');
  parts.push(answer.text, '');
  for (const finding of answer.findings) parts.push(...findingLines(finding), '');
  for (const table of answer.tables) parts.push(...tableLines(table), '');
  if (answer.evidence.length > 0) {
    parts.push('Evidence:', '');
    for (const evidence of answer.evidence) {
      const lines =
        evidence.fromLine === evidence.toLine ? evidence.fromLine : `${evidence.fromLine}-${evidence.toLine}`;
      const fence = fenceLonger(evidence.text);
      parts.push(
        `[${evidence.id}] ${codeSpan(`${evidence.file}:${lines}`)}`,
        '',
        fence,
        evidence.text,
        fence,
        '',
      );
    }
  }
  return `${parts.join('\n').trimEnd()}\n`;
}

function findingLines(finding: Finding): string[] {
  const head = `### ${finding.rank}. ${textAsMarkdown(finding.title)} (${finding.outcome})`;
  const lines = [head, '', citedAsMarkdown(finding.explanation), ''];
  const list = (head: string, items: string[]) => {
    if (items.length > 0) lines.push(`${head}:`, ...items.map((item) => `- ${item}`), '');
  };
  const argued = (items: Finding['for']) =>
    items.map((item) => [citedAsMarkdown(item.text), ...item.evidence.map((id) => `[${id}]`)].join(' '));
  list('For', argued(finding.for));
  list('Against', argued(finding.against));
  list('Check next', finding.next.map(textAsMarkdown));
  return lines;
}

function tableLines(table: Table): string[] {
  const cell = (value: string | number | null | undefined) =>
    textAsMarkdown(String(value ?? '').replaceAll('\n', ' ')).replace(/(?<!\\)\|/g, '\\|');
  return [
    `${textAsMarkdown(table.caption)}:`,
    '',
    `| ${table.columns.map((column) => cell(column.label)).join(' | ')} |`,
    `| ${table.columns.map((column) => (column.numeric ? '--:' : '---')).join(' | ')} |`,
    ...table.rows.map((row) => `| ${table.columns.map((column) => cell(row[column.key])).join(' | ')} |`),
  ];
}
