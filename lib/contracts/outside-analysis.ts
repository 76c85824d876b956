import { z } from 'zod';
import { startRunSchema } from './runs.ts';
import { type FinishedStep, stepPayloads } from './steps.ts';

const { text, timeZone, scope } = startRunSchema.shape;

/** An analysis of logs that are not stored here, made by the command line: memory is asked, and keeps it. */
export const outsideAnalysisSchema = z.object({
  text,
  timeZone,
  scope,
  steps: z.object({
    'Extracted Parameters': stepPayloads['Extracted Parameters'],
    'Audited Logs': stepPayloads['Audited Logs'],
    'Searched Logs': stepPayloads['Searched Logs'],
    'Compared Windows': stepPayloads['Compared Windows'].optional(),
    'Grouped Traces': stepPayloads['Grouped Traces'].optional(),
    'Ranked Causes': stepPayloads['Ranked Causes'].optional(),
    'Verification Results': stepPayloads['Verification Results'],
    Answer: stepPayloads.Answer,
  }),
});
export type OutsideAnalysis = z.output<typeof outsideAnalysisSchema>;

/** What memory said to it. */
export const consultedSchema = z.object({
  conversationId: z.string(),
  similar: stepPayloads['Found Similar Issues'].nullable(),
  known: stepPayloads['Known Error Pattern'].nullable(),
  kept: z.boolean(),
});
export type Consulted = z.infer<typeof consultedSchema>;

/** The steps in the order in which they were made. */
export function stepsOf({ steps }: OutsideAnalysis): FinishedStep[] {
  return Object.entries(steps).flatMap(([name, payload]) =>
    payload === undefined ? [] : [{ name, payload } as FinishedStep],
  );
}
