import { createUploadSchema } from '#lib/contracts/uploads.ts';
import { startUpload } from '#lib/sources/uploads/open-uploads.ts';
import { readJson, respond } from '../respond.ts';

/** Announces files; their bytes follow by PUT to `/api/uploads/:id/files/:index?offset=N`. */
export const POST = respond(async (ctx, request) => {
  const session = startUpload(ctx, createUploadSchema.parse(await readJson(request)));
  return Response.json(session.state(), { status: 201, headers: { location: `/api/uploads/${session.id}` } });
});
