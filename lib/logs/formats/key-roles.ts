import {
  F_CONTAINER,
  F_HOST,
  F_LOGGER,
  F_NAMESPACE,
  F_PARENT,
  F_PID,
  F_POD,
  F_REQUEST,
  F_SERVICE,
  F_SPAN,
  F_STACK,
  F_STATUS,
  F_THREAD,
  F_TRACE,
} from '../record.ts';

/** Roles beyond the record's field slots; a role below 24 is a slot. */
export const ROLE_TIME = 24;
export const ROLE_LEVEL = 25;
export const ROLE_MESSAGE = 26;
/** A syslog priority number. */
export const ROLE_PRIORITY = 27;
export const ROLE_NONE = 255;

/**
 * Names that loggers, shippers and tracers give their keys, written without case, `_`, `-`, `.` and `@`,
 * with a rank where several keys of one line may claim a role (the highest wins).
 */
const KEYS: readonly (readonly [role: number, rank: number, names: string])[] = [
  [
    ROLE_TIME,
    5,
    'timestamp ts time datetime eventtime logtimestamp timegenerated logtime dateandtime timecreated',
  ],
  [ROLE_TIME, 4, 't asctime timemillis instant instantepochsecond isotimestamp timestampiso8601 written'],
  [
    ROLE_TIME,
    3,
    'date epoch timestampms timens timestampnanos starttime created createdat realtimetimestamp',
  ],
  [
    ROLE_TIME,
    2,
    'timeunixnano observedtimeunixnano sourcerealtimetimestamp occurredat unixtime receivetimestamp requestreceivedtimestamp stagetimestamp',
  ],
  [
    ROLE_LEVEL,
    5,
    'level lvl loglevel severity levelname severitytext errorseverity leveldisplayname entrytype',
  ],
  [ROLE_LEVEL, 4, 's l logseverity leveltext syslogseverity levelvalue verbosity'],
  [ROLE_PRIORITY, 3, 'priority syslogpriority prio'],
  [ROLE_LEVEL, 2, 'severitynumber levelno'],
  [ROLE_MESSAGE, 6, 'msg message messagetext shortmessage'],
  [
    ROLE_MESSAGE,
    5,
    'log body text renderedmessage fullmessage formattedmessage mt messagetemplate textpayload',
  ],
  [ROLE_MESSAGE, 4, 'm event eventmessage error description reason eventname'],
  [ROLE_MESSAGE, 2, 'type action request requesturi uri path url'],
  [
    F_SERVICE,
    1,
    'service servicename app application appname logginghostname component svc program job facility syslogidentifier identifier resourceservicename ddservice',
  ],
  [
    F_HOST,
    1,
    'host hostname node nodename instance server syslogmessagehostname machinename instanceid kubernetesnodename',
  ],
  [F_POD, 1, 'pod podname kubernetespodname k8spodname'],
  [F_NAMESPACE, 1, 'namespace kubernetesnamespacename kubernetesnamespace namespacename k8snamespacename'],
  [F_CONTAINER, 1, 'container containername kubernetescontainername containerid'],
  [F_THREAD, 1, 'thread threadname tid threadid goroutine processthreadname'],
  [
    F_LOGGER,
    1,
    'logger loggername logname caller module target sourcecontext category c source channel filename',
  ],
  [F_TRACE, 1, 'traceid trace xb3traceid ddtraceid xtraceid mdctraceid tr'],
  [F_SPAN, 1, 'spanid xb3spanid ddspanid sp'],
  [F_PARENT, 1, 'parentid parentspanid xb3parentspanid parentspan'],
  [
    F_REQUEST,
    1,
    'requestid reqid correlationid correlation xrequestid rid requestuid transactionid txid opid activityid contextid cid xcorrelationid',
  ],
  [F_PID, 1, 'pid processid process syslogpid'],
  [
    F_STACK,
    1,
    'stack stacktrace exception errorstack exceptionstacktrace errorstacktrace backtrace traceback x excinfo errstack',
  ],
  [
    F_STATUS,
    1,
    'status statuscode scstatus httpstatus httpstatuscode responsestatus httpresponsestatuscode responsecode rescode',
  ],
];

/** Keys whose meaning comes from the object they lie in: `{"trace":{"id":…}}` as ECS writes it. */
const NESTED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  service: { name: F_SERVICE, environment: ROLE_NONE, version: ROLE_NONE },
  host: { name: F_HOST, hostname: F_HOST },
  trace: { id: F_TRACE },
  span: { id: F_SPAN, name: ROLE_NONE },
  transaction: { id: F_REQUEST },
  req: { id: F_REQUEST },
  request: { id: F_REQUEST },
  pod: { name: F_POD },
  container: { name: F_CONTAINER, id: F_CONTAINER },
  process: { pid: F_PID, id: F_PID },
  thread: { name: F_THREAD, id: F_THREAD },
  instant: { epochsecond: ROLE_TIME },
  log: { level: ROLE_LEVEL, logger: F_LOGGER },
  error: { stack: F_STACK, stacktrace: F_STACK },
  err: { stack: F_STACK },
  kubernetes: { podname: F_POD, namespacename: F_NAMESPACE, containername: F_CONTAINER, host: F_HOST },
  response: { status: F_STATUS, statuscode: F_STATUS },
  res: { statuscode: F_STATUS, status: F_STATUS },
};
const CONTEXTS = Object.keys(NESTED);

const SIZE = 1024;
const names: (string | undefined)[] = new Array(SIZE).fill(undefined);
const values = new Int32Array(SIZE);

function hashText(text: string): number {
  let h = 0;
  for (let i = 0; i < text.length; i++) h = (h * 31 + text.charCodeAt(i)) | 0;
  return h;
}

function put(name: string, value: number): void {
  let slot = hashText(name) & (SIZE - 1);
  while (names[slot] !== undefined) slot = (slot + 1) & (SIZE - 1);
  names[slot] = name;
  values[slot] = value;
}

for (const [role, rank, list] of KEYS) for (const name of list.split(' ')) put(name, role | (rank << 8));

const contextIndex = new Map(CONTEXTS.map((name, i) => [name, i + 1]));

/** The last key, normalised; module-level so that looking a key up makes no garbage. */
const folded = new Uint8Array(40);
let foldedLength = 0;
let foldedHash = 0;

function fold(buf: Uint8Array, start: number, end: number): boolean {
  if (end - start > 40) return false;
  let n = 0;
  let h = 0;
  for (let p = start; p < end; p++) {
    let c = buf[p]!;
    if (c === 95 || c === 45 || c === 46 || c === 64 || c === 36) continue;
    if (c >= 65 && c <= 90) c |= 32;
    folded[n++] = c;
    h = (h * 31 + c) | 0;
  }
  foldedLength = n;
  foldedHash = h;
  return n > 0;
}

function foldedIs(name: string): boolean {
  if (name.length !== foldedLength) return false;
  for (let i = 0; i < foldedLength; i++) if (name.charCodeAt(i) !== folded[i]) return false;
  return true;
}

/** Role (low byte) and rank of a key, or ROLE_NONE. `context` is the object it lies in (0 = the top). */
export function roleOfKey(buf: Uint8Array, start: number, end: number, context: number): number {
  if (!fold(buf, start, end)) return ROLE_NONE;
  if (context > 0 && context <= CONTEXTS.length) {
    const inner = NESTED[CONTEXTS[context - 1]!]!;
    for (const name in inner)
      if (foldedIs(name)) return inner[name]! === ROLE_NONE ? ROLE_NONE : inner[name]! | 256;
  }
  let slot = foldedHash & (SIZE - 1);
  for (;;) {
    const name = names[slot];
    if (name === undefined) return ROLE_NONE;
    if (foldedIs(name)) return values[slot]!;
    slot = (slot + 1) & (SIZE - 1);
  }
}

/** Number of the nested object's kind, for `roleOfKey`; the parent's own when its name means nothing. */
export function contextOfKey(buf: Uint8Array, start: number, end: number, parent: number): number {
  if (!fold(buf, start, end)) return parent;
  let text = '';
  for (let i = 0; i < foldedLength; i++) text += String.fromCharCode(folded[i]!);
  return contextIndex.get(text) ?? parent;
}
