import type { StepPayload } from '#lib/contracts/steps.ts';
import type { SeenInLogs, SeenTemplate } from '#lib/memory/analyses/finished-analysis.ts';
import type { RunContext } from './run-context.ts';

const levels: Record<string, SeenTemplate['level']> = {
  fatal: 'fatal',
  error: 'error',
  warn: 'warn',
  info: 'info',
  debug: 'debug',
  trace: 'debug',
};
type Change = StepPayload<'Compared Windows'>['changes'][number];
/** The others tell of services or of values. */
const ofTemplates: ReadonlySet<Change['kind']> = new Set(['new', 'gone', 'surged', 'fallen']);
const exception = /\b[A-Z][\w.]*(?:Exception|Error|Fault)\b/g;

/** What the finished log steps show, as memory compares it; undefined when no logs were searched. */
export function seenInLogs({ finished }: Pick<RunContext, 'finished'>): SeenInLogs | undefined {
  const searched = finished('Searched Logs');
  if (!searched) return undefined;
  const compared = finished('Compared Windows')?.changes ?? [];
  const seen = new Map<string, SeenTemplate>();
  const note = (text: string, level: string, count: number, first: string | undefined) => {
    const at = first === undefined ? Number.NaN : Date.parse(first);
    seen.set(text, {
      text,
      level: levels[level.toLowerCase()] ?? 'unknown',
      count,
      ...(Number.isNaN(at) ? {} : { firstSeen: at }),
    });
  };
  for (const { template, level, count, first } of searched.top) note(template, level, count, first);
  // The search keeps to the services that were asked about; what changed is known of all of them.
  for (const { kind, subject, level, before, after, first } of compared) {
    if (!ofTemplates.has(kind)) continue;
    if (!seen.has(subject)) note(subject, level ?? '', after, first);
    seen.get(subject)!.change = (after + 1) / (before + 1);
  }
  const templates = [...seen.values()];
  const parameters = finished('Extracted Parameters')?.parameters;
  const services = (finished('Grouped Traces')?.byService ?? [])
    .filter(({ failing }) => failing > 0)
    .map(({ service }) => service);
  return {
    templates,
    services: [...new Set([...services, ...(parameters?.services ?? [])])],
    exceptions: [...new Set(templates.flatMap(({ text }) => text.match(exception) ?? []))],
  };
}
