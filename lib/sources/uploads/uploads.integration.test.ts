import { describe, expect, test } from 'vitest';
import { listLogSets } from '#db/queries/log-sets.ts';
import { withInstances } from '#lib/orchestrator/testing/with-instances.ts';
import type { Ctx } from '#lib/server/context.ts';
import { readLines } from '../stored/read-lines.ts';
import { findUpload, startUpload } from './open-uploads.ts';

const content = Buffer.from(
  Array.from({ length: 60_000 }, (_, n) => `2026-03-02T10:00:00Z INFO api request ${n} done\n`).join(''),
);
async function* slice(from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; at += 65_536) yield content.subarray(at, Math.min(to, at + 65_536));
}

describe('an upload', () => {
  let ctx: Ctx;
  withInstances(async (instances) => {
    ctx = await instances.open();
  });
  const announce = () => startUpload(ctx, { files: [{ name: 'api.log', size: content.length }] });

  test('goes on after a dropped connection and does not take bytes twice', async () => {
    const upload = announce();
    await upload.take(0, 0, slice(0, 1_000_000));
    async function* dropped() {
      yield* slice(1_000_000, 1_200_000);
      throw new Error('socket hang up');
    }
    await expect(upload.take(0, 1_000_000, dropped())).rejects.toThrow('hang up');
    const { received } = findUpload(ctx, upload.id).state().files[0]!;
    expect(received).toBe(1_200_000);
    await upload.take(0, 1_100_000, slice(1_100_000, content.length));
    const set = await upload.finish();
    expect(set.lines).toBe(60_000);
    const [last] = await readLines(ctx, {
      logSetId: set.logSetId,
      file: 'api.log',
      fromLine: 60_000,
      toLine: 60_000,
    });
    expect(last!.text).toBe('2026-03-02T10:00:00Z INFO api request 59999 done');
  });

  test('says where to go on when bytes are missing, and is not finished before all are here', async () => {
    const upload = announce();
    await upload.take(0, 0, slice(0, 100_000));
    await expect(upload.take(0, 200_000, slice(200_000, 300_000))).rejects.toThrow(/100000 bytes are here/);
    await expect(upload.finish()).rejects.toThrow(/not here yet/);
    upload.cancel('done with it');
  });

  test('uses what came of a file that its sender cannot read to the end, and says so', async () => {
    const files = [
      { name: 'a.log', size: content.length },
      { name: 'b.log', size: content.length },
    ];
    const upload = startUpload(ctx, { files });
    await upload.take(0, 0, slice(0, 100_000));
    upload.leave(0);
    await upload.take(1, 0, slice(0, content.length));
    const set = await upload.finish();
    expect(set.lines).toBeGreaterThan(61_000);
    expect(set.problems).toEqual([expect.stringContaining('a.log could not be read past byte 100000')]);
  });

  test('leaves nothing behind when it is cancelled', async () => {
    const before = (await listLogSets(ctx.db, { userId: ctx.user.id, limit: 100 })).map((set) => set.id);
    const upload = announce();
    await upload.take(0, 0, slice(0, 2_000_000));
    upload.cancel('The upload was cancelled.');
    await expect(upload.finish()).rejects.toThrow();
    await expect.poll(() => upload.state().status).toBe('failed');
    const after = (await listLogSets(ctx.db, { userId: ctx.user.id, limit: 100 })).map((set) => set.id);
    expect(after.filter((id) => !before.includes(id))).toEqual([]);
  });

  test('is refused when it is larger than the settings allow, before a byte is sent', () => {
    expect(() => startUpload(ctx, { files: [{ name: 'huge.log', size: 9e15 }] })).toThrow(/UPLOAD_MAX_BYTES/);
  });

  test('is not known to somebody else', () => {
    const upload = announce();
    expect(() => findUpload({ ...ctx, user: { id: 'other', name: 'Other' } }, upload.id)).toThrow(
      /not known/,
    );
    upload.cancel('done with it');
  });
});
