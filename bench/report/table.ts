/** Cells as they are printed. */
export interface Table {
  title: string;
  headings: string[];
  rows: string[][];
}

/** Lays a table out as plain text: the first column to the left, figures to the right. */
export function formatTable({ title, headings, rows }: Table): string {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const layOut = (cells: string[]) =>
    widths
      .map((width, column) => {
        const cell = cells[column] ?? '';
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [title, '', layOut(headings), rule, ...rows.map(layOut)].join('\n');
}
