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
const exception = /\b[A-Z][\w.]*(?:Exception|Error|Fault)\b/g;

/** What the finished log steps show, as memory compares it; undefined when no logs were searched. */
export function seenInLogs({ finished }: Pick<RunContext, 'finished'>): SeenInLogs | undefined {
  const searched = finished('Searched Logs');
  if (!searched) return undefined;
  const changes = new Map(
    (finished('Compared Windows')?.changes ?? []).map(({ subject, before, after }) => [
      subject,
      { before, after },
    ]),
  );
  const templates = searched.top.map(({ template, level, count, first }): SeenTemplate => {
    const changed = changes.get(template);
    const at = first === undefined ? Number.NaN : Date.parse(first);
    return {
      text: template,
      level: levels[level.toLowerCase()] ?? 'unknown',
      count,
      ...(changed ? { change: (changed.after + 1) / (changed.before + 1) } : {}),
      ...(Number.isNaN(at) ? {} : { firstSeen: at }),
    };
  });
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
