/** A node of a Markdown tree, as far as this walk needs it. */
interface Node {
  type: string;
  value?: string;
  children?: Node[];
  data?: { hName: string; hProperties: Record<string, string> };
}

const mark = /\[(E\d+)\]/g;

/** Makes `[E3]` in running text an element of its own; code and links keep it as text. */
export function remarkEvidence() {
  return (tree: Node): void => {
    walk(tree);
  };
}

function walk(node: Node): void {
  if (!node.children || node.type === 'link' || node.type === 'linkReference') return;
  node.children = node.children.flatMap((child) => {
    if (child.type !== 'text' || child.value === undefined) {
      walk(child);
      return [child];
    }
    return split(child.value);
  });
}

function split(text: string): Node[] {
  const nodes: Node[] = [];
  let from = 0;
  for (const found of text.matchAll(mark)) {
    if (found.index > from) nodes.push({ type: 'text', value: text.slice(from, found.index) });
    nodes.push({
      type: 'evidenceMark',
      data: { hName: 'evidence-mark', hProperties: { evidence: found[1] ?? '' } },
      children: [],
    });
    from = found.index + found[0].length;
  }
  if (from < text.length) nodes.push({ type: 'text', value: text.slice(from) });
  return nodes;
}
