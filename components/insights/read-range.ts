import { z } from 'zod';
import { type InsightsRange, presets } from './range.ts';

const usual = 30;
/** More days than this are no picture any more. */
const mostDays = 400;

const day = z.iso.date().optional().catch(undefined);
const schema = z.object({
  days: z.coerce.number().optional().catch(undefined),
  from: day,
  to: day,
  domain: z.string().min(1).max(200).optional().catch(undefined),
});

/** The days that an address means; what it says wrongly reads as the usual thirty days. */
export function readRange(params: Record<string, unknown>, today: string): InsightsRange {
  const { days, from, to, domain } = schema.parse(params);
  if (from || to) {
    const end = to ?? today;
    const start = from ?? back(end, usual - 1);
    const [first, last] = start <= end ? [start, end] : [end, start];
    const earliest = back(last, mostDays - 1);
    return { from: first < earliest ? earliest : first, to: last, days: null, domain };
  }
  const preset = presets.find((each) => each === days) ?? usual;
  return { from: back(today, preset - 1), to: today, days: preset, domain };
}

function back(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
