/** Instants as the engine writes them: UTC, to the second or finer. */
const written = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z| UTC)/g;
/** What is quoted is told as it stands in the log. */
const quoted = /("[^"\n]*"|`[^`\n]*`)/;

/** The text with the engine's own times in the reader's zone; quoted lines stay as they are. */
export function tellTimes(text: string, zone: string): string {
  if (zone === 'UTC')
    return text.replace(written, (said) => said.replace(/(?<=\d)T/, ' ').replace(/(?:\.\d+)?Z$/, ' UTC'));
  return text
    .split(quoted)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(written, (said) => tellTime(said, zone))))
    .join('');
}

function tellTime(said: string, zone: string): string {
  const time = Date.parse(said.replace(' UTC', 'Z').replace(' ', 'T'));
  if (Number.isNaN(time)) return said;
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(time);
  return `${parts} (${zone.replaceAll('_', ' ')})`;
}
