import type { TimeRange } from '#lib/contracts/parameters.ts';
import type { Understanding } from '#lib/contracts/question.ts';

export type { Understanding };

const minute = (iso: string | undefined) => iso?.replace(/:00\.000Z$|:00\.001Z$/, 'Z') ?? '';
const range = (one: TimeRange | undefined) => (one ? `${minute(one.from)}..${minute(one.to)}` : '');

/** Everything that was read, each as one word or list, for tables of expectations. */
export function listed({
  parameters,
  memoryQuestion,
  event,
  language,
}: Understanding): Record<string, string> {
  const list = (names: string[]) => names.join(', ');
  const filter = memoryQuestion && 'filter' in memoryQuestion ? memoryQuestion.filter : undefined;
  const part = (key: string) =>
    memoryQuestion && key in memoryQuestion
      ? String(Object.entries(memoryQuestion).find(([name]) => name === key)?.[1])
      : '';
  return {
    services: list(parameters.services),
    devices: list(parameters.devices),
    hosts: list(parameters.hosts),
    ids: list(parameters.ids),
    traceIds: list(parameters.traceIds),
    errorCodes: list(parameters.errorCodes),
    phrases: list(parameters.phrases),
    groupBy: list(parameters.groupBy),
    domain: parameters.domain ?? '',
    project: parameters.project ?? '',
    env: parameters.env ?? '',
    severity: parameters.severity ?? '',
    time: range(parameters.timeRange),
    baseline: range(parameters.baselineRange),
    event: event ? `${event.side}: ${event.words}` : '',
    language,
    memory: memoryQuestion?.kind ?? '',
    about: (filter?.about ?? []).map((one) => one.name).join(', '),
    person: filter?.person ?? '',
    current: filter?.current ? 'yes' : '',
    inDomain: filter?.domain ?? '',
    ended: filter?.outcome ?? '',
    when: range(filter?.range),
    words: list(filter?.words ?? []),
    entity: part('entity'),
    of: part('of'),
    per: part('per'),
    limit: part('limit'),
    statistic: part('statistic'),
    outcome: part('outcome'),
    action: part('action'),
    key: part('key'),
    value: part('value'),
  };
}
