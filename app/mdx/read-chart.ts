import type { ChartData } from '~/ui/charts/chart';
import type { ChartKind } from './chart-kinds';
import type { Problem } from '~/platform/content/problem';
import type { Fault } from './fault';
import { placeOf, type SyntaxNode } from './syntax-tree';

const limits: Record<ChartKind, { columns: [number, number]; rows: [number, number] }> = {
  line: { columns: [1, 3], rows: [2, 24] },
  run: { columns: [1, 1], rows: [3, 36] },
  bars: { columns: [1, 1], rows: [2, 14] },
  stacked: { columns: [2, 3], rows: [2, 12] },
};
/** Longer labels leave no room for the bars on a small phone. */
const longestLabel: Record<ChartKind, number> = { line: 12, run: 12, bars: 22, stacked: 12 };

/**
 * Reads the figures of a chart from the one table that stands in it.
 * @returns the figures, and a fault for each cell or measure that keeps the chart from being drawn
 */
export function readChart(
  chart: SyntaxNode,
  kind: ChartKind,
): { data: ChartData | undefined; faults: Fault[] } {
  const tables = (chart.children ?? []).filter(({ type }) => type === 'table');
  const [table] = tables;
  if (tables.length !== 1 || !table) {
    const values = { component: 'Chart', number: tables.length };
    return { data: undefined, faults: [{ ...placeOf(chart), code: 'tableOne', values }] };
  }
  const [head, ...rows] = (table.children ?? []).map(({ children = [] }) => children);
  const names = (head ?? []).slice(1).map(textOf);
  const faults: Fault[] = [...problemsOfSize(kind, names.length, rows.length)].map((problem) => ({
    ...placeOf(table),
    ...problem,
  }));
  const labels = rows.map(([label]) => (label ? textOf(label) : ''));
  const values = rows.map((row) =>
    names.map((_, index) => {
      const cell = row[index + 1];
      const problem = cell && problemOfCell(textOf(cell), kind);
      if (cell && problem) faults.push({ ...placeOf(cell), ...problem });
      return cell ? numberIn(textOf(cell)) : null;
    }),
  );
  rows.forEach(([label], row) => {
    const text = labels[row] ?? '';
    const max = longestLabel[kind];
    if (label && text.length > max) {
      faults.push({ ...placeOf(label), code: 'chartLabel', values: { label: text.slice(0, 60), max } });
    }
  });
  faults.push(...faultsOfWhole(table, labels, values));
  const series = names.map((name, index) => ({ name, values: values.map((row) => row[index] ?? null) }));
  return { data: faults.length === 0 ? { labels, series } : undefined, faults };
}

/** A chart with nothing to draw, or with two points of one name, tells its reader nothing. */
function* faultsOfWhole(table: SyntaxNode, labels: string[], values: (number | null)[][]): Generator<Fault> {
  if (values.flat().every((value) => value === null)) yield { ...placeOf(table), code: 'chartEmpty' };
  for (const label of new Set(labels.filter((one, index) => labels.indexOf(one) < index))) {
    yield { ...placeOf(table), code: 'chartLabelTwice', values: { label: label.slice(0, 60) } };
  }
}

function* problemsOfSize(kind: ChartKind, columns: number, rows: number): Generator<Problem> {
  const [fewest, most] = limits[kind].columns;
  if (columns < fewest || columns > most) {
    yield { code: 'chartColumns', values: { number: columns, least: fewest, most } };
  }
  const [least, longest] = limits[kind].rows;
  if (rows < least || rows > longest) {
    yield { code: 'chartRows', values: { number: rows, least, most: longest } };
  }
}

function problemOfCell(text: string, kind: ChartKind): Problem | undefined {
  if (text === '') return undefined;
  const value = numberIn(text);
  if (value === null) return { code: 'chartNumber', values: { cell: text.slice(0, 60) } };
  const hasBars = kind === 'bars' || kind === 'stacked';
  return hasBars && value < 0 ? { code: 'chartNegative', values: { cell: text } } : undefined;
}

const numberIn = (text: string) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null);

function textOf({ value, children = [] }: SyntaxNode): string {
  return (typeof value === 'string' ? value : children.map(textOf).join('')).trim();
}
