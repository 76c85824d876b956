import { PersonError } from '#lib/contracts/errors.ts';
import type { CreateUpload } from '#lib/contracts/uploads.ts';
import type { Ctx } from '#lib/server/context.ts';
import { UploadSession } from './upload-session.ts';

/** Uploads at once in one process: each holds a worker's attention and some memory. */
const MOST_OPEN = 32;

/** On globalThis, since hot reloads and bundles of one process share it. */
const shared = globalThis as { logloreUploads?: Map<string, UploadSession> };
shared.logloreUploads ??= new Map();
const open = shared.logloreUploads;

export function startUpload(ctx: Ctx, input: CreateUpload): UploadSession {
  const most = ctx.settings.uploads.maxBytes;
  const size = input.files.reduce((sum, file) => sum + file.size, 0);
  if (size > most)
    throw new PersonError(
      'too_large',
      `These files are ${Math.ceil(size / 1e6)} MB; at most ${Math.floor(most / 1e6)} MB are taken (UPLOAD_MAX_BYTES). Cut out the hours that matter, or compress them.`,
      { field: 'files' },
    );
  const receiving = [...open.values()].filter((session) => session.state().status === 'receiving').length;
  if (receiving >= MOST_OPEN)
    throw new PersonError(
      'limit_reached',
      `${MOST_OPEN} uploads are under way. Wait for one to end, then send this again.`,
    );
  const session = new UploadSession(ctx, input, () => open.delete(session.id));
  open.set(session.id, session);
  return session;
}

/** The upload of this person; another instance or a restarted one does not know it. */
export function findUpload(ctx: Ctx, id: string): UploadSession {
  const session = open.get(id);
  if (session?.userId !== ctx.user.id)
    throw new PersonError('not_found', 'This upload is not known here any more. Send the files again.');
  return session;
}
