import fc from 'fast-check';
import FormulaParser from 'fast-formula-parser';
import { describe, expect, it } from 'vitest';
import type { Sheet, SheetCell } from '~/platform/tables/write-workbook.server';
import { readTable } from '~/platform/tables/read-table.server';
import { writeWorkbook } from '~/platform/tables/write-workbook.server';
import { worksheets } from './all-worksheets';
import { figuresWorkbook } from './figures-workbook.server';
import { singleFormulas } from './worksheet-formulas';
import { partsOnPage } from './worksheet-forms';

const withFormulas = worksheets.flatMap((worksheet) =>
  partsOnPage(worksheet).flatMap(([name, part]) =>
    singleFormulas[`${worksheet.key}.${name}`]
      ? [[`${worksheet.key}.${name}`, worksheet, name, part] as const]
      : [],
  ),
);

/** Calculates a workbook's formulas as a spreadsheet does, over the cells of its sheets. */
function calculate(sheets: readonly Sheet[], formula: string): unknown {
  const cellAt = (sheet: string, row: number, column: number): SheetCell => {
    const found = sheets.find(({ name }) => name === sheet);
    return (row === 1 ? found?.header[column - 1] : found?.rows[row - 2]?.[column - 1]) ?? null;
  };
  const parser = new FormulaParser({
    onCell: ({ sheet, row, col }) => cellAt(sheet, row, col),
    onRange: ({ sheet, from, to }) =>
      Array.from({ length: to.row - from.row + 1 }, (_, row) =>
        Array.from({ length: to.col - from.col + 1 }, (__, column) =>
          cellAt(sheet, from.row + row, from.col + column),
        ),
      ),
  });
  const [figures] = sheets;
  return parser.parse(formula.slice(1), { sheet: figures?.name ?? '', row: 1, col: 1 });
}

/** Each figure of the results beside what its formula gives; a figure in words can't be calculated, for which the formula gives a dash. */
function compared(sheets: readonly Sheet[]) {
  const [, results] = sheets;
  return (results?.rows ?? []).flatMap(([figure, value, , live]) =>
    typeof live === 'object' && live !== null
      ? [
          {
            figure: typeof figure === 'string' ? figure : '',
            value: typeof value === 'number' ? value : '–',
            live: calculate(sheets, live.formula),
          },
        ]
      : [],
  );
}

describe.each(withFormulas)('the workbook of %s', (key, worksheet, name, part) => {
  const workbookOf = (fields: Record<string, string>) => figuresWorkbook(worksheet, name, fields, 'sw') ?? [];

  it('calculates the example as the page does', () => {
    const both = compared(workbookOf({ example: '1' }));
    expect(both).toHaveLength(Object.keys(singleFormulas[key] ?? {}).length);
    for (const { figure, value, live } of both) expect(live, figure).toBe(value);
  });

  it('calculates whatever is typed as the page does, blanks and services that aren’t offered too', () => {
    const boxes = Object.entries(part.fields).flatMap(([path, field]) =>
      field.kind === 'list' ? Array.from({ length: field.rows }, (_, row) => `${path}.${row}`) : [path],
    );
    const box = (path: string) => {
      const field = part.fields[path.split('.')[0] ?? ''];
      const most = field?.kind === 'count' || field?.kind === 'number' ? (field.most ?? 5000) : 31;
      const number =
        field?.kind === 'share' ? fc.constantFrom('0', '0.03', '0.5', '0.95', '1') : fc.nat(most).map(String);
      return fc.oneof(
        { weight: 8, arbitrary: number },
        { weight: 1, arbitrary: fc.constantFrom('', '0', 'NA') },
      );
    };
    fc.assert(
      fc.property(fc.record(Object.fromEntries(boxes.map((path) => [path, box(path)]))), (fields) => {
        for (const { figure, value, live } of compared(workbookOf(fields))) {
          if (typeof value === 'number') expect(live, figure).toBeCloseTo(value, 6);
          else expect(live, figure).toBe(value);
        }
      }),
      { numRuns: 20 },
    );
  });
});

it('a workbook is written with its formulas and read back without them', async () => {
  const sheets =
    figuresWorkbook(
      worksheets.find(({ key }) => key === 'W05')!,
      'coverage',
      { example: '1' },
      'sw',
    ) ?? [];
  const bytes = await writeWorkbook(sheets);
  const table = await readTable(bytes);
  expect(table.ok && table.rows.length).toBeGreaterThan(4);
});
