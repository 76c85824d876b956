import { foldLists } from './fold-lists.ts';
import type { Leaf } from './leaf.ts';
import { mergeChunks } from './merge-chunks.ts';
import { mergeColumns } from './merge-columns.ts';
import { mergeLists } from './merge-lists.ts';
import { renderTemplate } from './render-template.ts';
import { type Row, rowOfLeaf } from './row.ts';
import type { SampledLeaves } from './sampled-leaves.ts';
import type { MinedTemplates, Template } from './template.ts';

/** Joins leaves that differ only in values and writes the templates. */
export function groupLeaves(sampled: SampledLeaves): MinedTemplates {
  const { leaves } = sampled;
  // The order of the leaves is that of arrival; the result must not depend on it.
  const order = leaves.map((_, i) => i).sort((a, b) => compareLeaves(leaves[a]!, leaves[b]!));
  const rows = mergeChunks(mergeLists(mergeColumns(foldLists(order.map((i) => rowOfLeaf(leaves[i]!, i))))));
  const byText = new Map<string, { template: Template; rows: Row[] }>();
  for (const row of rows) {
    const template = renderTemplate(row, sampled);
    const same = byText.get(template.text);
    if (!same) byText.set(template.text, { template, rows: [row] });
    else {
      same.template.count += template.count;
      same.rows.push(row);
    }
  }
  const groups = [...byText.values()].sort(
    (a, b) => b.template.count - a.template.count || (a.template.text < b.template.text ? -1 : 1),
  );
  const leafTemplate = new Int32Array(leaves.length);
  groups.forEach((group, id) => {
    for (const row of group.rows) for (const leaf of row.leaves) leafTemplate[leaf] = id;
  });
  return { templates: groups.map((group) => group.template), leafTemplate };
}

function compareLeaves(a: Leaf, b: Leaf): number {
  return a.key1 - b.key1 || a.key2 - b.key2;
}
