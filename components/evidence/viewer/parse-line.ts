export interface ParsedLine {
  message: string;
  fields: [name: string, value: string][];
}

const messageKeys = ['message', 'msg', 'event', 'log', 'text'];
const pair = /(?:^|\s)([A-Za-z_][\w.-]{0,60})=("(?:[^"\\]|\\.){0,2000}"|[^\s"]{0,2000})/g;
const mostFields = 60;
const stamp =
  /^\[?\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?\]?\s*(?:\[?(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)\]?:?\s+)?/;

/** A line as people read it: without the time and level that stand beside it, its named fields apart. */
export function parseLine(text: string): ParsedLine {
  const json = readJson(text);
  if (json) return json;
  const fields: ParsedLine['fields'] = [];
  for (const [, name, value] of text.matchAll(pair)) {
    if (fields.length === mostFields) break;
    fields.push([name!, value!.replace(/^"(.*)"$/s, '$1')]);
  }
  return { message: text.replace(stamp, '') || text, fields };
}

function readJson(text: string): ParsedLine | null {
  if (!text.startsWith('{')) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const entries = Object.entries(value as object);
  const message = messageKeys
    .map((key) => entries.find(([name, one]) => name === key && typeof one === 'string')?.[1])
    .find((one) => one !== undefined);
  return {
    message: typeof message === 'string' ? message : text,
    fields: entries
      .slice(0, mostFields)
      .map(([name, one]) => [name, typeof one === 'string' ? one : JSON.stringify(one)]),
  };
}
