import { type Parameters, parametersSchema, type TimeRange } from '#lib/contracts/parameters.ts';
import type { PreviousRun, Understood } from '#lib/contracts/question.ts';

const opening =
  /^(?:and|but|so|also|then|ok(?:ay)?|now|what about|how about|same|only|just|why|more|again|instead|without|except|zoom|drill|details?|before (?:that|this)|after (?:that|this)|the trace|the same|since when|for how long|how come|where|really|go on|continue|anything else|what else|no|no,|group(?:ed)?|split|per|by|for|in|on|which ones?|wider|narrower|earlier|later|all of them|show me (?:the|that|those|these|its|their|more|it|them)|show (?:the|that|those|these|its|their|more|it|them)|how many|when|errors only|warnings only)(?![\p{L}])/iu;
const pointing = /(?<![\p{L}])(?:it|that|this|those|these|them|there|its|their|they|the same)(?![\p{L}])/iu;

/** Whether a question leans on the last one: short, and it points back or says too little by itself. */
export function isFollowUp(text: string, own: Parameters, explicitIntent: boolean): boolean {
  const count = text.split(/\s+/).filter(Boolean).length;
  const named = own.services.length + own.devices.length + own.hosts.length + own.traceIds.length > 0;
  if (count > 14) return false;
  if (
    /^(?:and|only|just|same|what about|how about|but|instead|except)(?![\p{L}])/iu.test(text) &&
    count <= 12
  )
    return true;
  if (!named && pointing.test(text)) return true;
  if (!named && opening.test(text) && count <= 8) return true;
  return !named && count <= 4 && (!explicitIntent || own.timeRange === undefined);
}

/** The last run's parameters with what this question says in their place. */
export function followUp(
  text: string,
  own: Parameters,
  explicitIntent: boolean,
  previous: PreviousRun,
  logRange: TimeRange | undefined,
): { parameters: Parameters; understood: Understood[] } {
  const before = parametersSchema.parse(previous.parameters);
  const understood: Understood[] = [];
  const why = /^(?:but |so |and |ok(?:ay)? ?,? ?)*(?:why|how come)\b/i.test(text);
  const named = own.services.length + own.devices.length + own.hosts.length > 0;
  const inherited =
    before.intent === 'outcome' ||
    before.intent === 'preference' ||
    before.intent === 'help' ||
    before.intent === 'discuss'
      ? 'diagnose'
      : before.intent;
  const intent = why ? 'diagnose' : explicitIntent ? own.intent : inherited;
  const timeRange =
    own.timeRange ?? shifted(text, before.timeRange, previous.answer?.since, logRange) ?? before.timeRange;
  const baselineRange = own.baselineRange ?? before.baselineRange;
  const list = (mine: string[], theirs: string[]) => (mine.length > 0 ? mine : theirs);
  let { services, devices, hosts } = named ? own : before;
  const component = previous.answer?.component;
  if (
    !named &&
    component &&
    (why || /\b(?:it|its|that (?:service|device|host))\b/i.test(text)) &&
    services.length + devices.length + hosts.length === 0
  ) {
    if (component.kind === 'service') services = [component.name];
    else if (component.kind === 'device') devices = [component.name];
    else if (component.kind === 'host') hosts = [component.name];
    understood.push({ field: 'component', value: component.name, why: 'the cause found last' });
  }
  let traceIds = list(own.traceIds, before.traceIds);
  if (intent === 'trace' && own.traceIds.length === 0 && previous.answer?.traceIds?.length) {
    traceIds = previous.answer.traceIds.slice(0, 5);
    understood.push({ field: 'traceIds', value: traceIds.join(', '), why: 'from the last answer' });
  }
  const parameters: Parameters = {
    ...before,
    intent,
    ...(own.domain ? { domain: own.domain } : {}),
    ...(own.project ? { project: own.project } : {}),
    ...(own.env ? { env: own.env } : {}),
    ...(timeRange ? { timeRange } : {}),
    ...(baselineRange ? { baselineRange } : {}),
    services,
    devices,
    hosts,
    traceIds,
    ids: list(own.ids, before.ids),
    errorCodes: list(own.errorCodes, before.errorCodes),
    ...(own.severity ? { severity: own.severity } : {}),
    phrases: list(own.phrases, before.phrases),
    terms: [...new Set([...own.terms, ...before.terms])].slice(0, 30),
    groupBy: list(own.groupBy, before.groupBy),
  };
  if (!own.timeRange && timeRange && timeRange !== before.timeRange) {
    understood.push({ field: 'timeRange', value: timeRange.said ?? '', why: 'moved from the last question' });
  } else if (!own.timeRange && before.timeRange) {
    understood.push({
      field: 'timeRange',
      value: before.timeRange.said ?? `${before.timeRange.from ?? ''} – ${before.timeRange.to ?? ''}`,
      why: 'kept from the last question',
    });
  }
  if (!named && [...before.services, ...before.devices, ...before.hosts].length > 0) {
    understood.push({
      field: 'component',
      value: [...before.services, ...before.devices, ...before.hosts].join(', '),
      why: 'kept from the last question',
    });
  }
  return { parameters, understood };
}

const hour = 3_600_000;

/** "And before that?" is the stretch of the same length that ends where the last one began. */
function shifted(
  text: string,
  range: TimeRange | undefined,
  since: string | undefined,
  logs: TimeRange | undefined,
): TimeRange | undefined {
  const back =
    /\b(?:before (?:that|this|then|it)|earlier|previously|beforehand|just before)\b|\b(?:and|what about) before\b/i.test(
      text,
    );
  const on = /\b(?:after (?:that|this|then|it)|later|afterwards|next)\b|\b(?:and|what about) after\b/i.test(
    text,
  );
  if (!back && !on) return undefined;
  const from = Date.parse(range?.from ?? since ?? '');
  const to = Date.parse(range?.to ?? '');
  const end = Date.parse(logs?.to ?? '');
  const length = to > from ? to - from : end > from ? end - from : hour;
  const iso = (at: number) => new Date(at).toISOString();
  if (back) {
    if (!Number.isNaN(from)) return { from: iso(from - length), to: iso(from), said: 'before that' };
    return undefined;
  }
  if (!Number.isNaN(to)) return { from: iso(to), to: iso(to + length), said: 'after that' };
  return Number.isNaN(from) ? undefined : { from: iso(from), said: 'after that' };
}
