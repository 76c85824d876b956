import { isStoreGone } from '#db/is-store-gone.ts';
import { heartbeatRun, type Run, releaseRun } from '#db/queries/runs.ts';
import { isPersonError, PersonError } from '#lib/contracts/errors.ts';
import type { RunInput } from '#lib/contracts/runs.ts';
import { keepSummaries } from '#lib/memory/context/keep-summaries.ts';
import type { Ctx } from '#lib/server/context.ts';
import { analyzeStream } from './analyze-stream.ts';
import type { BreakOff, LocalRun } from './local-runs.ts';
import { noteStoreAway, noteStoreBack } from './outlast-store.ts';
import type { RunContext } from './run-context.ts';
import { RunFeed } from './run-feed.ts';
import { RunJournal, RunLost } from './run-journal.ts';
import { tellLive } from './tell-live.ts';
import { wrapUp } from './wrap-up.ts';

/** A run that was taken over this often ends its workers: it must not go round for ever. */
const mostWorkers = 8;

/** Works on a run that this instance holds, detached from whoever asked or follows. */
export function workRun(ctx: Ctx, run: Run): LocalRun {
  const work = new AbortController();
  /** The last words of a stopped run: only losing the run or shutting down breaks these off. */
  const ending = new AbortController();
  const breakOff = (why: BreakOff) => {
    work.abort(why);
    if (why !== 'stop') ending.abort(why);
  };
  const local: LocalRun = { runId: run.id, epoch: run.epoch, breakOff, finished: Promise.resolve() };
  ctx.runs.active.set(run.id, local);
  ctx.metrics.activeRuns.inc();
  local.finished = carryOut(ctx, run, work.signal, ending.signal, breakOff).finally(() => {
    if (ctx.runs.active.get(run.id) === local) ctx.runs.active.delete(run.id);
    ctx.metrics.activeRuns.dec();
  });
  return local;
}

async function carryOut(
  ctx: Ctx,
  run: Run,
  signal: AbortSignal,
  endingSignal: AbortSignal,
  breakOff: (why: BreakOff) => void,
): Promise<void> {
  const log = ctx.log.child({ runId: run.id, conversationId: run.conversationId });
  const feed = RunFeed.use(ctx, run.id);
  const journal = new RunJournal(ctx, run, feed, { work: signal, writing: endingSignal });
  const live = tellLive(ctx, run.id);
  const unlisten = ctx.bus.listen(run.id, (message) => {
    if (message.kind === 'stop') breakOff('stop');
  });
  const heart = beat(ctx, run, breakOff);
  const context: RunContext = {
    ctx,
    runId: run.id,
    conversationId: run.conversationId,
    userId: run.userId,
    questionMessageId: run.questionMessageId,
    askedAt: run.createdAt,
    input: run.input as RunInput,
    signal,
    finished: (name) => journal.finished(name),
    progress: (progress) => {
      const name = journal.open();
      if (name) live.tell({ type: 'progress', name, ...progress });
    },
    text: (text) => live.tell({ type: 'text', from: 0, text }),
  };
  let working = false;
  try {
    if (run.stopRequestedAt) breakOff('stop');
    await journal.load();
    if (journal.ended) return;
    if (run.epoch > mostWorkers) {
      throw new PersonError(
        'internal',
        'This question was begun several times and each time its worker went away. It is given up; ask again with less at once.',
      );
    }
    await waitForRoom(ctx, context, journal);
    working = true;
    await analyzeStream(context, journal, ctx.runs.story);
    await journal.end({ status: 'done' });
    ctx.metrics.runs.inc({ status: 'done' });
    log.info('run done');
    keepSummaries(ctx, { userId: run.userId, conversationId: run.conversationId });
  } catch (error) {
    await endEarly(error);
  } finally {
    if (working) ctx.runs.slots.free();
    await journal.idle();
    heart.stop();
    live.stop();
    unlisten();
    feed.release();
  }

  async function endEarly(error: unknown): Promise<void> {
    if (endingSignal.aborted) return leave(endingSignal.reason as BreakOff);
    if (error instanceof RunLost) return leave('lost');
    const stopped = signal.aborted;
    if (!stopped) log.error({ err: error }, 'run failed');
    try {
      journal.signal = endingSignal;
      await wrapUp(
        { ...context, signal: endingSignal },
        journal,
        stopped ? 'stopped' : 'failed',
        sentenceFor(error, stopped),
      );
      ctx.metrics.runs.inc({ status: stopped ? 'stopped' : 'failed' });
      log.info(stopped ? 'run stopped' : 'run ended as failed');
    } catch (last) {
      if (endingSignal.aborted) return leave(endingSignal.reason as BreakOff);
      if (last instanceof RunLost) return leave('lost');
      log.error({ err: last }, 'a run could not be ended: it will be taken over');
    }
  }

  async function leave(why: BreakOff): Promise<void> {
    log.info({ why }, 'run left to another worker');
    ctx.metrics.runs.inc({ status: why });
    if (why !== 'handover') return;
    try {
      await releaseRun(ctx.db, { runId: run.id, epoch: run.epoch });
    } catch (error) {
      // Without it the run is taken over once its heartbeat is old.
      log.warn({ err: error }, 'run could not be handed over');
    }
  }
}

function sentenceFor(error: unknown, stopped: boolean): string {
  if (stopped) return 'Stopped. What was found until then is kept.';
  if (isPersonError(error)) return error.message;
  return 'Something went wrong inside Loglore while it worked on this. What was found until then is kept; ask again to retry.';
}

async function waitForRoom(ctx: Ctx, run: RunContext, journal: RunJournal): Promise<void> {
  const { slots, story } = ctx.runs;
  const first = story[0];
  if (slots.full && first && !journal.has(first.name)) {
    await journal.begin(first.name);
    const note = `Waiting its turn: ${slots.size} questions are being answered here at the moment.`;
    run.progress({ done: 0, total: null, unit: '', note });
  }
  await slots.take(run.signal);
}

/** Says that this worker lives, and learns when it was told to stop or lost the run. */
function beat(ctx: Ctx, run: Run, breakOff: (why: BreakOff) => void): { stop(): void } {
  const { timings } = ctx.runs;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const once = async () => {
    const silent = setTimeout(() => noteStoreAway(ctx), timings.storeSilent);
    try {
      const held = await heartbeatRun(ctx.db, { runId: run.id, epoch: run.epoch });
      noteStoreBack(ctx);
      if (stopped) return;
      if (held === null) breakOff('lost');
      else if (held.stopRequested) breakOff('stop');
    } catch (error) {
      if (isStoreGone(error)) noteStoreAway(ctx);
      else ctx.log.error({ err: error, runId: run.id }, 'heartbeat failed');
    } finally {
      clearTimeout(silent);
      plan();
    }
  };
  const plan = () => {
    if (!stopped) timer = setTimeout(once, timings.heartbeat).unref();
  };
  plan();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
