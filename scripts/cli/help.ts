import { FINE, type Shell } from './shell.ts';

export const usage = `Usage: loglore COMMAND [OPTIONS] FILE…

  profile FILE… [--json]            what the logs hold: formats, levels, services, templates
  templates FILE… [--top N] [--json]  the kinds of messages, most frequent first
  grep PATTERN FILE…                entries that match, whole, with line numbers
      -F, --fixed                   the pattern is plain text
      -i, --ignore-case
      --level LEVEL                 at least this loud: trace, debug, info, warn, error, fatal
      --service NAME                of this service, host, pod or container
      --template KEY|TEXT           of this template
      --trace ID                    that hold this trace, request or span id
      --from TIME, --to TIME        within this time (2031-03-04T09:00:00Z)
      -C N                          with N entries before and after
  compare --baseline FILE… FILE…    what is new, gone, more, less, silent, shifted or slower
      --baseline FILE               logs of a good time; may be given several times
      --from TIME, --to TIME        the time that is asked about; what is before counts as good
      --json
  analyze FILE…                     the cause, or the answer to a question, checked against the lines
      --question TEXT               default: "What is the cause?"
      --baseline FILE               logs of a good time; may be given several times
      --no-memory                   without what past investigations taught
      --json
  help

A FILE is plain text, gzip, zstd, zip or tar, a folder of such files, or - for standard input.
Patterns are RE2: they take time linear in the text, whatever they are.
Exit codes: 0 fine, 2 usage, 3 some input could not be read (the rest was used).`;

export async function help(shell: Shell): Promise<number> {
  shell.out.line(usage);
  return FINE;
}
