import type { Plan, PlannedFile } from './plan-reading.ts';

const megabytes = (bytes: number) =>
  `${(bytes / 1e6).toLocaleString('en-US', { maximumFractionDigits: 1 })} MB`;
const clock = (time: number) => new Date(time).toISOString();

/** What was not looked at line by line, in sentences. */
export function sayLimits(files: readonly PlannedFile[], plan: Plan): string[] {
  const total = files.reduce(
    (sum, file) => sum + file.places.reduce((bytes, place) => bytes + place.byteLength, 0),
    0,
  );
  if (plan.share >= 1 && plan.covered === null) return [];
  const where = plan.covered
    ? `between ${clock(plan.covered.from)} and ${clock(plan.covered.to)}`
    : 'the end of each file, since no line has a time';
  return [
    `Of ${megabytes(total)}, ${megabytes(plan.bytes)} were analysed line by line: ${where}. Ask about a time to look elsewhere.`,
  ];
}
