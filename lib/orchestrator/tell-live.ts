import type { LiveEvent } from '#lib/server/bus.ts';
import type { Ctx } from '#lib/server/context.ts';

/**
 * Passes live events on, the newest of each kind at most every `timings.live`: a step may report as often
 * as it likes, and nothing queues up.
 */
export function tellLive(ctx: Ctx, runId: string): { tell(event: LiveEvent): void; stop(): void } {
  const newest = new Map<LiveEvent['type'], LiveEvent>();
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    if (newest.size === 0) return;
    for (const event of newest.values()) ctx.bus.send(runId, { kind: 'live', event });
    newest.clear();
    timer = setTimeout(flush, ctx.runs.timings.live);
  };
  return {
    tell(event) {
      newest.set(event.type, event);
      if (!timer) flush();
    },
    stop() {
      clearTimeout(timer);
      newest.clear();
    },
  };
}
