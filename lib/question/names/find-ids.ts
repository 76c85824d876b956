import type { Found } from './find-codes.ts';

export type FoundIds = { ids: Found[]; traceIds: Found[]; hosts: Found[] };

const uuid =
  /(?<![\p{L}\p{N}_-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\p{L}\p{N}_-])/giu;
const hexTrace = /(?<![\p{L}\p{N}_-])(?=[0-9a-f]{0,31}\d)(?:[0-9a-f]{32}|[0-9a-f]{16})(?![\p{L}\p{N}_-])/giu;
const traceCue =
  /(?<![\p{L}-])(?:traces?|requests?|correlations?|spans?|transactions?|x-request-id|traceid|requestid)[ -]?(?:id|ids|number|no\.?)?[ :=#]{1,3}["'`]?([\p{L}\p{N}][\p{L}\p{N}._:-]{1,80})/giu;
const idCue =
  /(?<![\p{L}-])(?:ids?|order|customer|user|tenant|account|session|ticket|invoice|job|message|booking|shipment|payment|transfer|device id|serial|call|case)(?: (?:id|number|no\.?|nr\.?))?[ :=#]{1,3}["'`]?([\p{L}\p{N}._-]{0,40}\d[\p{L}\p{N}._-]{0,60})/giu;
const ticket =
  /(?<![\p{L}\p{N}_-])(?:(?:INC|CHG|PRB|REQ|RITM|TICKET|JIRA|BUG|ISSUE|CASE|TASK)-?\d{2,10}|#\d{2,10})(?![\p{L}\p{N}_-])/gu;
const ipv4 = /(?<![\p{L}\p{N}_.-])(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?(?:\/\d{1,2})?(?![\p{L}\p{N}_]|\.\d)/gu;
const ipv6 =
  /(?<![\p{L}\p{N}_.:-])(?=[0-9a-f:]{0,39}::|(?:[0-9a-f]{1,4}:){7})[0-9a-f:]{3,39}(?![\p{L}\p{N}_:])/giu;
const mac = /(?<![\p{L}\p{N}_:-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\p{L}\p{N}_:-])/giu;
const dotted =
  /(?<![\p{L}\p{N}_.@/-])(?:[\p{L}\p{N}_-]{1,63}\.){1,8}([\p{L}]{2,24})(?::\d{1,5})?(?![\p{L}\p{N}_@-]|\.[\p{L}\p{N}])/gu;

/** Endings of names that mean a machine even with a single dot; others need two dots. */
const hostEndings =
  /^(?:local|internal|lan|corp|intra|intranet|home|arpa|com|net|org|io|dev|cloud|cluster|svc)$/i;
const fileEndings =
  /^(?:logs?|gz|zip|txt|json|jsonl|xml|ya?ml|conf|cfg|ini|java|py|ts|tsx|js|mjs|go|rs|c|h|cpp|hpp|cs|rb|php|sh|sql|md|csv|html?|css|jar|war|exe|dll|so|bin|out|err|tar|zst|toml|lock|properties|service|exception|error|key|pem|crt|spec|diff|patch)$/i;
const notIds =
  /^(?:ids?|number|no|is|was|in|of|for|the|that|with|from|and|or|on|to|which|who|logs?|errors?|timeouts?|rate|count|latency|body|header|handler|failed|failing|failures?|path|flow|view|per|by|what|times?|took|takes|were|are|has|have|had|last|this|these|those|it|me|please|between|through|across|over|at|volume|queue|level|duration)$/i;

export function findIds(text: string): FoundIds {
  const taken: { from: number; to: number }[] = [];
  const free = (from: number, to: number) => !taken.some((other) => from < other.to && other.from < to);
  const take = (
    pattern: RegExp,
    why: string,
    keep: (match: RegExpExecArray) => string | undefined,
  ): Found[] => {
    const found: Found[] = [];
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match && found.length < 50; match = pattern.exec(text)) {
      const value = keep(match);
      if (!value) continue;
      const from = match.index + match[0].lastIndexOf(value);
      const to = from + value.length;
      if (!free(from, to)) continue;
      taken.push({ from: match.index, to });
      found.push({ value, from, to, why });
    }
    return found;
  };
  const trimmed = (value: string | undefined) => value?.replace(/[._:-]+$/u, '');
  const traced = take(traceCue, 'follows the word for a trace', (match) => {
    const value = trimmed(match[1]);
    if (!value || notIds.test(value)) return undefined;
    // Without a digit it is only an id when the question says "trace abc" outright.
    const outright = /^(?:traces?|spans?|traceid|requestid)[ -]?(?:id|ids)?[ :=#]/i.test(match[0]);
    return /\d/.test(value) || (outright && /^[a-z0-9_-]{2,12}$/.test(value)) ? value : undefined;
  });
  const uuids = take(uuid, 'has the shape of an id', (match) => match[0]);
  const hexes = take(hexTrace, 'has the shape of a trace id', (match) => match[0]);
  const macs = take(mac, 'is a hardware address', (match) => match[0]);
  const addresses = [
    ...take(ipv4, 'is an address', (match) => (validAddress(match[0]) ? match[0] : undefined)),
    ...take(ipv6, 'is an address', (match) => (/[0-9a-f]/i.test(match[0]) ? match[0] : undefined)),
  ];
  const names = take(dotted, 'is a host name', (match) => {
    const ending = match[1] ?? '';
    const dots = match[0].split('.').length - 1;
    if (fileEndings.test(ending) || /[A-Z]/.test(ending)) return undefined;
    return hostEndings.test(ending) || (dots >= 2 && /[\d-]/.test(match[0])) ? match[0] : undefined;
  });
  const tickets = take(ticket, 'is a ticket number', (match) => match[0]);
  const cued = take(idCue, 'follows the word for an id', (match) => trimmed(match[1]));
  return {
    ids: [...uuids, ...macs, ...tickets, ...cued],
    traceIds: [...traced, ...hexes],
    hosts: [...addresses, ...names],
  };
}

function validAddress(said: string): boolean {
  return said
    .split(/[:/]/, 1)
    .join('')
    .split('.')
    .every((part) => Number(part) <= 255);
}
