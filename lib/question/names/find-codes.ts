export type Found = { value: string; from: number; to: number; why: string };

const errnos =
  'ECONNREFUSED|ECONNRESET|ECONNABORTED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENOTFOUND|EADDRINUSE|EADDRNOTAVAIL|EPIPE|EACCES|EPERM|ENOENT|EEXIST|EISDIR|ENOTDIR|ENOSPC|EDQUOT|EROFS|EIO|EMFILE|ENFILE|ENOMEM|EAGAIN|EBUSY|EINVAL|EBADF|EINTR|EDEADLK|ESTALE|ENOTCONN|ENOTEMPTY|EPROTO|EAI_AGAIN|EFBIG|ENOBUFS|ENXIO|ENODEV|ENOEXEC|ERANGE|EMSGSIZE|ELOOP|ENAMETOOLONG|ENOSYS';

const rules: { pattern: RegExp; value?: (match: RegExpExecArray) => string; why: string }[] = [
  {
    pattern: /(?<![\p{L}])exit(?:ed)? (?:with )?(?:status |code ){0,2}(\d{1,3})(?!\d)/giu,
    value: (m) => `exit code ${m[1]}`,
    why: 'an exit code named in the question',
  },
  {
    pattern:
      /(?<![\p{L}\p{N}._/-])(?:https? ?(?:status )?(?:code )?|status(?: code)? (?:of )?|response code |error code |code |error |errors )([1-5]\d\d|[1-5]xx)s?(?![\p{L}\p{N}_-]|[.:]\d)/giu,
    why: 'an HTTP status named in the question',
  },
  {
    pattern:
      /(?<![\p{L}\p{N}._/:-])([1-5]\d\d|[1-5]xx)(?:s(?![\p{L}\p{N}])|'s(?![\p{L}])|(?=[ -](?:errors?|responses?|status|statuses|codes?|answers|replies|failures?|internal|bad gateway|service unavailable|gateway|unauthorized|forbidden|not found|too many)(?![\p{L}])))/giu,
    why: 'an HTTP status named in the question',
  },
  {
    pattern: /(?<![\p{L}\p{N}_-])([45]xx)(?![\p{L}\p{N}])/giu,
    why: 'a class of HTTP statuses named in the question',
  },
  {
    pattern: new RegExp(`(?<![\\p{L}\\p{N}_])(${errnos})(?![\\p{L}\\p{N}_])`, 'gu'),
    why: 'a system error named in the question',
  },
  {
    pattern:
      /(?<![\p{L}\p{N}_-])((?!(?:INC|CHG|PRB|REQ|RITM|TICKET|JIRA|BUG|ISSUE|CASE|TASK|UTC|GMT|ISO|UTF|SHA|RFC|TCP|UDP|IPV)[-_]?\d)[A-Z]{2,8}-\d{3,6})(?![\p{L}\p{N}_-])/gu,
    why: 'an error code named in the question',
  },
  {
    pattern: /(?<![\p{L}\p{N}_-])([EWFC]-?\d{3,6})(?![\p{L}\p{N}_-])/gu,
    why: 'an error code named in the question',
  },
  {
    pattern: /(?<![\p{L}])sqlstate[ :=[]{0,3}([0-9A-Z]{5})(?![\p{L}\p{N}])/giu,
    value: (m) => `SQLSTATE ${m[1]}`,
    why: 'an SQL state named in the question',
  },
  {
    pattern: /(?<![\p{L}\p{N}])(0x[0-9a-f]{4,16})(?![\p{L}\p{N}])/giu,
    why: 'an error code named in the question',
  },
  {
    pattern:
      /(?<![\p{L}])(?:error|fault|alarm|event|reason|status|return) (?:code|number|id|no\.?) ?[:=#]?\s?([\p{L}\p{N}_.-]{1,40}\d[\p{L}\p{N}_-]{0,20}|\d{1,10})(?![\p{L}\p{N}])/giu,
    why: 'an error code named in the question',
  },
  {
    pattern: /(?<![\p{L}\p{N}_])(SIG(?:KILL|SEGV|TERM|ABRT|BUS|ILL|FPE|HUP|INT|PIPE))(?![\p{L}\p{N}_])/gu,
    why: 'a signal named in the question',
  },
  {
    pattern:
      /(?<![\p{L}\p{N}_])((?:[\p{L}_$][\p{L}\p{N}_$]{0,60}\.){0,8}[A-Z][\p{L}\p{N}]{2,80}(?:Exception|Error|Failure|Fault|Timeout|Denied|Exceeded|Refused|Unavailable|Unhealthy|BackOff|Killed|Panic))(?![\p{L}\p{N}_])/gu,
    why: 'an error name in the question',
  },
  {
    pattern: /(?<![\p{L}\p{N}_])((?:Failed|Err|Invalid|Unexpected)[A-Z][\p{L}]{2,60})(?![\p{L}\p{N}_])/gu,
    why: 'an error name in the question',
  },
  {
    pattern: /(?<![\p{L}\p{N}_-])([A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){1,8})(?![\p{L}\p{N}_])/gu,
    why: 'an error name in the question',
  },
  {
    pattern:
      /(?<![\p{L}\p{N}_])(NXDOMAIN|SERVFAIL|OOM|OOMKilled|NOAUTH|WRONGPASS|OVERLOADED)(?![\p{L}\p{N}_])/gu,
    why: 'an error name in the question',
  },
];

/** Error codes by their usual shapes: HTTP statuses, errno names, vendor codes, exception names. */
export function findCodes(text: string): Found[] {
  const found: Found[] = [];
  for (const rule of rules) {
    rule.pattern.lastIndex = 0;
    for (let match = rule.pattern.exec(text); match && found.length < 50; match = rule.pattern.exec(text)) {
      const value = rule.value ? rule.value(match) : (match[1] ?? match[0]);
      const from = match.index;
      const to = from + match[0].length;
      if (/^(?:Error|Exception|Failure|Fault|Timeout)$/.test(value)) continue;
      if (found.some((other) => from < other.to && other.from < to)) continue;
      found.push({ value: /^[1-5]xx$/i.test(value) ? value.toLowerCase() : value, from, to, why: rule.why });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}
