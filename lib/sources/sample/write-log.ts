/** One line of a sample log before it is laid out: the time decides its place in the file. */
interface Entry {
  at: number;
  text: string;
}

/** Collects the lines of one file in any order and writes them in time order. */
export class LogFile {
  readonly name: string;
  readonly #entries: Entry[] = [];

  constructor(name: string) {
    this.name = name;
  }

  add(at: number, text: string) {
    this.#entries.push({ at, text });
  }

  text() {
    const sorted = this.#entries.map((entry, order) => ({ ...entry, order }));
    sorted.sort((a, b) => a.at - b.at || a.order - b.order);
    return `${sorted.map((entry) => entry.text).join('\n')}\n`;
  }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const iso = (at: number) => new Date(at).toISOString();

export type Level = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';

/** The layouts that the sample's services speak, so that a sample is as mixed as a real set. */
export const layouts = {
  /** Structured lines of a Node service. */
  json(at: number, level: Level, service: string, message: string, fields: Record<string, string | number>) {
    return JSON.stringify({ time: iso(at), level: level.toLowerCase(), service, msg: message, ...fields });
  },
  /** A JVM service with the trace in brackets. */
  logback(
    at: number,
    level: Level,
    service: string,
    trace: string,
    thread: string,
    logger: string,
    message: string,
  ) {
    const stamp = iso(at).replace('T', ' ').replace('Z', '').replace('.', ',');
    return `${stamp} ${level.padEnd(5)} [${service},${trace},${trace.slice(0, 16)}] [${thread}] ${logger} : ${message}`;
  },
  /** A Go service. */
  logfmt(
    at: number,
    level: Level,
    service: string,
    message: string,
    fields: Record<string, string | number>,
  ) {
    const rest = Object.entries(fields).map(([key, value]) => `${key}=${value}`);
    return [
      `ts=${iso(at)}`,
      `level=${level.toLowerCase()}`,
      `service=${service}`,
      `msg="${message}"`,
      ...rest,
    ].join(' ');
  },
  /** A daemon behind syslog with an RFC 5424 header. */
  syslog(at: number, level: Level, host: string, app: string, pid: number, message: string) {
    const severity = { DEBUG: 7, INFO: 6, WARN: 4, ERROR: 3 }[level];
    return `<${16 * 8 + severity}>1 ${iso(at)} ${host} ${app} ${pid} - - ${message}`;
  },
  /** The proxy in front. */
  access(
    at: number,
    address: string,
    method: string,
    path: string,
    status: number,
    bytes: number,
    seconds: string,
  ) {
    const day = new Date(at);
    const month = months[day.getUTCMonth()];
    const clock = iso(at).slice(11, 19);
    const date = `${String(day.getUTCDate()).padStart(2, '0')}/${month}/${day.getUTCFullYear()}:${clock} +0000`;
    return `${address} - - [${date}] "${method} ${path} HTTP/1.1" ${status} ${bytes} "-" "shop-app/5.2" ${seconds}`;
  },
} as const;
