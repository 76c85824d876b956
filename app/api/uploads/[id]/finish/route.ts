import { findUpload } from '#lib/sources/uploads/open-uploads.ts';
import { respond } from '../../../respond.ts';

/** Answers once everything is read and stored. */
export const POST = respond<{ id: string }>(async (ctx, _request, { id }) =>
  Response.json(await findUpload(ctx, id).finish()),
);
