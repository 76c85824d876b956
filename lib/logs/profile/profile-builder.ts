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
import { type MinerState, TemplateMiner } from '../templates/template-miner.ts';
import { BucketCounts, type BucketCountsState } from './bucket-counts.ts';
import { findEntities } from './find-entities.ts';
import { LeafFigures, type LeafFiguresState } from './leaf-figures.ts';
import { type NamedFigures, NameTable } from './name-table.ts';
import type { Profile, TimeIndexEntry } from './profile.ts';
import { TimeIndex } from './time-index.ts';
import { type TraceFigures, TraceSample } from './trace-sample.ts';

const LEVELS = LEVEL_NAMES.length;

export interface ProfileTotals {
  records: number;
  lines: number;
  bytes: number;
  outOfOrder: number;
  withoutTime: number;
  skipped: Record<string, number>;
}

/** All of a builder as plain data; times that are not known are null, as JSON has no NaN. */
export interface ProfileState {
  totals: ProfileTotals;
  miner: MinerState;
  leaves: LeafFiguresState;
  templateCounts: BucketCountsState;
  levelCounts: BucketCountsState;
  serviceCounts: BucketCountsState;
  services: NamedFigures[];
  unnamedServices: number;
  hosts: NamedFigures[];
  unnamedHosts: number;
  traces: TraceFigures[];
  traceLimit: number;
  timeIndex: TimeIndexEntry[];
}

/** Accumulates the profile of a log set, record by record, in bounded memory. Builders merge. */
export class ProfileBuilder {
  readonly miner = new TemplateMiner();
  readonly totals: ProfileTotals = {
    records: 0,
    lines: 0,
    bytes: 0,
    outOfOrder: 0,
    withoutTime: 0,
    skipped: {},
  };
  readonly #leaves = new LeafFigures();
  readonly #templateCounts = new BucketCounts();
  readonly #levelCounts = new BucketCounts();
  readonly #serviceCounts = new BucketCounts();
  readonly #services = new NameTable(PROFILE_LIMITS.names);
  readonly #hosts = new NameTable(PROFILE_LIMITS.names);
  readonly #traces = new TraceSample();
  readonly #timeIndex = new TimeIndex();
  #file = '';
  #lastTime = Number.NaN;

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
    for (const name of ['records', 'lines', 'bytes', 'outOfOrder', 'withoutTime'] as const)
      totals[name] += other.totals[name];
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
    this.#traces.absorb(other.#traces.list(), other.#traces.limit);
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
    return {
      ...this.totals,
      skipped: Object.fromEntries(Object.entries(this.totals.skipped).sort()),
      firstTime: least(figures.map((template) => template.firstTime)),
      lastTime: -least(figures.map((template) => -template.lastTime)),
      levels,
      templates: templates.map((template, i) => ({ ...template, ...figures[i]! })),
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
      entities: findEntities(templates),
      timeIndex: this.#timeIndex.entries,
      leafTemplate,
    };
  }

  state(): ProfileState {
    return {
      totals: { ...this.totals },
      miner: this.miner.state(),
      leaves: this.#leaves.state(),
      templateCounts: this.#templateCounts.state(),
      levelCounts: this.#levelCounts.state(),
      serviceCounts: this.#serviceCounts.state(),
      services: this.#services.figures,
      unnamedServices: this.#services.unnamed,
      hosts: this.#hosts.figures,
      unnamedHosts: this.#hosts.unnamed,
      traces: this.#traces.list(),
      traceLimit: this.#traces.limit,
      timeIndex: this.#timeIndex.entries,
    };
  }

  static from(state: ProfileState): ProfileBuilder {
    const builder = new ProfileBuilder();
    const { skipped, ...totals } = state.totals;
    Object.assign(builder.totals, totals);
    for (const [reason, lines] of Object.entries(skipped)) builder.skip(reason, lines);
    const leaves = builder.miner.absorb(TemplateMiner.from(state.miner));
    builder.#leaves.absorb(LeafFigures.from(state.leaves), leaves);
    builder.#templateCounts.absorb(BucketCounts.from(state.templateCounts), leaves);
    builder.#levelCounts.absorb(
      BucketCounts.from(state.levelCounts),
      LEVEL_NAMES.map((_, level) => level),
    );
    const services = builder.#services.absorb(state.services, state.unnamedServices);
    builder.#serviceCounts.absorb(BucketCounts.from(state.serviceCounts), services);
    builder.#hosts.absorb(state.hosts, state.unnamedHosts);
    builder.#traces.absorb(state.traces, state.traceLimit);
    builder.#timeIndex.absorb(state.timeIndex);
    return builder;
  }
}

/** Joins the profiles of several files, chunks or workers. */
export function mergeProfiles(builders: readonly ProfileBuilder[]): ProfileBuilder {
  const whole = new ProfileBuilder();
  for (const builder of builders) whole.absorb(builder);
  return whole;
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
