import type { StepPayload } from '#lib/contracts/steps.ts';
import { loadEvents } from '#lib/logs/load-events.ts';
import { compareLogs } from '#lib/logs/windows/compare-logs.ts';
import { escapeControls, safeJson } from './escape-controls.ts';
import { loadInputs } from './load-inputs.ts';
import { readInstantOption, readWords } from './read-words.ts';
import { exitCodeOf, type Shell, UNREADABLE } from './shell.ts';

/** `loglore compare --baseline FILE FILE…`: what differs from a good time, with the numbers. */
export async function compare(shell: Shell, argv: string[]): Promise<number> {
  const { values, positionals } = readWords(argv, {
    baseline: { type: 'string', multiple: true },
    from: { type: 'string' },
    to: { type: 'string' },
    json: { type: 'boolean' },
  });
  const from = readInstantOption('from', values.from);
  const to = readInstantOption('to', values.to);
  const taken = new Set<string>();
  const logs = await loadInputs(shell, positionals, taken);
  const good = [];
  for (const word of values.baseline ?? []) good.push(await loadInputs(shell, [word], taken));
  if (logs.length === 0) return UNREADABLE;
  const [window, ...baselines] = loadEvents([logs, ...good.filter((group) => group.length > 0)], {
    referenceTime: Date.now(),
  });
  const compared = compareLogs({ window: window!, baselines, from, to });
  if (values.json) shell.out.line(safeJson(compared));
  else write(shell, compared);
  return exitCodeOf(shell, logs.length);
}

function write({ out, paint }: Shell, compared: StepPayload<'Compared Windows'>): void {
  if (compared.window) out.line(`window: ${compared.window.from} to ${compared.window.to}`);
  out.line(`compared with: ${escapeControls(compared.baseline)}`);
  if (compared.timeline?.changePoints.length)
    out.line(`changes at: ${compared.timeline.changePoints.join(', ')}`);
  if (compared.changes.length === 0) out.line('Nothing differs by more than chance.');
  for (const change of compared.changes) {
    const colour = change.kind === 'new' || change.kind === 'silent' ? 'red' : 'yellow';
    out.line(
      `${paint(colour, change.kind.padEnd(7))} ${paint('dim', (change.level ?? '').padEnd(5))} effect ${change.effect}  ${change.before} → ${change.after}  ${escapeControls(change.subject)}`,
    );
    out.line(paint('dim', `        ${escapeControls(change.worked)}`));
  }
}
