/**
 * A general vocabulary of failure: how software of any kind words its troubles. No product, service or
 * message of a particular system belongs here. `weight` says how much the words alone explain: a mechanism
 * ("connection refused") more than an outcome ("failed"), an outcome more than an echo ("shutting down").
 */
export interface FailureKind {
  /** Last part of a pattern key: `domain:ERROR_TYPE`. */
  type: string;
  /** What it is, in plain words. */
  label: string;
  weight: number;
  words: RegExp;
  /** What to look at next. */
  next: string;
}

const kind = (type: string, label: string, weight: number, words: RegExp, next: string): FailureKind => ({
  type,
  label,
  weight,
  words,
  next,
});

/** First match wins: mechanisms first, then outcomes, then echoes. */
export const failureKinds: readonly FailureKind[] = [
  kind(
    'OUT_OF_MEMORY',
    'memory ran out',
    3,
    /out ?of ?memory|\boom(?:[- ]?kill(?:ed|er)?)?\b|cannot allocate memory|memory (?:limit )?exceeded|heap space|bad_alloc|memory (?:exhaust|leak)|memoryerror/i,
    'Look at what grew in memory before it, and at the memory limit.',
  ),
  kind(
    'POOL_EXHAUSTED',
    'a pool of connections or workers ran out',
    3,
    /pool (?:is |has been |was )?(?:exhaust|full|empty|depleted|limit|timeout)|exhausted.{0,30}pool|(?:acquire|obtain|get).{0,40}connection.{0,20}(?:from )?(?:the )?pool|too many (?:connections|clients)|no (?:available|free|idle) (?:connections?|workers?|threads?)|max(?:imum)?[_ ]connections? (?:reached|exceeded)|remaining connection slots/i,
    'Look for connections that are held too long or never returned, and at the size of the pool.',
  ),
  kind(
    'DISK_FULL',
    'the disk is full',
    3,
    /no space left|disk (?:is )?(?:full|quota)|quota exceeded.{0,20}(?:disk|storage)|enospc|disk usage (?:critical|above)|out of disk|volume.{0,20}full|read-only file ?system/i,
    'Free or enlarge the volume; find what fills it.',
  ),
  kind(
    'HANDLES_EXHAUSTED',
    'file handles or ports ran out',
    3,
    /too many open files|emfile|enfile|address already in use|eaddrinuse|cannot assign requested address|ephemeral ports?/i,
    'Look at open handles and ports of the process.',
  ),
  kind(
    'RATE_LIMITED',
    'a rate or quota limit was hit',
    2.6,
    /too many requests|rate.?limit(?:ed|ing|s)?(?: has been| was)? ?(?:exceed|reach|hit)|rate.?limited|\b(?:http|status|code|error|returned)[^0-9]{0,6}429\b|throttl|quota (?:exceeded|exhausted|reached)|exceeded.{0,20}(?:quota|rate limit)/i,
    'Find who sends the extra requests, and check the limit.',
  ),
  kind(
    'CERTIFICATE',
    'a certificate or TLS handshake was rejected',
    3,
    /certificate.{0,60}(?:expired|invalid|unknown|verif|fail|untrusted|not (?:yet )?valid)|x509|(?:ssl|tls).{0,30}(?:error|fail|handshake|alert)|handshake (?:fail|error)|self.signed|pkix|certificate (?:has )?expired/i,
    'Check the certificate: its dates, names and chain.',
  ),
  kind(
    'DNS',
    'a name could not be resolved',
    3,
    /no such host|name or service not known|could not resolve|cannot resolve (?:host|name|address)|unknown ?host|nxdomain|temporary failure in name resolution|getaddrinfo|\benotfound\b|\beai_again\b|servfail|dns (?:lookup|resolution|query|error|fail)|name resolution/i,
    'Resolve the name from the same host; check DNS and the configured name.',
  ),
  kind(
    'CONNECTION_REFUSED',
    'connections were refused',
    2.8,
    /connection (?:was |is )?refused|econnrefused|refused (?:the )?connection|actively refused|connect(?:ion)? .{0,40}refused/i,
    'Check that the other side runs and listens on that address and port.',
  ),
  kind(
    'MISSING_DEPENDENCY',
    'something that is needed is missing',
    3,
    /no match for argument|nothing provides|unresolved depend|unmet depend|missing (?:build )?depend|dependency .{0,60}(?:not (?:found|satisf|met)|missing|unresolved)|module not found|cannot find (?:module|package|symbol|-l)|no module named|no matching (?:distribution|package|version)|could(?: not|n't) (?:find|resolve) (?:a )?(?:dependency|dependencies|artifact|package|version|library)|failed to resolve|unable to (?:locate|resolve|find) (?:package|dependenc|a )|undefined (?:reference|symbol)|unresolved (?:import|external|reference|symbol)|cannot open shared object|no such (?:module|package)|package .{0,60}(?:not found|does not exist|is not available)|classnotfound|noclassdeffound|importerror|is needed by|requires .{0,60}but/i,
    'Make the named thing available, or correct the requirement.',
  ),
  kind(
    'MISSING_FILE',
    'a file is missing',
    2.9,
    /no such file|file not found|filenotfound|\benoent\b|bad file\b|cannot (?:open|stat|read|find) (?:the )?(?:input |source )?file|does not exist|missing file|cannot stat|can't open/i,
    'Check that the file is where it is looked for, and its name.',
  ),
  kind(
    'NOT_FOUND',
    'something asked for was not there',
    2.4,
    /\b(?:returned|error|status|code|http)[:\s=]*404\b|404 not found|couldn't download|failed to (?:download|fetch|pull|retrieve)|(?:image|manifest|repository|object|key|table|column|relation|topic|bucket) .{0,60}(?:not found|does not exist|unknown)|imagepullbackoff|errimagepull/i,
    'Check the address or name and whether the thing was moved or removed.',
  ),
  kind(
    'NO_INSTANCE',
    'no running instance could be reached',
    2.4,
    /no (?:healthy |available |running )?(?:instances?|endpoints?|upstreams?|backends?|hosts?|brokers?|servers?|replicas?|nodes?|leader) (?:available|found|for|up)|no live upstreams|no route to host|(?:network|host) (?:is )?unreachable|ehostunreach|enetunreach/i,
    'Check that the named side runs, is registered and is reachable.',
  ),
  kind(
    'PERMISSION',
    'access was denied',
    2.8,
    /permission denied|access denied|\beacces\b|not permitted|forbidden|\b(?:http|status|code|error|returned)[^0-9]{0,6}40[13]\b|\b40[13] (?:forbidden|unauthori)|unauthori[sz]ed|not authori[sz]ed|insufficient (?:privilege|permission)|operation not allowed/i,
    'Check the rights and credentials of the caller.',
  ),
  kind(
    'AUTHENTICATION',
    'a login or credential was rejected',
    2.6,
    /authentication (?:failed|failure|error)|auth(?:entication)? .{0,20}(?:rejected|denied)|invalid (?:credentials?|password|token|api key|user(?:name)?|signature)|password authentication|login fail|failed (?:password|login)|token (?:has )?expired|bad credentials/i,
    'Check the credentials in use and when they last changed.',
  ),
  kind(
    'CONSTRAINT',
    'data broke a uniqueness or integrity rule',
    2.8,
    /duplicate (?:key|entry)|unique (?:constraint|violation)|violates .{0,30}constraint|integrity (?:constraint|error)|foreign key|constraint (?:fail|violat)|primary key violation/i,
    'Find the rows or requests that collide.',
  ),
  kind(
    'SYNTAX',
    'something could not be parsed',
    2.8,
    /syntax ?error|parse ?error|unexpected (?:token|character|end|eof|symbol)|malformed|unable to parse|failed to parse|could not parse|invalid (?:syntax|json|xml|yaml|format)|unterminated/i,
    'Look at the text that is quoted, and at who produced it.',
  ),
  kind(
    'COMPILE',
    'the code does not compile',
    2.6,
    /\bundefined:|undeclared|not declared in|unknown type name|implicit declaration|cannot find symbol|incompatible types?|no member named|redefinition of|conflicting types|mismatched types|unknown tag|: error [A-Z]{1,4}\d{2,5}:|^\S+:\d+:\d+: (?:fatal )?error:/i,
    'Look at the code location that is named.',
  ),
  kind(
    'DEADLOCK',
    'work blocked on a lock',
    2.8,
    /dead ?lock|lock (?:wait )?timeout|could not (?:obtain|acquire) lock|waiting for lock|lock contention/i,
    'Find what holds the lock.',
  ),
  kind(
    'CRASH',
    'a process crashed',
    2.7,
    /segmentation fault|segfault|sig(?:segv|abrt|kill|bus|ill)\b|core dumped|panic(?:ked)?\b|kernel (?:panic|oops)|exited with (?:code|status) [1-9]|exit (?:code|status)[:= ]+[1-9]|crash(?:ed|loop|ing)?|terminated unexpectedly|unhandled (?:exception|rejection)|uncaught|fatal error|assertion (?:failed|failure)|double free/i,
    'Look at the stack and at what ran just before.',
  ),
  kind(
    'CODE_ERROR',
    'the program met a value it did not expect',
    2.5,
    /nullpointer|null pointer|nil pointer|undefined is not|cannot read propert|index ?out ?of ?(?:bounds|range)|typeerror|valueerror|keyerror|attributeerror|indexerror|arithmetic|division by zero|classcast|illegal(?:argument|state)|stack ?overflow|assert(?:ion)?error|numberformat|unsupportedoperation|concurrentmodification/i,
    'Look at the code location in the stack.',
  ),
  kind(
    'CONFIGURATION',
    'the configuration is wrong',
    2.7,
    /(?:config(?:uration)?|settings?|propert(?:y|ies)|environment variable|env var).{0,40}(?:mismatch|invalid|missing|not set|wrong|error|unknown|undefined|bad|conflict)|(?:invalid|missing|unknown|bad|wrong) (?:required )?(?:config|configuration|setting|option|parameter|environment variable|flag|key)|misconfigur/i,
    'Compare the settings with those that worked.',
  ),
  kind(
    'REPLICATION',
    'copies of data disagree or lag',
    2.5,
    /replication (?:lag|error|stopped|broken|failed)|split.?brain|out of sync|not in sync|checksum (?:mismatch|error|fail)|corrupt(?:ed|ion)?|data loss|inconsisten/i,
    'Stop writes that make it worse; compare the copies.',
  ),
  kind(
    'TIMEOUT',
    'something took too long',
    2.5,
    /time[d]?[ -]?out|etimedout|deadline exceeded|esockettimedout|took too long|no response (?:from|within)|not respond(?:ing)?|exceeded .{0,20}(?:deadline|time limit)|timeout/i,
    'Find out who was waited for, and measure it.',
  ),
  kind(
    'CONNECTION_LOST',
    'connections broke',
    2.4,
    /connection (?:was |is |has been )?(?:reset|lost|closed|aborted|dropped|terminated|broken|error|fail)|lost (?:the )?connection|\beconnreset\b|broken pipe|\bepipe\b|unexpected(?:ly)? (?:closed|eof)|socket (?:closed|hang ?up|error)|peer (?:is |went )?(?:down|lost|unreachable)|link (?:is |went )?down|(?:failed|unable|cannot|could not) to (?:establish|connect|reach)|(?:cannot|could not|can't|couldn't|unable to|failed to) (?:connect|reach|establish|open (?:a )?connection)|connection .{0,30}fail|disconnected|flapping|packet loss/i,
    'Check both ends and what lies between them.',
  ),
  kind(
    'HTTP_5XX',
    'requests were answered with a server error',
    2.2,
    /\b(?:http|status|code|returned|responded with|response)[^0-9]{0,14}5\d\d\b|\b50[0-4] (?:internal|bad gateway|service|gateway|error)|internal server error|bad gateway|service unavailable|gateway time-?out|"\s+5\d\d\b/i,
    'Follow one failing request to the component that fails first.',
  ),
  kind(
    'UNAVAILABLE',
    'something needed was unavailable',
    2,
    /unavailable|\bdown\b|not (?:available|ready|running|reachable)|unreachable|offline|unhealthy|(?:liveness|readiness|health) ?(?:probe|check).{0,20}fail|back-?off restarting|evicted|circuit ?breaker.{0,20}open/i,
    'Check the component that is named.',
  ),
  kind(
    'SLOW',
    'it became slow',
    1.8,
    /degrad|slow(?:ly| query|down|er)?\b|high latency|latency (?:high|exceed|above|increas)|exceed(?:ed|ing|s)? (?:the )?(?:sla|threshold|limit)|response time (?:exceed|high|increas)|backlog|lagging|overload|saturat|congest|starv|pressure/i,
    'Find the first resource that ran short.',
  ),
  kind(
    'EXCEPTION',
    'an exception was thrown',
    1.8,
    /exception|traceback|stack ?trace|throwable|caused by:|\berrno\b/i,
    'Look at the exception and its first own frame.',
  ),
  kind(
    'NULL_RESULT',
    'an empty or missing result',
    1.4,
    /\bis null\b|returned null|is empty\b|no (?:such|data|content|results?|records?|rows?|contacts?|items?|entries)\b|not found/i,
    'Check why there was nothing to return.',
  ),
  kind(
    'FAILED',
    'an operation failed',
    1.2,
    /(?<![\w./-])(?:fail(?:s|ed|ing|ure|ures)?|errors?|fatal|critical)(?![\w/-]|\.\w)|\bunable to\b|\bcannot\b|\bcan't\b|\bcould ?n[o']t\b|\babort(?:ed|ing)?\b|\breject(?:ed|ion)?\b|\bdenied\b|\binvalid\b|\bwrong\b|\bunexpected\b|\bproblem\b|\bviolation\b|\bnot allowed\b|\bmissing\b|\bexpired\b|\bkilled\b/i,
    'Look at the lines around the first one.',
  ),
];

/** Words that announce an end or repeat an earlier trouble: never the first cause. */
const echoWords =
  /bad exit status|returned \d+ exit status|non-?zero exit|\*\*\* \[.{0,120}\] error \d+|due to (?:\d+ )?previous errors?|compilation terminated|process completed with exit code|shutting down|shut ?down\b|giving up|max(?:imum)?(?: number of)? retr|retr(?:y|ies|ying) (?:attempt|exhaust|fail|in|limit)|attempting (?:to )?re|reconnect|command failed|build (?:error|failed|failure)|errors? (?:during|occurred)|exiting|rolling back|rollback|(?:job|task|step|pipeline|process|operation|execution) (?:has )?(?:failed|aborted)|see (?:the )?log|\d+ errors?\b|errors?:$|stopping/i;

/** Wordings of health that hold failure words. */
const negatedWords =
  /\b(?:no|zero|0|without|any) (?:\w+ )?(?:errors?|failures?|issues?|problems?|faults?|warnings?|timeouts?)\b|\b(?:errors?|failures?|failed|timeouts?|retries|denied|rejected|dropped|lost)["']?\s*[:=]\s*["']?(?:0\b(?!\.)|none|null|false|\[\]|""|no\b)|error.?free|fail(?:over|safe|back)\b|(?:succe(?:ss|eded)|passed|healthy|recovered|resolved)\b.{0,40}$|time-?out[\w.-]*["']?\s*[:=]\s*["']?\d+\s*(?:ms|s|sec|seconds?|m)?\b|(?:with|set|using|default) (?:a )?time-?out|time-?out (?:value |limit )?(?:is |was |has been )?(?:set|changed|configured|raised|increased|reduced|lowered)|on.?error|error.?(?:handler|handling|page|rate|count|reporting|log)/i;

export interface Failure {
  kind: FailureKind;
  weight: number;
  echo: boolean;
}

/** What failure a text tells of, if any. */
export function failureOf(text: string): Failure | undefined {
  // Options of a command ("--connect-timeout 60 --fail") name failures that did not happen.
  const head = (text.length > 2000 ? text.slice(0, 2000) : text).replace(
    /(?:^|\s)--?[a-z][\w-]*(?:[= ]\d+)?/gi,
    ' ',
  );
  if (!echoWords.test(head)) {
    const kind = kindOf(head);
    return kind && { kind, weight: kind.weight, echo: false };
  }
  // "Job failed: connection refused" says more than that the job failed.
  const own = kindOf(head.replace(echoWords, ' '));
  if (own && own.weight >= 2) return { kind: own, weight: own.weight, echo: false };
  const kind = kindOf(head);
  return kind && { kind, weight: Math.min(kind.weight, 1) * 0.6, echo: true };
}

function kindOf(text: string): FailureKind | undefined {
  const kind = failureKinds.find((candidate) => candidate.words.test(text));
  return kind && kind.weight < 2.6 && negatedWords.test(text) ? undefined : kind;
}
