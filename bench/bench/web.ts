import { loadavg } from 'node:os';
import type { NamedArgs } from '../run-named.ts';
import { measureHistory } from './web/measure-history.ts';
import { measureInteractions } from './web/measure-interactions.ts';
import { measureLoads } from './web/measure-loads.ts';
import { measureScrolling } from './web/measure-scrolling.ts';
import { openSite } from './web/open-site.ts';
import { runSample, type SampleRun } from './web/sample-run.ts';

/**
 * The production build in a browser, on private stores: `--lines` of the large set, `--investigations` of the long
 * history, `--steps` that stream in, `--rounds` of each page, `--only loads|interactions|scrolling|history`. A part
 * that fails is told by name and leaves the figures of the others.
 */
export async function run({ options }: NamedArgs): Promise<object> {
  const lines = Number(options.lines ?? 5_000_000);
  const investigations = Number(options.investigations ?? 10_000);
  const steps = Number(options.steps ?? 200);
  const rounds = Number(options.rounds ?? 5);
  const site = await openSite();
  try {
    let sample: Promise<SampleRun> | undefined;
    const answered = () => (sample ??= runSample(site));
    const parts: Record<string, () => Promise<object>> = {
      loads: async () => measureLoads(site, await answered(), rounds),
      interactions: async () => measureInteractions(site, await answered(), steps),
      scrolling: () => measureScrolling(site, lines),
      history: () => measureHistory(site, investigations),
    };
    const wanted = options.only ? [options.only] : Object.keys(parts);
    const figures: Record<string, object> = {};
    const failed: Record<string, string> = {};
    for (const name of wanted) {
      const part = parts[name];
      if (!part) throw new Error(`There is no part "${name}". Known: ${Object.keys(parts).join(', ')}.`);
      const loadBefore = loadavg()[0]?.toFixed(1);
      try {
        figures[name] = { ...(await part()), load: [loadBefore, loadavg()[0]?.toFixed(1)] };
      } catch (error) {
        failed[name] = error instanceof Error ? error.message : String(error);
        console.error(`${name} failed: ${failed[name]}`);
      }
    }
    return { ...figures, failed };
  } finally {
    await site.close();
  }
}
