import { findUpload } from '#lib/sources/uploads/open-uploads.ts';
import { respond } from '../../respond.ts';

/** How far each file is: a client that lost its connection goes on from there. */
export const GET = respond<{ id: string }>(async (ctx, _request, { id }) =>
  Response.json(findUpload(ctx, id).state()),
);

export const DELETE = respond<{ id: string }>(async (ctx, _request, { id }) => {
  findUpload(ctx, id).cancel('The upload was cancelled.');
  return new Response(null, { status: 204 });
});
