/** Names of components that a failing line says it called, though they may write no line themselves. */

const url = /\b[a-z][a-z0-9+.-]{1,10}:\/\/(?:[^\s/@"']*@)?([A-Za-z][\w-]*)(?:\.[\w.-]+)?(?::\d+)?/gi;
const endpoint = /(?<![\w./@-])([A-Za-z][\w-]*)(?:\.[a-z][\w-]*)*:\d{2,5}\b/g;
const called =
  /\b(call(?:s|ed|ing)?|request(?:s|ed|ing)?|connect(?:s|ed|ing|ion)?|reach(?:ing)?|invok(?:e|ed|ing)|contact(?:ed|ing)?|response|reply|answer|upstream|dependency|downstream|backend|service|rpc|fetch(?:ed|ing)?|query(?:ing)?|from|to)(?: (?:to|from|of|with|by|service|upstream|host|dependency))? ["'`]?([A-Za-z][\w.-]*[A-Za-z0-9])["'`]?(?![\w/])/gi;
/** Stores and brokers answer for nobody: a service that cannot reach its own is where people look. */
const store =
  /(?:^|[-_.])(?:db|database|sql|postgres(?:ql)?|pg|mysql|maria(?:db)?|mongo(?:db)?|redis|cache|memcached?|kafka|rabbit(?:mq)?|mq|queue|elastic(?:search)?|cassandra|etcd|zookeeper|s3|minio|nats|oracle|mssql)(?:[-_.]?\d+)?$/i;
const role = /.(?:service|svc|api|gateway|server|[-_](?:worker|store|manager|proxy|engine))$/i;
const joint = /^[a-z][a-z0-9]*[-_][a-z]/i;
const place =
  /^(?:localhost|127|0|host|unknown|null|none|internal|server|client|upstream|backend|remote|peer|java|main|line|at)$/i;
const sourceFile =
  /\.(?:java|kt|scala|py|go|js|mjs|ts|tsx|rs|c|cc|cpp|h|hpp|rb|php|cs|ex|erl|log|html?|json|ya?ml|xml)$/i;

/** The outsider a failing line names first; undefined when it names none. */
export function outsiderIn(text: string): string | undefined {
  const head = text.length > 1_000 ? text.slice(0, 1_000) : text;
  for (const match of head.matchAll(url)) {
    const name = accept(match[1]!);
    if (name) return name;
  }
  for (const match of head.matchAll(endpoint)) {
    if (sourceFile.test(match[0].replace(/:\d+$/, ''))) continue;
    const name = accept(match[1]!);
    if (name) return name;
  }
  for (const match of head.matchAll(called)) {
    const whole = match[2]!;
    if (sourceFile.test(whole)) continue;
    const name = accept(whole.split('.')[0]!);
    // Without an address beside it only what is written like a component's name counts.
    if (name && (role.test(name) || (joint.test(name) && !/^(?:from|to)$/i.test(match[1]!)))) return name;
  }
  return undefined;
}

function accept(name: string): string | undefined {
  return name.length < 3 || place.test(name) || store.test(name) ? undefined : name;
}
