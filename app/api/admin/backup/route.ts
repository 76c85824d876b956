import { writeBackup } from '#lib/memory/transfer/write-backup.ts';
import { checkAdmin } from '#lib/server/check-admin.ts';
import { respond } from '../../respond.ts';
import { streamFile } from '../../stream-file.ts';

/** A backup of everything, as `db:backup` writes it. A form's POST, so that no link of another page starts one. */
export const POST = respond(async (ctx, request) => {
  checkAdmin(ctx.settings, request.headers);
  const backup = await writeBackup(ctx);
  const at = ctx.now().toISOString().slice(0, 16).replaceAll(':', '-');
  return streamFile(backup.read(), {
    name: `loglore-backup-${at}.gz`,
    type: 'application/gzip',
    bytes: backup.bytes,
  });
});
