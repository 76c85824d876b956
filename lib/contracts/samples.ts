import { z } from 'zod';

export const sampleNames = ['payment-outage', 'stale-device'] as const;
export const sampleNameSchema = z.enum(sampleNames);
export type SampleName = z.infer<typeof sampleNameSchema>;
