import { drawSprite } from '#components/icons/draw-sprite.ts';

export const dynamic = 'force-static';

export function GET(): Response {
  return new Response(drawSprite(), {
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=31536000, immutable' },
  });
}
