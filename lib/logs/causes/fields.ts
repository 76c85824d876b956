/** A named value of a line: from JSON, from key=value pairs, or read off its shape. */
export interface Field {
  key: string;
  value: string;
  /** NaN when the value is no number. */
  number: number;
}

const MAX_FIELDS = 40;
const LONGEST_VALUE = 200;

/** Keys that name when and where a line was written, or its own text: no use as a parameter. */
const bookKeeping =
  /^(?:@?time(?:stamp)?|ts|t|date|datetime|level|severity|lvl|loglevel|message|msg|log|text|logger|caller|thread|pid|seq|sequence|line|offset|stream|trace_?id|span_?id|parent_?id|request_?id|correlation_?id|uuid|id|stack_?trace|exc_info)$/i;

export function isBookKeeping(key: string): boolean {
  return bookKeeping.test(lastPart(key));
}

export function lastPart(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

const pairs = /(?:^|[\s,;{([])([A-Za-z_][\w.@-]{0,60})=("[^"]{0,200}"|[^\s,;)\]}]{1,200})/g;
const paths = /(?:^|[\s"'(])(\/[A-Za-z][\w.-]*(?:\/[\w.{}:-]+)*)/g;
const urls = /\b[a-z][a-z0-9+.-]{1,10}:\/\/[^\s"'<>)\]]+/gi;
const addresses = /\b(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?\b/g;
const hostPorts = /\b[A-Za-z][\w-]*(?:\.[\w-]+)*:\d{2,5}\b/g;
const measures =
  /\b(\d+(?:\.\d+)?) ?(ms|s|sec|secs|seconds|µs|us|%|MB|MiB|GB|GiB|KB|KiB|bytes|B|requests\/second|req\/s)(?![\w])/g;

/** Words right before a measure name it; whole ones, as many as fit. */
const named =
  /(?<![\p{L}\p{N}_])([A-Za-z][A-Za-z_ ]{0,30}?)\s*[:=]?\s*(?:\b(?:is|of|to|at|in|after|was|took|exceeded))?\s*$/u;

/** The fields of a line. `text` is the line as logged, `message` its message part. */
export function fieldsOf(text: string, message: string): Field[] {
  const fields: Field[] = [];
  const start = text.indexOf('{');
  if (start >= 0 && start < 200 && text.trimEnd().endsWith('}')) {
    const parsed = parseObject(text.slice(start));
    if (parsed) {
      flatten(parsed, '', fields, 0);
      shapes(message, fields);
      return fields;
    }
  }
  for (const match of text.matchAll(pairs)) {
    if (fields.length >= MAX_FIELDS) break;
    const value = match[2]!.replace(/^"|"$/g, '');
    push(fields, match[1]!, value);
  }
  shapes(message, fields);
  return fields;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    // Not JSON after all: the line is read as plain text instead.
    return undefined;
  }
}

function flatten(object: Record<string, unknown>, prefix: string, fields: Field[], depth: number): void {
  for (const [key, value] of Object.entries(object)) {
    if (fields.length >= MAX_FIELDS) return;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      if (depth < 2) flatten(value as Record<string, unknown>, `${prefix}${key}.`, fields, depth + 1);
    } else if (value !== null && value !== undefined) {
      push(fields, prefix + key, String(value));
    }
  }
}

function push(fields: Field[], key: string, value: string): void {
  const short = value.length > LONGEST_VALUE ? value.slice(0, LONGEST_VALUE) : value;
  const number = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(short) ? Number(short) : measureOf(short);
  fields.push({ key, value: short, number });
}

function measureOf(value: string): number {
  const match = /^(-?\d+(?:\.\d+)?)(ms|s|%|MB|MiB|GB|GiB|KB|KiB|us|µs)$/.exec(value);
  return match ? Number(match[1]) : Number.NaN;
}

/** Values that tell what they are by their shape alone. */
function shapes(message: string, fields: Field[]): void {
  const head = message.length > 1000 ? message.slice(0, 1000) : message;
  for (const match of head.matchAll(urls)) add(fields, 'url', match[0]);
  for (const match of head.matchAll(paths)) add(fields, 'path', match[1]!);
  for (const match of head.matchAll(addresses)) add(fields, 'address', match[0]);
  for (const match of head.matchAll(hostPorts)) add(fields, 'endpoint', match[0]);
  for (const match of head.matchAll(measures)) {
    if (fields.length >= MAX_FIELDS) return;
    const word = named.exec(head.slice(0, match.index));
    fields.push({
      key: `${(word?.[1] ?? 'value').trim().toLowerCase()} (${match[2]})`,
      value: match[0],
      number: Number(match[1]),
    });
  }
}

function add(fields: Field[], key: string, value: string): void {
  if (fields.length < MAX_FIELDS) fields.push({ key, value, number: Number.NaN });
}
