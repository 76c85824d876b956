import type { Evidence } from '#lib/contracts/evidence.ts';
import type { Finding, Table } from '#lib/contracts/findings.ts';
import type { LogAnswer } from '#lib/logs/analyze-logs.ts';
import { escapeControls, escapeLines } from './escape-controls.ts';
import type { Shell } from './shell.ts';

const LONGEST_QUOTE = 300;
const MOST_ROWS = 40;
const MOST_OTHERS = 4;

/** The answer for people: the first finding in full, the others by title, then what was read. */
export function writeAnswer(shell: Shell, answer: LogAnswer, memory: readonly string[]): void {
  const { out, paint } = shell;
  const [first, ...others] = answer.findings;
  if (first) writeFinding(shell, first);
  else {
    out.line(escapeLines(answer.answer));
    for (const table of answer.tables) writeTable(shell, table);
    writeEvidence(shell, answer.evidence);
  }
  if (others.length > 0) {
    out.line(`\n${paint('bold', 'Less likely')}`);
    for (const one of others.slice(0, MOST_OTHERS))
      out.line(`  ${one.rank}. ${escapeControls(one.title)} (${percent(one.confidence)}, ${one.outcome})`);
  }
  if (memory.length > 0) {
    out.line(`\n${paint('bold', 'From memory')}`);
    for (const sentence of memory) out.line(`  ${escapeControls(sentence)}`);
  }
  const audit = answer.audit.filter((item) => item.severity !== 'note');
  if (audit.length > 0) {
    out.line(`\n${paint('bold', 'About the logs')}`);
    for (const item of audit) out.line(`  ${item.severity}: ${escapeControls(item.sentence)}`);
  }
  const { coverage, timings } = answer;
  for (const sentence of coverage.limits) out.line(paint('dim', `\n${escapeControls(sentence)}`));
  out.line(
    paint(
      'dim',
      `\n${coverage.linesRead} lines of ${coverage.files} ${coverage.files === 1 ? 'file' : 'files'} read in ${(timings.total / 1000).toFixed(2)} s; ${answer.checksPassed} checks passed, ${answer.checksFailed} failed`,
    ),
  );
}

function writeFinding(shell: Shell, finding: Finding): void {
  const { out, paint } = shell;
  out.line(paint('bold', escapeControls(finding.title)));
  out.line(escapeLines(finding.explanation));
  out.line(
    `\n${finding.outcome}, ${percent(finding.confidence)}; ${finding.component.kind} ${escapeControls(finding.component.name)}${finding.since ? `; since ${finding.since}` : ''}`,
  );
  for (const [label, list] of [
    ['For', finding.for],
    ['Against', finding.against],
  ] as const)
    for (const { text, evidence } of list)
      out.line(
        `  ${label}: ${escapeControls(text)}${evidence.length > 0 ? ` [${evidence.join(', ')}]` : ''}`,
      );
  for (const step of finding.next) out.line(`  Next: ${escapeControls(step)}`);
  for (const check of finding.checks)
    if (!check.passed)
      out.line(
        paint('red', `  Check failed: ${escapeControls(check.name)}: ${escapeControls(check.detail)}`),
      );
  writeEvidence(shell, finding.evidence);
}

function writeEvidence({ out, paint }: Shell, evidence: readonly Evidence[]): void {
  for (const one of evidence) {
    out.line(`\n${paint('cyan', `[${one.id}] ${escapeControls(one.file)}:${one.fromLine}`)}`);
    for (const line of one.text.slice(0, LONGEST_QUOTE).split('\n')) out.line(`    ${escapeControls(line)}`);
  }
}

function writeTable({ out }: Shell, table: Table): void {
  const rows = table.rows.slice(0, MOST_ROWS);
  const cells = rows.map((row) => table.columns.map(({ key }) => escapeControls(String(row[key] ?? ''))));
  const widths = table.columns.map(({ label }, at) =>
    Math.min(80, Math.max(label.length, ...cells.map((row) => row[at]!.length))),
  );
  out.line(`\n${escapeControls(table.caption)}`);
  const line = (row: readonly string[]) =>
    `  ${row.map((cell, at) => (table.columns[at]!.numeric ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!))).join('  ')}`.trimEnd();
  out.line(line(table.columns.map(({ label }) => label)));
  for (const row of cells) out.line(line(row));
  if (table.rows.length > MOST_ROWS) out.line(`  … ${table.rows.length - MOST_ROWS} more rows`);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} % sure`;
}
