import { TemplateMiner } from '#lib/logs/templates/template-miner.ts';

/** The template of every message. */
export function mineMessages(messages: string[]): string[] {
  const miner = new TemplateMiner();
  const encoder = new TextEncoder();
  const leaves = messages.map((message) => {
    const bytes = encoder.encode(message);
    return miner.add(bytes, 0, bytes.length);
  });
  const { templates, leafTemplate } = miner.finish();
  return leaves.map((leaf) => templates[leafTemplate[leaf]!]!.text);
}
