import { parametersSchema } from '#lib/contracts/parameters.ts';
import type { StepPayload } from '#lib/contracts/steps.ts';
import { loadEvents } from '#lib/logs/load-events.ts';
import { compareLogs } from '#lib/logs/windows/compare-logs.ts';
import { escapeControls, safeJson } from './escape-controls.ts';
import { isSmall, loadWindows, readAll, type Windows } from './load-windows.ts';
import { readInstantOption, readWords } from './read-words.ts';
import { exitCodeOf, type Shell, UNREADABLE } from './shell.ts';
import { spoolStdin } from './spool-stdin.ts';
import { type Survey, surveyInputs } from './survey-inputs.ts';

/** `loglore compare --baseline FILE FILE…`: what differs from a good time, with the numbers. */
export async function compare(terminal: Shell, argv: string[]): Promise<number> {
  const { values, positionals } = readWords(argv, {
    baseline: { type: 'string', multiple: true },
    from: { type: 'string' },
    to: { type: 'string' },
    json: { type: 'boolean' },
  });
  const from = readInstantOption('from', values.from);
  const to = readInstantOption('to', values.to);
  const shell = await spoolStdin(terminal, [...positionals, ...(values.baseline ?? [])]);
  const taken = new Set<string>();
  const logs = await surveyInputs(shell, positionals, taken);
  const good = [];
  for (const word of values.baseline ?? []) good.push(await surveyInputs(shell, [word], taken));
  if (logs.files.length === 0) return UNREADABLE;
  const { window, baselines, limits } = await loadCompared(shell, logs, good, { from, to });
  const compared = compareLogs({ window, baselines, from, to });
  for (const sentence of limits) shell.say(`loglore: ${sentence}`);
  if (values.json) shell.out.line(safeJson(compared));
  else write(shell, compared);
  return exitCodeOf(shell, logs.files.length);
}

async function loadCompared(
  shell: Shell,
  logs: Survey,
  good: readonly Survey[],
  { from, to }: { from: number; to: number },
): Promise<Pick<Windows, 'window' | 'baselines' | 'limits'>> {
  if (isSmall(logs, good)) {
    const groups = [];
    for (const survey of [logs, ...good]) groups.push(await readAll(shell, survey));
    const [first, ...others] = groups.filter((group) => group.length > 0);
    const [window, ...baselines] = loadEvents([first ?? [], ...others], { referenceTime: Date.now() });
    return { window: window!, baselines, limits: [] };
  }
  const timeRange = {
    ...(Number.isNaN(from) ? {} : { from: new Date(from).toISOString() }),
    ...(Number.isNaN(to) ? {} : { to: new Date(to).toISOString() }),
  };
  const parameters = parametersSchema.parse({ intent: 'compare', timeRange });
  return loadWindows(shell, logs, good, { profile: logs.profile.finish(), parameters });
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
