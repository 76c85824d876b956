const refused = /\0/g;

export function cleanText(text: string): string {
  return (text.isWellFormed() ? text : text.toWellFormed()).replace(refused, '\uFFFD');
}

/** A copy with every string and key cleaned; the same value when there is nothing to clean. */
export function cleanJson(value: unknown): unknown {
  const written = JSON.stringify(value);
  if (written === undefined || !/\\u(0000|d[89a-f])/i.test(written)) return value;
  return cleanDeep(JSON.parse(written));
}

function cleanDeep(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanDeep);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleanText(key), cleanDeep(inner)]));
}
