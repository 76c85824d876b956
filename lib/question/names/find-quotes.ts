export type Quote = { value: string; from: number; to: number };

/** Apostrophes inside words open nothing: a quote starts and ends at a word's edge. */
const patterns = [
  /"([^"\n]{1,200})"/gu,
  /“([^”\n]{1,200})[”“]/gu,
  /„([^“”\n]{1,200})[“”]/gu,
  /«\s?([^»\n]{1,200}?)\s?»/gu,
  /`([^`\n]{1,200})`/gu,
  /(?<![\p{L}\p{N}])'([^'\n]{1,200}(?:(?<=[\p{L}])'(?=[\p{L}])[^'\n]{1,100})?)'(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])‘([^’\n]{1,200})’(?![\p{L}\p{N}])/gu,
];

export function findQuotes(text: string): Quote[] {
  const quotes: Quote[] = [];
  for (const pattern of patterns) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match && quotes.length < 50; match = pattern.exec(text)) {
      const value = (match[1] ?? '').trim();
      const from = match.index;
      const to = from + match[0].length;
      if (!value || quotes.some((other) => from < other.to && other.from < to)) continue;
      quotes.push({ value, from, to });
    }
  }
  return quotes.sort((a, b) => a.from - b.from);
}
