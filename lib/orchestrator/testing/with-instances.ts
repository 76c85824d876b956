import { afterAll, beforeAll } from 'vitest';
import { freshSettings } from '#db/testing/fresh-store.ts';
import { Instances } from './instances.ts';

type Fresh = (typeof freshSettings)[keyof typeof freshSettings];

/** Gives the tests of a group their instances, on an empty store of their own. */
export function withInstances(
  give: (instances: Instances) => void | Promise<void>,
  fresh: Fresh = freshSettings['a PostgreSQL server'],
): void {
  let end = async () => {};
  beforeAll(async () => {
    const { env, drop } = await fresh();
    const instances = new Instances(env);
    end = async () => {
      await instances.closeAll();
      await drop();
    };
    await give(instances);
  });
  afterAll(() => end());
}
