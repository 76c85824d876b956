/** Reads the instant a line states, apart from the reader that built the columns: for re-checking. */
const iso = /\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?/;
const epoch = /\b1[0-9]{9}(?:\.\d{1,9}|\d{3})?\b/;

/** Epoch milliseconds, NaN when the line states none that can be read here. Zoneless times are UTC. */
export function readInstant(line: string): number {
  const match = iso.exec(line.length > 4000 ? line.slice(0, 4000) : line);
  if (match) {
    let text = match[0].replace(' ', 'T').replaceAll('/', '-').replace(',', '.');
    text = text.replace(/(\.\d{3})\d+/, '$1');
    if (!/(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) text += 'Z';
    return Date.parse(text);
  }
  const number = epoch.exec(line.slice(0, 60));
  if (!number) return Number.NaN;
  const value = Number(number[0]);
  return value > 1e12 ? value : value * 1000;
}
