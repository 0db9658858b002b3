import fc from 'fast-check';
import { deviation, mean, median, quantile } from 'd3-array';
import FormulaParser from 'fast-formula-parser';
import { describe, expect, it } from 'vitest';
import type { Sheet, SheetCell } from '~/platform/tables/write-workbook.server';
import { readTable } from '~/platform/tables/read-table.server';
import { writeWorkbook } from '~/platform/tables/write-workbook.server';
import { worksheets } from './all-worksheets';
import type { CellField, Field, Fields } from './fields';
import { figuresWorkbook } from './figures-workbook.server';
import { headOfOutput } from './output-label';
import { isPercentage } from './say-run';
import type { AnyPart } from './worksheet';
import { rowFormulas, singleFormulas } from './worksheet-formulas';
import { partsOnPage } from './worksheet-forms';

const withFormulas = worksheets.flatMap((worksheet) =>
  partsOnPage(worksheet).flatMap(([name, part]) =>
    singleFormulas[`${worksheet.key}.${name}`]
      ? [[`${worksheet.key}.${name}`, worksheet, name, part] as const]
      : [],
  ),
);

type Cells = unknown[][];
interface Argument {
  value: unknown;
}
const cellsOf = ({ value }: Argument): unknown[] =>
  Array.isArray(value) ? (value as Cells).flat() : [value];
const numbersOf = (all: Argument[]) =>
  all.flatMap(cellsOf).filter((cell): cell is number => typeof cell === 'number');
const isFilled = (cell: unknown) => cell !== null && cell !== undefined && cell !== '';
const textOf = ({ value }: Argument) => (isFilled(value) ? String(value) : '');

/** What IFERROR takes for a fault: the parser calculates what IF leaves aside too, so nothing is thrown. */
const orFault = (value: number | undefined): unknown => value ?? FormulaParser.FormulaError.DIV0;

/** Whether a cell meets a criterion such as `>=0`, `<>` or a word. */
function meets(cell: unknown, criterion: unknown): boolean {
  if (criterion === '>=0') return typeof cell === 'number' && cell >= 0;
  if (criterion === '<>') return isFilled(cell);
  return isFilled(cell) ? cell === criterion : criterion === '';
}

/** Places at which all ranges meet their criteria. */
function placesThatMeet(pairs: Argument[]): number[] {
  const [first] = pairs;
  const places = first ? cellsOf(first).map((_, place) => place) : [];
  return places.filter((place) =>
    pairs.every((range, at) => at % 2 === 1 || meets(cellsOf(range)[place], pairs[at + 1]?.value)),
  );
}

/** What spreadsheets have and the parser doesn't. */
const missingFunctions = {
  COUNTA: (...all: Argument[]) => all.flatMap(cellsOf).filter(isFilled).length,
  COUNTIFS: (...all: Argument[]) => placesThatMeet(all).length,
  LEN: (text: Argument) => textOf(text).length,
  MEDIAN: (...all: Argument[]) => orFault(median(numbersOf(all))),
  MIN: (...all: Argument[]) => Math.min(...numbersOf(all)),
  QUARTILE: (range: Argument) => orFault(quantile(numbersOf([range]), 0.75)),
  STDEV: (...all: Argument[]) => orFault(deviation(numbersOf(all))),
  STDEVP: (...all: Argument[]) => {
    const values = numbersOf(all);
    const center = mean(values) ?? 0;
    const variance = mean(values.map((one) => (one - center) ** 2));
    return orFault(variance === undefined ? undefined : Math.sqrt(variance));
  },
  SUBSTITUTE: (text: Argument, old: Argument, other: Argument) =>
    textOf(text).replaceAll(textOf(old), textOf(other)),
  SUMIFS: (sum: Argument, ...pairs: Argument[]) => {
    const cells = cellsOf(sum);
    return placesThatMeet(pairs).reduce((total, place) => total + Number(cells[place]), 0);
  },
};

const withRowFormulas = worksheets.flatMap((worksheet) =>
  partsOnPage(worksheet).flatMap(([name, part]) =>
    rowFormulas[`${worksheet.key}.${name}`]
      ? [[`${worksheet.key}.${name}`, worksheet, name, part] as const]
      : [],
  ),
);

/** What may be typed into a part's form: numbers, blanks, services that aren't offered, words where there are choices. */
function fieldsOf(part: AnyPart): fc.Arbitrary<Record<string, string>> {
  const cell = (field: CellField, path: string): fc.Arbitrary<string> => {
    if (field.kind === 'text') return fc.constantFrom(`x ${path}`, `y ${path}`);
    if (field.kind === 'choice') return fc.constantFrom('', ...field.options);
    if (field.kind === 'day') return fc.constantFrom('', '2025-06-01', '2025-07-31', '2026-06-01');
    if (field.kind === 'period') return fc.constant('');
    const most = field.kind === 'share' ? 1 : (field.most ?? 5000);
    const number =
      field.kind === 'share' ? fc.constantFrom('0', '3 %', '0.5', '0.95', '1') : fc.nat(most).map(String);
    return fc.oneof(
      { weight: 8, arbitrary: number },
      { weight: 1, arbitrary: fc.constantFrom('', '0', 'NA') },
    );
  };
  const cells = (field: Field, path: string): [string, fc.Arbitrary<string>][] => {
    const times = (count: number) => Array.from({ length: count }, (_, place) => `${path}.${place}`);
    if (field.kind === 'list') return times(field.rows).map((one) => [one, cell(field.of, one)]);
    if (field.kind === 'group') return each(field.fields, path);
    return field.kind === 'table'
      ? times(4).flatMap((row) => each(field.columns, row))
      : [[path, cell(field, path)]];
  };
  const each = (fields: Fields, path: string) =>
    Object.entries(fields).flatMap(([key, field]) => cells(field, path === '' ? key : `${path}.${key}`));
  return fc.record(Object.fromEntries(each(part.fields, '')));
}

/** Calculates a workbook's formulas as a spreadsheet does, over the cells of its sheets. */
function calculate(sheets: readonly Sheet[], formula: string): unknown {
  const cellAt = (sheet: string, row: number, column: number): SheetCell => {
    const found = sheets.find(({ name }) => name === sheet);
    return (row === 1 ? found?.header[column - 1] : found?.rows[row - 2]?.[column - 1]) ?? null;
  };
  const parser = new FormulaParser({
    functions: missingFunctions,
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
    fc.assert(
      fc.property(fieldsOf(part), (fields) => {
        for (const { figure, value, live } of compared(workbookOf(fields))) {
          if (typeof value === 'number') expect(live, figure).toBeCloseTo(value, 6);
          else expect(live, figure).toBe(value);
        }
      }),
      { numRuns: 8 },
    );
  });
});

const nameIn = (cell: SheetCell | undefined) => (typeof cell === 'object' ? '' : String(cell ?? ''));

describe.each(withRowFormulas)('the rows of the workbook of %s', (key, worksheet, name, part) => {
  const figures = Object.keys(rowFormulas[key] ?? {});
  const heads = figures.map(
    (figure) => headOfOutput(figure, 'sw') + (isPercentage(part.figures[figure]) ? ' (%)' : ''),
  );

  /** Each row's figures as the page has them, and as its formulas give them, by the row's name. */
  function rowsOf(fields: Record<string, string>) {
    const sheets = figuresWorkbook(worksheet, name, fields, 'sw') ?? [];
    const page = sheets.find(
      ({ header }) => header[0] !== undefined && heads.every((head) => header.includes(head)),
    );
    const live = sheets.at(-1);
    const ofPage = (page?.rows ?? []).map(
      (row) =>
        [
          nameIn(row[0]),
          heads.map((head) => {
            const value = row[page?.header.indexOf(head) ?? -1];
            return typeof value === 'number' ? value : '–';
          }),
        ] as const,
    );
    const ofFormulas = (live?.rows ?? []).map(
      ([first, ...cells]) =>
        [
          nameIn(first),
          cells.map((cell) =>
            typeof cell === 'object' && cell !== null ? calculate(sheets, cell.formula) : cell,
          ),
        ] as const,
    );
    return { ofPage, ofFormulas: new Map(ofFormulas) };
  }

  it.each(['as they are in the example', 'as they are typed'])('are calculated as on the page, %s', (how) => {
    const check = (fields: Record<string, string>) => {
      const { ofPage, ofFormulas } = rowsOf(fields);
      for (const [row, values] of ofPage) expect(ofFormulas.get(row), row).toEqual(values);
      return ofPage.length;
    };
    if (how.endsWith('example')) expect(check({ example: '1' })).toBeGreaterThan(2);
    else
      fc.assert(
        fc.property(fieldsOf(part), (fields) => void check(fields)),
        { numRuns: 8 },
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
