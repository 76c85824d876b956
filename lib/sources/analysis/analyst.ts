import { analyzeEvents, type Unchecked } from '#lib/logs/analyze-events.ts';
import type { LineSelection } from '#lib/logs/answers/select-lines.ts';
import { summarizeSearch } from '#lib/logs/answers/summarize-search.ts';
import type { CauseReport } from '#lib/logs/causes/cause-types.ts';
import type { Events } from '#lib/logs/events.ts';
import { type EventFile, loadEvents } from '#lib/logs/load-events.ts';
import { leadOf } from '#lib/logs/read/lead-of.ts';
import { SelectedLines } from '#lib/logs/store/selected-lines.ts';
import { clipEvents } from '#lib/logs/windows/clip-events.ts';
import { clipToWholeTraces } from '#lib/logs/windows/clip-to-whole-traces.ts';
import { settleWindow } from '#lib/logs/windows/settle-window.ts';
import { chunkColumns, chunkText } from '../stored/unpack-chunk.ts';
import { ANALYSIS_LIMITS } from './analysis-limits.ts';
import type { AnalysisJob, Found, FromAnalyst, Piece, ToAnalyst } from './analysis-protocol.ts';
import { rereadLines } from './reread-lines.ts';

/** Progress is told about this often at most. */
const PROGRESS_MS = 80;

interface Pieces {
  firstLine: number;
  texts: Uint8Array[];
}

/** Analyses one job in a worker: reads the pieces, finds causes or lines, reads what it says about them again. */
export class Analyst {
  readonly #send: (message: FromAnalyst) => void;
  readonly #groups: Map<string, Pieces>[] = [];
  readonly #leads = new Map<string, Uint8Array>();
  #bytes = 0;
  #picked: SelectedLines | null = null;
  #awaited: ((pieces: Piece[]) => void) | null = null;

  constructor(send: (message: FromAnalyst) => void) {
    this.#send = send;
  }

  pick(selection: LineSelection): void {
    this.#picked = new SelectedLines(selection, ANALYSIS_LIMITS.pickedBytes);
  }

  lead({ group, file, piece }: Extract<ToAnalyst, { type: 'lead' }>): void {
    this.#leads.set(`${group}:${file}`, leadOf(chunkText(piece)));
  }

  /** Pieces of a file come in order and, unless entries are picked from them, follow on from each other. */
  take({ group, file, piece }: Extract<ToAnalyst, { type: 'piece' }>): void {
    if (this.#picked && group === 0) {
      const columns = chunkColumns({ columns: piece.columns ?? null });
      if (columns) this.#picked.take(file, piece.firstLine, columns, () => chunkText(piece));
      const { matched, left } = this.#picked;
      this.#send({ type: 'picked', matched, left });
      return;
    }
    this.#groups[group] ??= new Map();
    const text = chunkText(piece);
    this.#bytes += text.length;
    const known = this.#groups[group].get(file);
    if (known) known.texts.push(text);
    else this.#groups[group].set(file, { firstLine: piece.firstLine, texts: [text] });
  }

  answer(pieces: Piece[]): void {
    this.#awaited?.(pieces);
  }

  async run(job: AnalysisJob): Promise<void> {
    const [window, ...baselines] = this.#load(job) as [Events, ...Events[]];
    const { onset, groups } = job;
    const { parameters } = job;
    const settled = settleWindow(parameters, window, { onset, compared: groups.length > 1 });
    const searched = summarizeSearch(window, settled, this.#bytes);
    const { lines, bytes } = job.picked ?? searched;
    this.#send({ type: 'searched', searched: { ...searched, lines, bytes } });
    const source = rereadLines(
      (file, fromLine, toLine) => this.#reread(file, fromLine, toLine),
      job.lineCounts,
    );
    const input = { window, baselines: baselines.filter(({ count }) => count > 0), parameters, onset };
    const analysis = await analyzeEvents(input, source, (found) => {
      this.#send({ type: 'found', found: foundOf(found, job, this.#picked?.left ?? 0) });
    });
    const { findings, outcome, checksPassed: passed, checksFailed: failed } = analysis;
    this.#send({
      type: 'checked',
      checked: {
        findings,
        // An answer of lines has no cause to judge: it stands or falls with its checks.
        outcome: outcome ?? (failed === 0 ? 'confirmed' : 'inconclusive'),
        passed,
        failed,
      },
    });
  }

  #load(job: AnalysisJob): Events[] {
    let told = 0;
    const picked = this.#picked?.files();
    const groups = job.groups.map((_, at) =>
      at === 0 && picked
        ? picked
        : [...(this.#groups[at] ?? new Map())].map((entry) => this.#toEventFile(at, entry)),
    );
    const loaded = loadEvents(groups, {
      referenceTime: job.referenceTime,
      onRead: (bytes, lines) => {
        const now = performance.now();
        if (now - told < PROGRESS_MS) return;
        told = now;
        this.#send({ type: 'progress', bytes, lines });
      },
    });
    this.#groups.length = 0;
    return loaded.map((events, at) => {
      const { span, edges } = job.groups[at]!;
      const inside = span ? clipEvents(events, span.from, span.to) : events;
      const clipped = edges ? clipToWholeTraces(inside, edges.from, edges.to) : inside;
      if (at > 0) return clipped;
      if (job.picked) return { ...clipped, total: job.picked.records };
      return job.share < 1 ? { ...clipped, sampled: job.share } : clipped;
    });
  }

  #toEventFile(group: number, [name, { firstLine, texts }]: [string, Pieces]): EventFile {
    const lead = this.#leads.get(`${group}:${name}`);
    const bytes = texts.length === 1 ? texts[0]! : Buffer.concat(texts);
    return { name, firstLine, bytes, ...(lead ? { lead } : {}) };
  }

  async #reread(file: string, fromLine: number, toLine: number): Promise<Piece[]> {
    const answered = new Promise<Piece[]>((resolve) => {
      this.#awaited = resolve;
    });
    this.#send({ type: 'reread', file, fromLine, toLine });
    const pieces = await answered;
    this.#awaited = null;
    return pieces;
  }
}

function foundOf(found: Unchecked, job: AnalysisJob, left: number): Found {
  if (found.asked === 'lines') {
    const { claims: _claims, ...answer } = found.lines;
    if (left === 0) return { kind: 'lines', answer };
    const more = `${left.toLocaleString('en-US')} further entries fit and are not counted here: ask about less, a time or a service.`;
    return { kind: 'lines', answer: { ...answer, text: `${answer.text}\n\n${more}` } };
  }
  const { causes: _causes, ...report } = found.report;
  const compared = job.timeline ? withWhole(report.compared, job.timeline) : report.compared;
  return { kind: 'causes', report: { ...report, compared }, findings: found.findings };
}

/** The small picture shows the whole set, also when only a part of it was looked at. */
function withWhole(
  compared: CauseReport['compared'],
  whole: NonNullable<AnalysisJob['timeline']>,
): CauseReport['compared'] {
  return {
    ...compared,
    timeline: {
      changePoints: [],
      ...compared.timeline,
      from: new Date(whole.from).toISOString(),
      bucketMs: whole.bucketMs,
      total: whole.total,
      errors: whole.errors,
    },
  };
}
