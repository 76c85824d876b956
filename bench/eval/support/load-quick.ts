import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Events } from '#lib/logs/events.ts';

class Names {
  readonly list: string[] = [];
  private readonly index = new Map<string, number>();
  id(name: string | undefined): number {
    if (name === undefined || name === '') return -1;
    let at = this.index.get(name);
    if (at === undefined) {
      at = this.list.length;
      this.list.push(name);
      this.index.set(name, at);
    }
    return at;
  }
}

const levelOf: Record<string, number> = {
  trace: 1,
  debug: 2,
  info: 3,
  notice: 3,
  warn: 4,
  warning: 4,
  error: 5,
  err: 5,
  fatal: 6,
  critical: 6,
  panic: 6,
};

function mask(text: string): string {
  return text
    .replace(/https?:\/\/\S+/g, '<*>')
    .replace(/\b[0-9a-f]{8}-[0-9a-f-]{27}\b/gi, '<*>')
    .replace(/\[\[?[^[\]]*\d[^[\]]*\]?\]/g, '[<*>]')
    .replace(/\S*\d\S*/g, '<*>')
    .replace(/<\*>( <\*>)+/g, '<*>')
    .slice(0, 200);
}

const timeRe = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?/;
const podRe = /^(.+?)-[0-9a-f]{8,10}-[0-9a-z]{5}$/;

export function loadQuick(paths: readonly string[]): Events {
  const lines: { file: number; line: number; text: string }[] = [];
  paths.forEach((path, file) => {
    const bytes = readFileSync(path);
    const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    text.split('\n').forEach((row, at) => {
      if (row.trim() !== '') lines.push({ file, line: at + 1, text: row.replace(/\r$/, '') });
    });
  });
  const n = lines.length;
  const col = {
    file: new Uint16Array(n),
    line: new Uint32Array(n),
    lines: new Uint16Array(n).fill(1),
    time: new Float64Array(n).fill(Number.NaN),
    level: new Uint8Array(n),
    template: new Int32Array(n),
    service: new Int32Array(n),
    host: new Int32Array(n).fill(-1),
    trace: new Int32Array(n),
    span: new Int32Array(n),
  };
  const templates = new Names(),
    services = new Names(),
    traces = new Names(),
    spans = new Names();
  const messages: string[] = new Array(n);
  for (let i = 0; i < n; i++) {
    const { file, line, text } = lines[i]!;
    col.file[i] = file;
    col.line[i] = line;
    const time = timeRe.exec(text);
    if (time) col.time[i] = Date.parse(`${time[0].replace(' ', 'T')}Z`);
    let message = text,
      service: string | undefined,
      trace: string | undefined,
      span: string | undefined,
      level = '';
    if (/^\{".*\}$/.test(text)) {
      const fields = JSON.parse(text) as Record<string, unknown>;
      message = String(fields.message ?? text);
      service = fields.service === undefined ? undefined : String(fields.service);
      trace = fields.trace_id === undefined ? undefined : String(fields.trace_id);
      level = String(fields.level ?? '');
    } else {
      const head =
        /^(\S+Z) (\S+) (\S+) +(TRACE|DEBUG|INFO|WARN|ERROR|FATAL) +(\S+) (?:TraceID: (\S+) SpanID: (\S+) )?/.exec(
          text,
        );
      if (head) {
        message = `${head[5]} ${text.slice(head[0].length)}`;
        service = podRe.exec(head[2]!)?.[1] ?? head[2];
        trace = head[6];
        span = head[7];
        level = head[4]!;
      } else {
        const plain =
          /^\[?\d{4}-\d\d-\d\d[T ][\d:.+]+Z?\]? *\[?(TRACE|DEBUG|INFO|WARN|ERROR|FATAL|[A-Z]+)?\]?:? */.exec(
            text,
          );
        if (plain) {
          level = plain[1] ?? '';
          message = text.slice(plain[0].length);
        } else {
          const bare = /^(warning|error|fatal|info)\b:? */i.exec(text);
          if (bare) level = bare[1]!;
        }
      }
    }
    messages[i] = message;
    col.level[i] = levelOf[level.toLowerCase()] ?? 0;
    col.template[i] = templates.id((/#\d+/.exec(message.slice(0, 80))?.[0] ?? '') + mask(message));
    col.service[i] = services.id(service);
    col.trace[i] = traces.id(trace);
    col.span[i] = spans.id(span);
  }
  return {
    count: n,
    files: [...paths],
    ...col,
    templates: templates.list,
    services: services.list,
    hosts: [],
    traces: traces.list,
    spans: spans.list,
    sampled: 1,
    text: (i) => lines[i]!.text,
    message: (i) => messages[i]!,
  };
}
