import { z } from 'zod';
import { findUpload } from '#lib/sources/uploads/open-uploads.ts';
import { respond } from '../../../../respond.ts';

const place = z.object({ index: z.coerce.number().int().min(0), offset: z.coerce.number().int().min(0) });

/** Bytes of one file from `offset` on. */
export const PUT = respond<{ id: string; index: string }>(async (ctx, request, { id, index }) => {
  const asked = place.parse({ index, offset: new URL(request.url).searchParams.get('offset') ?? 0 });
  const received = await findUpload(ctx, id).take(asked.index, asked.offset, request.body ?? nothing());
  return Response.json({ received });
});

/** The sender cannot read any more of this file: what came is used. */
export const DELETE = respond<{ id: string; index: string }>(async (ctx, _request, { id, index }) =>
  Response.json(findUpload(ctx, id).leave(place.shape.index.parse(index))),
);

async function* nothing(): AsyncGenerator<Uint8Array> {}
