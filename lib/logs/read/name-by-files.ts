/** Ends of file names that tell of writing and turning over, not of what writes. */
const ends =
  /(?:\.(?:log|logs|txt|out|err|jsonl?|ndjson|gz|zst|bz2|xz|zip|\d+)|[-_.]?\d{4}-?\d\d-?\d\d(?:[T_-]?\d\d[-_]?\d\d(?:[-_]?\d\d)?)?|[-_.]\d{1,4})+$/i;
/** A pod's name has parts that change with every start. */
const replica = /-(?:[0-9a-f]{6,10}-[0-9a-z]{5}|[0-9a-f]{8,10})$/;
/** Words for what stands in a file, whoever wrote it. */
const general =
  /^(?:logs?|app|application|access|errors?|debug|info|warn|output|stdout|stderr|std|console|messages|syslog|trace|audit|combined|current|previous|all|main|default|file|data|dump|part|window|baseline|normal|before|after|incident)$/i;

/**
 * The service each file is named after, one per file; none when the names do not tell services apart
 * (one file, turned-over copies, `error.log` beside `access.log`).
 */
export function nameByFiles(files: readonly string[]): string[] {
  if (files.length < 2) return [];
  const names = files.map((file) => {
    const base = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    return base.replace(ends, '').replace(replica, '');
  });
  if (new Set(names).size < 2 || names.some((name) => name.length < 2 || general.test(name))) return [];
  return names.some((name) => !/[a-z]/i.test(name)) ? [] : names;
}
