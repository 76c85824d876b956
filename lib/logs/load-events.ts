import type { Events } from './events.ts';
import { nameByFiles } from './read/name-by-files.ts';
import { LogStream } from './read/open-stream.ts';
import type { StreamCounts } from './read/stream-types.ts';
import {
  F_CONTAINER,
  F_HOST,
  F_LEVEL,
  F_LOGGER,
  F_POD,
  F_REQUEST,
  F_SERVICE,
  F_SPAN,
  F_THREAD,
  F_TIME,
  F_TRACE,
  hasField,
  type LogRecord,
} from './record.ts';
import { countBreaks } from './store/line-breaks.ts';
import { KeyTable } from './templates/key-table.ts';
import { TemplateMiner } from './templates/template-miner.ts';

export interface EventFile {
  name: string;
  /** The text of the file, decompressed. */
  bytes: Uint8Array;
  /** Line of the file at which `bytes` begin, when only a part of it is given. */
  firstLine?: number;
  /** The line of the file that each line of `bytes` is, when they are picked out of it. */
  lineNumbers?: Uint32Array;
  /** Whole lines of the file's beginning: read to learn how its lines are written, and not kept. */
  lead?: Uint8Array;
}

export interface LoadOptions {
  /** Where years and days that lines leave out are taken from. */
  referenceTime?: number;
  /** Told after each file, by the place of its group and its name. */
  onFile?: (group: number, file: string, counts: StreamCounts) => void;
  /** Told now and then how much has been read. */
  onRead?: (bytes: number, records: number) => void;
}

/** Bytes read between two reports. */
const REPORT_BYTES = 2 * 1024 * 1024;

/** A service is named by its pod when nothing else names it: the parts that change per replica are cut. */
const replicaParts = /-(?:[0-9a-f]{6,10}-[0-9a-z]{5}|[0-9a-f]{8,10}|\d+)$/;
/** More loggers than this are no loggers but values. */
const MOST_LOGGERS = 4_000;

/**
 * Reads several groups of files (the window, then each baseline) into columns. They share one miner, so that
 * the same message has the same template in all of them.
 */
export function loadEvents(groups: readonly (readonly EventFile[])[], options: LoadOptions = {}): Events[] {
  const { onFile, onRead, ...reading } = options;
  const miner = new TemplateMiner();
  let bytes = 0;
  let records = 0;
  const loaded = groups.map((files, group) => {
    const names = files.map((file) => file.name);
    const columns = new Columns(files.length > 0 ? names : ['log'], nameByFiles(names));
    files.forEach((file, at) => {
      columns.open(at, file);
      const leadBytes = file.lead?.length ?? 0;
      const stream = new LogStream({ file: file.name, ...reading }, (record) => {
        if (record.offset < leadBytes) return;
        records++;
        columns.add(record, miner);
      });
      if (file.lead) stream.push(file.lead);
      for (let from = 0; from < file.bytes.length; from += REPORT_BYTES) {
        const piece = file.bytes.subarray(from, from + REPORT_BYTES);
        stream.push(piece);
        bytes += piece.length;
        onRead?.(bytes, records);
      }
      stream.end();
      onFile?.(group, file.name, stream.counts);
    });
    return columns;
  });
  const { templates, leafTemplate } = miner.finish();
  return loaded.map((columns) =>
    columns.finish(
      templates.map((template) => template.text),
      leafTemplate,
    ),
  );
}

const decoder = new TextDecoder();

class Names {
  readonly list: string[] = [];
  private readonly ids = new Map<string, number>();
  private readonly keys = new KeyTable();

  id(name: string): number {
    let id = this.ids.get(name);
    if (id === undefined) {
      id = this.list.length;
      this.list.push(name);
      this.ids.set(name, id);
    }
    return id;
  }

  /** The same for a range of bytes: a string is made only for those not met before. */
  idOf(buf: Uint8Array, start: number, end: number): number {
    let key1 = -2128831035;
    let key2 = end - start;
    for (let i = start; i < end; i++) {
      key1 = Math.imul(key1 ^ buf[i]!, 16777619);
      key2 = (Math.imul(key2, 31) + buf[i]!) | 0;
    }
    let id = this.keys.get(key1, key2);
    if (id < 0) {
      id = this.id(decoder.decode(buf.subarray(start, end)));
      this.keys.set(key1, key2, id);
    }
    return id;
  }
}

class Columns {
  private readonly names: readonly string[];
  private readonly texts: Uint8Array[] = [];
  private current = 0;
  private firstLine = 1;
  private lineNumbers: Uint32Array | null = null;
  private leadBytes = 0;
  private leadLines = 0;
  private n = 0;
  private size = 4096;
  private file = new Uint16Array(this.size);
  private line = new Uint32Array(this.size);
  private lines = new Uint16Array(this.size);
  private time = new Float64Array(this.size);
  private level = new Uint8Array(this.size);
  private leaf = new Int32Array(this.size);
  private logger = new Int32Array(this.size);
  private thread = new Int32Array(this.size);
  private service = new Int32Array(this.size);
  private host = new Int32Array(this.size);
  private trace = new Int32Array(this.size);
  private span = new Int32Array(this.size);
  private offset = new Float64Array(this.size);
  private length = new Uint32Array(this.size);
  private messageAt = new Float64Array(this.size);
  private messageLength = new Uint32Array(this.size);
  private pool = new Uint8Array(1 << 16);
  private pooled = 0;
  private readonly loggers = new Names();
  private readonly threads = new Names();
  private readonly services = new Names();
  private readonly hosts = new Names();
  private readonly pods = new Names();
  private readonly serviceOfPod: number[] = [];
  private readonly traces = new Names();
  private readonly spans = new Names();

  /** What each file is called when it holds the lines of one service. */
  private readonly fileServices: readonly string[];

  constructor(names: readonly string[], fileServices: readonly string[]) {
    this.names = names;
    this.fileServices = fileServices;
  }

  open(at: number, { bytes, firstLine = 1, lineNumbers, lead }: EventFile): void {
    this.current = at;
    this.leadBytes = lead?.length ?? 0;
    this.leadLines = lead ? countBreaks(lead) : 0;
    this.firstLine = firstLine;
    this.lineNumbers = lineNumbers ?? null;
    this.texts[at] = bytes;
  }

  add(record: LogRecord, miner: TemplateMiner): void {
    if (this.n === this.size) this.grow();
    const i = this.n++;
    this.file[i] = this.current;
    const line = record.lineNo - this.leadLines;
    this.line[i] = this.lineNumbers?.[line - 1] ?? line + this.firstLine - 1;
    this.lines[i] = Math.max(1, record.lines);
    this.time[i] = record.time;
    this.level[i] = record.level;
    this.offset[i] = record.offset - this.leadBytes;
    this.length[i] = record.rawLength;
    this.leaf[i] = miner.add(record.buf, record.msgStart, record.msgEnd);
    this.logger[i] = this.idOf(record, F_LOGGER, this.loggers);
    this.thread[i] = this.idOf(record, F_THREAD, this.threads);
    this.service[i] = this.serviceOf(record);
    this.host[i] = this.idOf(record, F_HOST, this.hosts);
    const trace = hasField(record, F_TRACE) ? F_TRACE : F_REQUEST;
    this.trace[i] = this.idOf(record, trace, this.traces);
    this.span[i] = this.idOf(record, F_SPAN, this.spans);
    let { msgStart: start, msgEnd: end } = record;
    if (start >= end) [start, end] = restOf(record);
    this.keep(i, record.buf, start, end, record.msgEscaped);
  }

  finish(mined: readonly string[], leafTemplate: Int32Array): Events {
    const templates = new Names();
    const count = this.n;
    const useLogger = this.loggers.list.length <= MOST_LOGGERS;
    const template = new Int32Array(count);
    const pairs = new Map<number, number>();
    for (let i = 0; i < count; i++) {
      const at = leafTemplate[this.leaf[i]!]!;
      const logger = useLogger ? this.logger[i]! : -1;
      const pair = at * (MOST_LOGGERS + 2) + logger + 1;
      let id = pairs.get(pair);
      if (id === undefined) {
        const text = mined[at] ?? '';
        id = templates.id(logger < 0 ? text : `${this.loggers.list[logger]} <*> ${text}`);
        pairs.set(pair, id);
      }
      template[i] = id;
    }
    this.nameServices();
    const { texts, offset, length, file, pool, messageAt, messageLength } = this;
    return {
      count,
      files: this.names,
      file,
      line: this.line,
      lines: this.lines,
      time: this.time,
      level: this.level,
      template,
      service: this.service,
      host: this.host,
      trace: this.trace,
      span: this.span,
      templates: templates.list,
      services: this.services.list,
      hosts: this.hosts.list,
      traces: this.traces.list,
      spans: this.spans.list,
      sampled: 1,
      text: (i) => {
        const bytes = texts[file[i]!]!;
        return decoder.decode(bytes.subarray(offset[i]!, offset[i]! + length[i]!)).replace(/[\r\n]+$/, '');
      },
      message: (i) => decoder.decode(pool.subarray(messageAt[i]!, messageAt[i]! + messageLength[i]!)),
    };
  }

  /** Where no line of a file says whose it is, the file's name does. */
  private nameServices(): void {
    if (this.services.list.length === 0 && namesServices(this.threads.list)) {
      for (let i = 0; i < this.n; i++) {
        const thread = this.thread[i]!;
        if (thread >= 0) this.service[i] = this.services.id(this.threads.list[thread]!);
      }
    }
    if (this.fileServices.length === 0) return;
    const named = new Set<number>();
    for (let i = 0; i < this.n; i++) if (this.service[i]! >= 0) named.add(this.file[i]!);
    if (named.size === this.fileServices.length) return;
    const ids = this.fileServices.map((name) => this.services.id(name));
    for (let i = 0; i < this.n; i++) if (!named.has(this.file[i]!)) this.service[i] = ids[this.file[i]!]!;
  }

  private serviceOf(record: LogRecord): number {
    if (hasField(record, F_SERVICE)) return this.idOf(record, F_SERVICE, this.services);
    const slot = hasField(record, F_POD) ? F_POD : hasField(record, F_CONTAINER) ? F_CONTAINER : -1;
    if (slot < 0) return -1;
    const pod = this.pods.idOf(record.buf, record.fieldStart[slot]!, record.fieldEnd[slot]!);
    this.serviceOfPod[pod] ??= this.services.id(this.pods.list[pod]!.replace(replicaParts, ''));
    return this.serviceOfPod[pod];
  }

  private idOf(record: LogRecord, slot: number, names: Names): number {
    if (!hasField(record, slot)) return -1;
    const start = record.fieldStart[slot]!;
    const end = record.fieldEnd[slot]!;
    return end > start ? names.idOf(record.buf, start, end) : -1;
  }

  private keep(i: number, buf: Uint8Array, start: number, end: number, escaped: boolean): void {
    let bytes = buf.subarray(start, end);
    if (escaped) bytes = unescaped(bytes);
    while (this.pooled + bytes.length > this.pool.length) {
      const larger = new Uint8Array(this.pool.length * 2);
      larger.set(this.pool);
      this.pool = larger;
    }
    this.pool.set(bytes, this.pooled);
    this.messageAt[i] = this.pooled;
    this.messageLength[i] = bytes.length;
    this.pooled += bytes.length;
  }

  private grow(): void {
    this.size *= 2;
    const larger = <T extends { set(from: T): void }>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    const { size } = this;
    this.file = larger(this.file, new Uint16Array(size));
    this.line = larger(this.line, new Uint32Array(size));
    this.lines = larger(this.lines, new Uint16Array(size));
    this.time = larger(this.time, new Float64Array(size));
    this.level = larger(this.level, new Uint8Array(size));
    this.leaf = larger(this.leaf, new Int32Array(size));
    this.logger = larger(this.logger, new Int32Array(size));
    this.thread = larger(this.thread, new Int32Array(size));
    this.service = larger(this.service, new Int32Array(size));
    this.host = larger(this.host, new Int32Array(size));
    this.trace = larger(this.trace, new Int32Array(size));
    this.span = larger(this.span, new Int32Array(size));
    this.offset = larger(this.offset, new Float64Array(size));
    this.length = larger(this.length, new Uint32Array(size));
    this.messageAt = larger(this.messageAt, new Float64Array(size));
    this.messageLength = larger(this.messageLength, new Uint32Array(size));
  }
}

/** More than this many names beside a line's level are threads and no services. */
const MOST_SERVICES = 100;

/** `[order-service]` stands where threads do: names of which most say that they are services, and none counts. */
function namesServices(names: readonly string[]): boolean {
  if (names.length < 2 || names.length > MOST_SERVICES || names.some((name) => /\d$|[\s:#]/.test(name)))
    return false;
  const roles = names.filter((name) =>
    /.(?:service|svc|api|server|gateway|worker|store|app|db)$/i.test(name),
  );
  return roles.length >= 2 && roles.length * 2 >= names.length;
}

/** When the header took the whole line: what stands after its time, level, logger, trace and span. */
function restOf(record: LogRecord): [number, number] {
  let start = record.start;
  for (const slot of [F_TIME, F_LEVEL, F_LOGGER, F_TRACE, F_SPAN]) {
    if (hasField(record, slot)) start = Math.max(start, record.fieldEnd[slot]!);
  }
  while (start < record.end && (record.buf[start]! <= 32 || record.buf[start] === 93)) start++;
  return [Math.min(start, record.end), record.foldStart >= 0 ? record.foldStart : record.end];
}

/** A message out of a JSON string, its escapes undone; left as it is when they are broken. */
function unescaped(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(92)) return bytes;
  try {
    return new TextEncoder().encode(JSON.parse(`"${decoder.decode(bytes)}"`) as string);
  } catch {
    return bytes;
  }
}
