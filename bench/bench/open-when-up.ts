import { setTimeout as sleep } from 'node:timers/promises';
import type { Instances } from '#lib/orchestrator/testing/instances.ts';
import { timings } from '#lib/orchestrator/timings.ts';
import type { Ctx } from '#lib/server/context.ts';

/** On a busy machine the server takes connections some time before it answers them. */
export async function openWhenUp(instances: Instances): Promise<Ctx> {
  for (let tries = 0; ; tries++) {
    try {
      return await instances.open({ timings });
    } catch (error) {
      if (tries === 20) throw error;
      await sleep(500);
    }
  }
}
