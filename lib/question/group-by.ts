const canonical: [RegExp, string][] = [
  [/^(?:micro-?)?services?$/i, 'service'],
  [/^(?:hosts?|machines?|servers?|nodes?|hostnames?)$/i, 'host'],
  [/^devices?$/i, 'device'],
  [/^pods?$/i, 'pod'],
  [/^(?:status(?:es)?|status codes?|http codes?|codes?|response codes?)$/i, 'status'],
  [/^(?:levels?|severit(?:y|ies)|log levels?)$/i, 'level'],
  [/^(?:users?|customers?|accounts?|tenants?)$/i, 'user'],
  [/^(?:endpoints?|routes?|paths?|urls?)$/i, 'path'],
  [/^(?:methods?)$/i, 'method'],
  [/^(?:ips?|addresses|clients?|ip addresses)$/i, 'client'],
  [/^(?:exceptions?|error types?|types?|kinds?|error codes?)$/i, 'error'],
  [/^(?:messages?|templates?|patterns?)$/i, 'template'],
  [/^(?:files?|log files?|sources?)$/i, 'file'],
  [/^(?:domains?)$/i, 'domain'],
  [/^(?:projects?|namespaces?)$/i, 'project'],
  [/^(?:env|environments?)$/i, 'env'],
  [/^(?:versions?|releases?|builds?)$/i, 'version'],
  [/^(?:regions?|zones?|sites?|datacent(?:er|re)s?|locations?)$/i, 'region'],
  [/^(?:traces?|requests?)$/i, 'trace'],
  [/^(?:seconds?)$/i, 'second'],
  [/^(?:minutes?|min)$/i, 'minute'],
  [/^(?:hours?|hourly)$/i, 'hour'],
  [/^(?:days?|daily)$/i, 'day'],
  [/^(?:weeks?|weekly)$/i, 'week'],
  [/^(?:months?|monthly)$/i, 'month'],
  [/^(?:people|person|colleagues?|engineers?|team members?)$/i, 'person'],
  [/^(?:outcomes?|results?)$/i, 'outcome'],
  [/^(?:causes?)$/i, 'cause'],
];
const thing = '((?:status|response|http|error|log|ip|team|micro) ?-?[\\p{L}]{2,20}|[\\p{L}]{2,30})';
const lead = new RegExp(
  `(?<![\\p{L}])(?:per|by|for each|for every|each|every|grouped by|group by|broken down by|split by|across|over all|in each)(?: the| each)? ${thing}(?:(?:,| and| and by| by| per| \\/|, and| x| then by)+ (?:per |by |the )?${thing})?(?:(?:,| and| by| per)+ (?:per |by )?${thing})?`,
  'giu',
);

/** "Per minute by service", "by host and status": what the counts are split by. */
export function readGroupBy(text: string): string[] {
  const groups: string[] = [];
  const add = (said: string | undefined) => {
    const found = said && canonical.find(([pattern]) => pattern.test(said.trim()))?.[1];
    if (found && !groups.includes(found)) groups.push(found);
  };
  for (const match of text.matchAll(lead)) for (const said of match.slice(1)) add(said);
  for (const match of text.matchAll(/(?<![\p{L}])(hourly|daily|weekly|monthly)(?![\p{L}])/giu)) add(match[1]);
  const which =
    /^(?:which|what|top \d{1,3}) ([\p{L}]{2,30}(?: codes?| types?)?) .{0,60}(?:most|often|top|highest|how many|least|fewest)/iu.exec(
      text,
    );
  add(which?.[1]);
  add(/(?<![\p{L}])how many (?:different |distinct |unique )([\p{L}]{2,30})/iu.exec(text)?.[1]);
  add(/(?<![\p{L}])most (?:common|frequent) ([\p{L}]{2,30}(?: codes?| types?)?)/iu.exec(text)?.[1]);
  return groups;
}
