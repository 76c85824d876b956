import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { appendSteps, endRun, type StepEntry } from '#db/queries/run-steps.ts';
import type { Run } from '#db/queries/runs.ts';
import { startRunSchema } from '#lib/contracts/runs.ts';
import { storeQuestion } from '#lib/orchestrator/start-run.ts';
import { spread } from '../support/spread.ts';
import type { Site } from './open-site.ts';
import type { SampleRun } from './sample-run.ts';

const everyMs = 50;
const keyEveryMs = 60;
/** Of all keys, one is a click that opens or folds a step. */
const clickEvery = 12;
/** What takes less is not reported by the browser. */
const leastMs = 16;

interface Interaction {
  id: number;
  ms: number;
}

/** Somebody types and opens steps while steps come in, each as large as the sample's and twenty a second. */
export async function measureInteractions(site: Site, sample: SampleRun, steps: number): Promise<object> {
  const { ctx, url } = site;
  // The steps fold once the answer is there: it comes last.
  const told = sample.steps.filter(({ kind, name }) => kind === 'step' && !/Answer|Remembered/.test(name));
  const answer = sample.steps.find(({ kind, name }) => kind === 'step' && name === 'Answer');
  if (told.length === 0 || !answer) throw new Error('The sample has no steps to tell again.');
  const run = await storeQuestion(ctx, startRunSchema.parse({ text: 'Why do orders fail?' }));
  return site.visit(async (page) => {
    await page.addInitScript(watchInteractions, leastMs);
    const opened = page.goto(`${url}/investigations/${run.conversationId}`);
    const telling = tell(site, run, { told, answer, steps, after: opened });
    let over = false;
    const [sent] = await Promise.all([
      opened.then(() => interact(page, () => over)),
      telling.finally(() => {
        over = true;
      }),
    ]);
    await page.locator('article[data-status="done"]').waitFor();
    const seen = await page.evaluate(
      () => (window as unknown as { interactions: Interaction[] }).interactions,
    );
    const longest = new Map<number, number>();
    for (const { id, ms } of seen) longest.set(id, Math.max(ms, longest.get(id) ?? 0));
    const quick = Array.from({ length: Math.max(0, sent - longest.size) }, () => leastMs);
    return { steps, delayMs: spread([...longest.values(), ...quick]), goals: { delayP95Ms: 100 } };
  });
}

interface Telling {
  told: StepEntry[];
  answer: StepEntry;
  steps: number;
  after: Promise<unknown>;
}

async function tell({ ctx }: Site, run: Run, { told, answer, steps, after }: Telling): Promise<void> {
  const held = { runId: run.id, epoch: run.epoch };
  const append = async (entry: StepEntry) => {
    const stored = await appendSteps(ctx.db, { ...held, steps: [{ ...entry, kind: 'started' }, entry] });
    if (!stored) throw new Error('The run was taken over while its steps were told.');
    ctx.bus.send(run.id, { kind: 'advanced', seq: stored.at(-1)!.seq });
  };
  const { kind, name, payload, durationMs } = told[0]!;
  await append({ kind, name, payload, durationMs: durationMs ?? null });
  await after;
  for (let at = 1; at < steps - 1; at++) {
    await append(entryOf(told[at % told.length]!));
    await sleep(everyMs);
  }
  await append(entryOf(answer));
  const end = await endRun(ctx.db, { ...held, status: 'done', payload: { status: 'done' } });
  if (!end) throw new Error('The run could not be ended.');
  ctx.bus.send(run.id, { kind: 'advanced', seq: end.seq });
}

const entryOf = ({ kind, name, payload, durationMs }: StepEntry): StepEntry => ({
  kind,
  name,
  payload,
  durationMs: durationMs ?? null,
});

/** Answers how many keys and clicks there were. */
async function interact(page: Page, isOver: () => boolean): Promise<number> {
  const box = page.getByRole('textbox', { name: /^Ask/ });
  const rows = page.locator('li[data-step] button[data-nav]:enabled');
  await rows.first().waitFor();
  let sent = 0;
  for (; !isOver(); sent++) {
    if (sent % clickEvery === clickEvery - 1) await rows.first().click();
    else {
      await box.focus();
      await page.keyboard.press('abcdefgh'[sent % 8]!);
    }
    await sleep(keyEveryMs);
  }
  return sent;
}

/** Runs in the page. */
function watchInteractions(least: number): void {
  const interactions: Interaction[] = [];
  Object.assign(window, { interactions });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { interactionId } = entry as PerformanceEntry & { interactionId?: number };
      if (interactionId) interactions.push({ id: interactionId, ms: entry.duration });
    }
  }).observe({ type: 'event', durationThreshold: least } as PerformanceObserverInit);
}
