import type { Parameters } from '#lib/contracts/parameters.ts';
import type { Events } from '../events.ts';

/** Share of the records that must carry a trace id before a begin that nobody named is taken from the timeline. */
const TRACED_SHARE = 0.3;

/**
 * The parameters to look for causes with. When the question names no time and nothing else to compare with, requests
 * can be followed and the timeline shows since when there is more trouble (`onset`), then what lies before that is
 * the good time.
 */
export function settleWindow(
  parameters: Parameters,
  window: Events,
  { onset, compared }: { onset: number | null; compared: boolean },
): Parameters {
  if (onset === null || parameters.timeRange?.from || compared) return parameters;
  if (parameters.intent !== 'diagnose' && parameters.intent !== 'compare') return parameters;
  let traced = 0;
  for (let i = 0; i < window.count; i++) if (window.trace[i]! >= 0) traced++;
  if (traced < window.count * TRACED_SHARE) return parameters;
  return { ...parameters, timeRange: { ...parameters.timeRange, from: new Date(onset).toISOString() } };
}
