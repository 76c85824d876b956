import type { ByteReader } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { PROFILE_LIMITS } from '../limits.ts';
import type { StreamCounts } from '../read/stream-types.ts';
import {
  F_HOST,
  F_REQUEST,
  F_SERVICE,
  F_TRACE,
  hasField,
  LEVEL_ERROR,
  LEVEL_NAMES,
  type LogRecord,
} from '../record.ts';
import { TemplateMiner } from '../templates/template-miner.ts';
import { BucketCounts } from './bucket-counts.ts';
import { findEntities } from './find-entities.ts';
import { findThrown } from './find-thrown.ts';
import { LeafFigures } from './leaf-figures.ts';
import { type NamedFigures, NameTable } from './name-table.ts';
import type { Entity, Profile } from './profile.ts';
import { TimeIndex } from './time-index.ts';
import { TraceSample } from './trace-sample.ts';

const LEVELS = LEVEL_NAMES.length;

export interface ProfileTotals {
  records: number;
  lines: number;
  bytes: number;
  outOfOrder: number;
  withoutTime: number;
  skipped: Record<string, number>;
}

const TOTALS = ['records', 'lines', 'bytes', 'outOfOrder', 'withoutTime'] as const;

interface ProfileParts {
  totals: ProfileTotals;
  miner: TemplateMiner;
  leaves: LeafFigures;
  templateCounts: BucketCounts;
  levelCounts: BucketCounts;
  serviceCounts: BucketCounts;
  services: NameTable;
  hosts: NameTable;
  /** Exceptions that folded stack traces name. */
  thrown: NameTable;
  traces: TraceSample;
  timeIndex: TimeIndex;
}

/** Accumulates the profile of a log set, record by record, in bounded memory. Builders merge. */
export class ProfileBuilder {
  readonly totals: ProfileTotals;
  readonly miner: TemplateMiner;
  readonly #leaves: LeafFigures;
  readonly #templateCounts: BucketCounts;
  readonly #levelCounts: BucketCounts;
  readonly #serviceCounts: BucketCounts;
  readonly #services: NameTable;
  readonly #hosts: NameTable;
  readonly #thrown: NameTable;
  readonly #traces: TraceSample;
  readonly #timeIndex: TimeIndex;
  #file = '';
  #lastTime = Number.NaN;

  constructor(parts: ProfileParts = emptyParts()) {
    this.totals = parts.totals;
    this.miner = parts.miner;
    this.#leaves = parts.leaves;
    this.#templateCounts = parts.templateCounts;
    this.#levelCounts = parts.levelCounts;
    this.#serviceCounts = parts.serviceCounts;
    this.#services = parts.services;
    this.#hosts = parts.hosts;
    this.#thrown = parts.thrown;
    this.#traces = parts.traces;
    this.#timeIndex = parts.timeIndex;
  }

  /** The records that follow are those of this file. */
  openFile(name: string): void {
    this.#file = name;
    this.#lastTime = Number.NaN;
    this.#timeIndex.open();
  }

  /** Takes in one record; answers the leaf of its message. */
  add(record: LogRecord): number {
    const { buf, time, level } = record;
    const { totals } = this;
    const isError = level >= LEVEL_ERROR;
    totals.records++;
    totals.lines += record.lines;
    totals.bytes += record.rawLength;
    const leaf = this.miner.add(buf, record.msgStart, record.msgEnd);
    this.#leaves.add(leaf, level, time);
    this.#timeIndex.add(this.#file, record.lineNo, record.offset, time);
    let service = -1;
    if (hasField(record, F_SERVICE))
      service = this.#services.add(
        buf,
        record.fieldStart[F_SERVICE]!,
        record.fieldEnd[F_SERVICE]!,
        time,
        isError,
      );
    if (hasField(record, F_HOST))
      this.#hosts.add(buf, record.fieldStart[F_HOST]!, record.fieldEnd[F_HOST]!, time, isError);
    if (record.foldStart >= 0)
      findThrown(record, (start, end) => this.#thrown.add(buf, start, end, time, isError));
    const trace = hasField(record, F_TRACE) ? F_TRACE : F_REQUEST;
    if (hasField(record, trace)) {
      const name = service < 0 ? '' : this.#services.figures[service]!.name;
      this.#traces.add(buf, record.fieldStart[trace]!, record.fieldEnd[trace]!, time, isError, name);
    }
    if (Number.isNaN(time)) {
      totals.withoutTime++;
      return leaf;
    }
    if (time < this.#lastTime) totals.outOfOrder++;
    this.#lastTime = time;
    this.#templateCounts.add(time, leaf);
    this.#levelCounts.add(time, level);
    if (service >= 0) this.#serviceCounts.add(time, service);
    return leaf;
  }

  /** What the reader left out of the records. */
  noteSkipped(counts: Pick<StreamCounts, 'blankLines' | 'clippedLines'>): void {
    this.skip('blank', counts.blankLines);
    this.skip('clipped', counts.clippedLines);
  }

  skip(reason: string, lines: number): void {
    if (lines > 0) this.totals.skipped[reason] = (this.totals.skipped[reason] ?? 0) + lines;
  }

  /** Takes in another builder: another file, chunk or worker. */
  absorb(other: ProfileBuilder): void {
    const { totals } = this;
    for (const name of TOTALS) totals[name] += other.totals[name];
    for (const [reason, lines] of Object.entries(other.totals.skipped)) this.skip(reason, lines);
    const leaves = this.miner.absorb(other.miner);
    this.#leaves.absorb(other.#leaves, leaves);
    this.#templateCounts.absorb(other.#templateCounts, leaves);
    this.#levelCounts.absorb(
      other.#levelCounts,
      LEVEL_NAMES.map((_, level) => level),
    );
    const services = this.#services.absorb(other.#services.figures, other.#services.unnamed);
    this.#serviceCounts.absorb(other.#serviceCounts, services);
    this.#hosts.absorb(other.#hosts.figures, other.#hosts.unnamed);
    this.#thrown.absorb(other.#thrown.figures, other.#thrown.unnamed);
    this.#traces.absorb(other.#traces);
    this.#timeIndex.absorb(other.#timeIndex.entries);
    this.#lastTime = Number.NaN;
  }

  /** The profile of everything taken in; the same lines give the same profile. */
  finish(): Profile {
    const { templates, leafTemplate } = this.miner.finish();
    const figures = this.#leaves.byTemplate(leafTemplate, templates.length);
    const services = byName(this.#services.figures);
    const levels = new Array<number>(LEVELS).fill(0);
    for (const template of figures)
      for (const [level, count] of template.levels.entries()) levels[level]! += count;
    const thrown = byName(this.#thrown.figures).sorted;
    let entities: Entity[] | undefined;
    return {
      ...this.totals,
      skipped: Object.fromEntries(Object.entries(this.totals.skipped).sort()),
      firstTime: least(figures.map((template) => template.firstTime)),
      lastTime: -least(figures.map((template) => -template.lastTime)),
      levels,
      templates: templates.map((template, i) => ({
        ...figures[i]!,
        key: template.key,
        text: template.text,
        count: template.count,
        get slots() {
          return template.slots;
        },
      })),
      templateCounts: this.#templateCounts.columns(leafTemplate, templates.length),
      levelCounts: this.#levelCounts.columns(
        levels.map((_, level) => level),
        LEVELS,
      ),
      serviceCounts: this.#serviceCounts.columns(services.rank, services.sorted.length),
      services: services.sorted,
      hosts: byName(this.#hosts.figures).sorted,
      traces: this.#traces.list(),
      traceCount: this.#traces.total,
      get entities() {
        entities ??= findEntities(templates, thrown);
        return entities;
      },
      timeIndex: this.#timeIndex.entries,
      leafTemplate,
    };
  }

  write(out: ByteWriter): void {
    const { skipped, ...totals } = this.totals;
    for (const name of TOTALS) out.count(totals[name]);
    out.count(Object.keys(skipped).length);
    for (const [reason, lines] of Object.entries(skipped)) {
      out.text(reason);
      out.count(lines);
    }
    this.miner.write(out);
    this.#leaves.write(out);
    for (const counts of [this.#templateCounts, this.#levelCounts, this.#serviceCounts]) counts.write(out);
    this.#services.write(out);
    this.#hosts.write(out);
    this.#thrown.write(out);
    this.#traces.write(out);
    this.#timeIndex.write(out);
  }

  static read(from: ByteReader): ProfileBuilder {
    const totals = noTotals();
    for (const name of TOTALS) totals[name] = from.count();
    for (let left = from.count(); left > 0; left--) totals.skipped[from.text()] = from.count();
    return new ProfileBuilder({
      totals,
      miner: TemplateMiner.read(from),
      leaves: LeafFigures.read(from),
      templateCounts: BucketCounts.read(from),
      levelCounts: BucketCounts.read(from),
      serviceCounts: BucketCounts.read(from),
      services: NameTable.read(from, PROFILE_LIMITS.names),
      hosts: NameTable.read(from, PROFILE_LIMITS.names),
      thrown: NameTable.read(from, PROFILE_LIMITS.thrown),
      traces: TraceSample.read(from),
      timeIndex: TimeIndex.read(from),
    });
  }
}

/** Joins the profiles of several files, chunks or workers; the first takes the others in. */
export function mergeProfiles(builders: readonly ProfileBuilder[]): ProfileBuilder {
  const [whole = new ProfileBuilder(), ...others] = builders;
  for (const builder of others) whole.absorb(builder);
  return whole;
}

function noTotals(): ProfileTotals {
  return { records: 0, lines: 0, bytes: 0, outOfOrder: 0, withoutTime: 0, skipped: {} };
}

function emptyParts(): ProfileParts {
  return {
    totals: noTotals(),
    miner: new TemplateMiner(),
    leaves: new LeafFigures(),
    templateCounts: new BucketCounts(),
    levelCounts: new BucketCounts(),
    serviceCounts: new BucketCounts(),
    services: new NameTable(PROFILE_LIMITS.names),
    hosts: new NameTable(PROFILE_LIMITS.names),
    thrown: new NameTable(PROFILE_LIMITS.thrown),
    traces: new TraceSample(),
    timeIndex: new TimeIndex(),
  };
}

function least(times: number[]): number {
  let first = Number.NaN;
  for (const time of times) if (!(first <= time) && !Number.isNaN(time)) first = time;
  return first;
}

/** Names in their own order, whatever the order of arrival, and the new place of each. */
function byName(figures: readonly NamedFigures[]): { sorted: NamedFigures[]; rank: Int32Array } {
  const order = figures.map((_, i) => i).sort((a, b) => (figures[a]!.name < figures[b]!.name ? -1 : 1));
  const rank = new Int32Array(figures.length);
  for (const [place, i] of order.entries()) rank[i] = place;
  return { sorted: order.map((i) => figures[i]!), rank };
}
