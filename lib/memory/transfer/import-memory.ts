import { isStoreGone } from '#db/is-store-gone.ts';
import { readInstallationId } from '#db/queries/installation.ts';
import { type ImportReport, memoryRecordSchema } from '#lib/contracts/memory-file.ts';
import type { Ctx } from '#lib/server/context.ts';
import { forgetContext } from '../context/context-cache.ts';
import { incidentShelves } from '../recall/incident-shelves.ts';
import { messageShelves } from '../search/message-shelves.ts';
import { importInvestigation } from './import-investigation.ts';
import { importPattern } from './import-pattern.ts';
import { openMemoryFile } from './read-memory-file.ts';

const MOST_PROBLEMS = 100;

/** Merges a memory file into what is remembered here. A record that cannot be taken over is named; the rest is kept. */
export async function importMemory(ctx: Ctx, bytes: AsyncIterable<Uint8Array>): Promise<ImportReport> {
  const { source, records } = await openMemoryFile(bytes);
  const own = await readInstallationId(ctx.db);
  const userId = ctx.user.id;
  const report: ImportReport = {
    patterns: { added: 0, merged: 0, unchanged: 0 },
    investigations: { added: 0, merged: 0, unchanged: 0, refused: 0 },
    messages: 0,
    analyses: 0,
    outcomes: 0,
    problems: [],
    sentences: [],
  };
  const taken: string[] = [];
  let failed = 0;
  const note = (place: string, why: string): void => {
    failed++;
    if (report.problems.length < MOST_PROBLEMS) report.problems.push(`${place}: ${why}`);
  };
  for await (const { place, value } of records) {
    if (value === undefined) {
      note(place, 'it is cut off or no JSON.');
      continue;
    }
    const record = memoryRecordSchema.safeParse(value);
    if (!record.success) {
      const issue = record.error.issues[0];
      note(place, `${issue?.path.join('.') || 'it'} ${issue?.message ?? 'could not be read'}.`);
      continue;
    }
    try {
      if (record.data.kind === 'pattern') {
        report.patterns[await importPattern(ctx, { record: record.data, own, source })]++;
        continue;
      }
      const done = await importInvestigation(ctx, { record: record.data, userId });
      report.investigations[done.taken]++;
      report.messages += done.messages;
      report.analyses += done.analyses;
      report.outcomes += done.outcomes;
      if (done.taken === 'refused') note(place, 'it is here already, and private to somebody else.');
      else if (done.taken !== 'unchanged') {
        taken.push(record.data.id);
        await forgetContext(ctx, { conversationId: record.data.id });
      }
    } catch (error) {
      if (isStoreGone(error)) throw error;
      ctx.log.warn({ err: error, place }, 'a record of a memory file could not be stored');
      note(place, 'the database refused it.');
    }
  }
  incidentShelves.changed(ctx, taken);
  messageShelves.changed(ctx, taken);
  report.sentences = tell(report, failed);
  return report;
}

function tell({ patterns, investigations, ...more }: ImportReport, failed: number): string[] {
  const say = (what: string, { added, merged, unchanged }: typeof patterns) =>
    `${what}: ${added} added, ${merged} merged with what was known, ${unchanged} known already.`;
  return [
    say('Investigations', investigations),
    say('Patterns', patterns),
    `With them came ${more.messages} messages, ${more.analyses} analyses and ${more.outcomes} outcomes.`,
    ...(failed > 0 ? [`${failed} records could not be taken over.`] : []),
  ];
}
