import { readSteps, type StepEntry } from '#db/queries/run-steps.ts';
import type { Site } from './open-site.ts';

export interface SampleRun {
  /** Address of its investigation, without the host. */
  path: string;
  /** What was told of it, in order. */
  steps: StepEntry[];
}

/** The sample incident, asked and answered as a person does it. */
export async function runSample({ ctx, url, visit }: Site): Promise<SampleRun> {
  return visit(async (page) => {
    await page.goto(url);
    await page.getByRole('button', { name: 'Run the sample incident' }).click();
    await page.waitForURL(/\/investigations\//);
    const answered = page.locator('article[data-status="done"]').first();
    await answered.waitFor();
    const runId = await answered.getAttribute('data-run');
    if (!runId) throw new Error('The sample was answered without a run.');
    const steps = await readSteps(ctx.db, { runId });
    return { path: new URL(page.url()).pathname, steps };
  });
}
