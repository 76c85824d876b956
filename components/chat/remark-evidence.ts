/** A node of a Markdown tree, as far as this walk needs it. */
interface Node {
  type: string;
  value?: string;
  children?: Node[];
  position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined;
  data?: { hName: string; hProperties: Record<string, string> };
}

const mark = /\[(E\d+)\]/g;
/** The same as it was written: behind a backslash it is words of a log, not a mark. */
const written = /(\\*)\[E\d+\\?\]/g;

/** Makes `[E3]` in running text an element of its own; code and links keep it as text. */
export function remarkEvidence() {
  return (tree: Node, file: { value: unknown }): void => {
    walk(tree, String(file.value));
  };
}

function walk(node: Node, source: string): void {
  if (!node.children || node.type === 'link' || node.type === 'linkReference') return;
  node.children = node.children.flatMap((child) => {
    if (child.type !== 'text' || child.value === undefined) {
      walk(child, source);
      return [child];
    }
    const { start, end } = child.position ?? {};
    return split(child.value, source.slice(start?.offset ?? 0, end?.offset ?? 0));
  });
}

function split(text: string, source: string): Node[] {
  const escaped = [...source.matchAll(written)].map(([, slashes]) => (slashes?.length ?? 0) % 2 === 1);
  const nodes: Node[] = [];
  let from = 0;
  for (const [at, found] of [...text.matchAll(mark)].entries()) {
    if (escaped[at]) continue;
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
