import { VARIABLE_HASH1, VARIABLE_HASH2 } from './leaf.ts';
import { linesOf, type Row, type RowCell, rekey, sourcesOf } from './row.ts';

/** Some cells of a row, one after the other. */
export interface Span {
  row: Row;
  from: number;
  to: number;
}

/** Rows that are equal outside of a span become one; what differs inside of it is one value. */
export function joinSpan(group: Span[]): Row {
  const base = group[0]!;
  const { head, tail } = commonEnds(group.map(({ row, from, to }) => row.cells.slice(from, to)));
  const inner = group.map(({ row, from, to }) => ({ row, cells: row.cells.slice(from + head, to - tail) }));
  const cells = [
    ...outside(group, 0, base.from + head, ({ from }) => from + head - (base.from + head)),
    valueCell(inner, base.row.cells[base.from + head]?.spaced ?? false),
    ...outside(group, base.to - tail, base.row.cells.length, ({ to }) => to - base.to),
  ];
  const rows = group.map(({ row }) => row);
  return rekey({ cells, leaves: rows.flatMap((row) => row.leaves), count: linesOf(rows), key1: 0, key2: 0 });
}

/** The cells of the first row from one place to another; `shift` says where those of another row lie. */
function outside(group: Span[], from: number, to: number, shift: (span: Span) => number): RowCell[] {
  return group[0]!.row.cells.slice(from, to).map((cell, i): RowCell => {
    if (!cell.variable) return { ...cell };
    const others = group.map((span) => ({ row: span.row, cell: span.row.cells[from + i + shift(span)]! }));
    return {
      ...cell,
      text: others.every((other) => other.cell.text === cell.text) ? cell.text : '<*>',
      sources: others.flatMap((other) => sourcesOf(other.row, other.cell)),
    };
  });
}

/** Signs and words around the value that every row has stay outside of it; brackets only in pairs. */
export function commonEnds(rows: RowCell[][]): { head: number; tail: number } {
  const shortest = Math.min(...rows.map((cells) => cells.length));
  const isCommon = (at: (cells: RowCell[]) => RowCell) => {
    const first = at(rows[0]!);
    return !first.variable && rows.every((cells) => at(cells).text === first.text);
  };
  let head = 0;
  while (head < shortest && isCommon((cells) => cells[head]!)) head++;
  let tail = 0;
  while (head + tail < shortest && isCommon((cells) => cells[cells.length - 1 - tail]!)) tail++;
  if (head === 0 && rows[0]!.slice(rows[0]!.length - tail).some((cell) => ')]}>"\''.includes(cell.text)))
    tail = 0;
  return { head, tail };
}

function valueCell(parts: { row: Row; cells: RowCell[] }[], spaced: boolean): RowCell {
  return {
    text: '<*>',
    variable: true,
    evident: true,
    word: false,
    spaced,
    hash1: VARIABLE_HASH1,
    hash2: VARIABLE_HASH2,
    sources: parts.flatMap(({ row, cells }) => {
      const variables = cells.filter((cell) => cell.variable);
      if (variables.length === 1) return variables[0]!.sources;
      const text = cells.map((cell, i) => (i > 0 && cell.spaced ? ' ' : '') + cell.text).join('');
      return row.leaves.map((leaf) => ({ leaf, text }));
    }),
  };
}
