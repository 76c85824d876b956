import type { Store } from '../database.ts';
import { migrate } from '../migrate.ts';
import { readBackup, writeBackup } from './backup-file.ts';
import type { TransferResult } from './events.ts';
import { fillStore } from './fill-store.ts';
import { readStore } from './read-store.ts';

/** Copies everything from one store into another; the first stays as it is. */
export async function moveStore(
  from: Store,
  to: Store,
  options: { replace: boolean },
): Promise<TransferResult> {
  await migrate(from);
  await migrate(to);
  let result: TransferResult = { tables: 0, rows: 0 };
  await readStore(from, async (events) => {
    result = await fillStore(to, events, options);
  });
  return result;
}

export async function backupStore(store: Store, file: string): Promise<TransferResult> {
  await migrate(store);
  let result: TransferResult = { tables: 0, rows: 0 };
  await readStore(store, async (events) => {
    result = await writeBackup(file, events);
  });
  return result;
}

export async function restoreStore(
  store: Store,
  file: string,
  options: { replace: boolean },
): Promise<TransferResult> {
  await migrate(store);
  return fillStore(store, readBackup(file), options);
}
