import fc from 'fast-check';
import { deviation, mean, median, quantile } from 'd3-array';
import FormulaParser from 'fast-formula-parser';
import { describe, expect, it } from 'vitest';
import type { Sheet, SheetCell } from '~/platform/tables/write-workbook.server';
import { getTranslator } from '~/platform/i18n/translate';
import { readTable } from '~/platform/tables/read-table.server';
import { writeWorkbook } from '~/platform/tables/write-workbook.server';
import { worksheets } from './all-worksheets';
import type { CellField, Field, Fields } from './fields';
import { figuresWorkbook } from './figures-workbook.server';
import { stepFormulas } from './step-formulas';
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
type Config = ConstructorParameters<typeof FormulaParser>[0];
type Cell = Parameters<Config['onCell']>[0];
type Range = Parameters<Config['onRange']>[0];
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

const faultIn = (all: Argument[]): unknown => all.flatMap(cellsOf).find((cell) => cell instanceof Error);

const orNone = (numbers: number[]) => (numbers.length === 0 ? [0] : numbers);

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

/** Of so many throws of a coin, the number of successes that is reached with a probability, by Pascal's triangle. */
function leastSuccesses(throws: number, probability: number): number {
  let ways = [1];
  for (let one = 0; one < throws; one += 1) {
    ways = [...ways, 0].map((way, place) => way + (ways[place - 1] ?? 0));
  }
  let reached = 0;
  return ways.findIndex((way) => (reached += way / 2 ** throws) >= probability);
}

/** What spreadsheets have and the parser doesn't. */
const missingFunctions = {
  AVERAGE: (...all: Argument[]) => orFault(mean(numbersOf(all))),
  COUNTA: (...all: Argument[]) => all.flatMap(cellsOf).filter(isFilled).length,
  COUNTIFS: (...all: Argument[]) => placesThatMeet(all).length,
  CRITBINOM: ({ value: throws }: Argument, _: Argument, { value: probability }: Argument) =>
    leastSuccesses(Number(throws), Number(probability)),
  LEN: (text: Argument) => textOf(text).length,
  MAX: (...all: Argument[]) => faultIn(all) ?? Math.max(...orNone(numbersOf(all))),
  MEDIAN: (...all: Argument[]) => orFault(median(numbersOf(all))),
  MIN: (...all: Argument[]) => faultIn(all) ?? Math.min(...orNone(numbersOf(all))),
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
    rowFormulas[`${worksheet.key}.${name}`] || (part.table && stepFormulas[`${worksheet.key}.${name}`])
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
    Object.entries(fields).flatMap(([key, field]) =>
      field.isForFiles ? [] : cells(field, path === '' ? key : `${path}.${key}`),
    );
  return fc.record(Object.fromEntries(each(part.fields, '')));
}

/** Calculates a workbook's formulas as a spreadsheet does, over the cells of its sheets, of which some have formulas too. */
function calculatorOf(sheets: readonly Sheet[]): (formula: string) => unknown {
  const known = new Map<SheetCell, unknown>();
  const cellAt = (name: string, row: number, column: number): unknown => {
    const sheet = sheets.find((one) => one.name === name);
    const cell = (row === 1 ? sheet?.header[column - 1] : sheet?.rows[row - 2]?.[column - 1]) ?? null;
    if (typeof cell !== 'object' || cell === null) return cell;
    if (!known.has(cell)) known.set(cell, calculate(cell.formula));
    return known.get(cell);
  };
  /** A parser reads one formula at a time; one for each cell that waits for another. */
  const waiting: FormulaParser[] = [];
  const calculate = (formula: string): unknown => {
    const parser = waiting.pop() ?? new FormulaParser(config);
    const answer: unknown = parser.parse(formula.slice(1), { sheet: sheets[0]?.name ?? '', row: 1, col: 1 });
    waiting.push(parser);
    return answer;
  };
  const config = {
    functions: missingFunctions,
    onCell: ({ sheet, row, col }: Cell) => cellAt(sheet, row, col),
    onRange: ({ sheet, from, to }: Range) =>
      Array.from({ length: to.row - from.row + 1 }, (_, row) =>
        Array.from({ length: to.col - from.col + 1 }, (__, column) =>
          cellAt(sheet, from.row + row, from.col + column),
        ),
      ),
  };
  return calculate;
}

/** Each figure of the results beside what its formula gives; a figure in words can't be calculated, for which the formula gives a dash. */
function compared(sheets: readonly Sheet[]) {
  const [, results] = sheets;
  const calculate = calculatorOf(sheets);
  return (results?.rows ?? []).flatMap(([figure, value, , live]) =>
    typeof live === 'object' && live !== null
      ? [
          {
            figure: typeof figure === 'string' ? figure : '',
            value: typeof value === 'number' ? value : '–',
            live: calculate(live.formula),
          },
        ]
      : [],
  );
}

/** Formulas that go on with others take longer to calculate. */
const runsOf = (key: string) => (stepFormulas[key] ? 3 : 8);

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
      { numRuns: runsOf(key) },
    );
  });
});

/** Why a figure can't be calculated stands in the page's rows in words. */
const isReason = (cell: SheetCell) =>
  typeof cell === 'string' && cell.startsWith(getTranslator('sw')('worksheets:notCounted', { reason: '' }));

const nameIn = (cell: SheetCell | undefined) => (typeof cell === 'object' ? '' : String(cell ?? ''));

describe.each(withRowFormulas)('the rows of the workbook of %s', (key, worksheet, name, part) => {
  /** Each row's figures and words as the page has them, and as its formulas give them, by the row's name. */
  function rowsOf(fields: Record<string, string>) {
    const sheets = figuresWorkbook(worksheet, name, fields, 'sw') ?? [];
    const live = sheets.at(-1);
    const page = sheets.length > 3 ? sheets[2] : undefined;
    const heads = (live?.header ?? []).filter((head, at) => at > 0 && page?.header.includes(head));
    const calculate = calculatorOf(sheets);
    const cellsOfRow = (sheet: Sheet | undefined, row: readonly SheetCell[]) =>
      heads.map((head) => row[sheet?.header.indexOf(head) ?? -1] ?? null);
    const ofPage = (page?.rows ?? []).map(
      (row) => [nameIn(row[0]), cellsOfRow(page, row).map((cell) => (isReason(cell) ? '–' : cell))] as const,
    );
    const ofFormulas = (live?.rows ?? []).map(
      (row) =>
        [
          nameIn(row[0]),
          () =>
            cellsOfRow(live, row).map((cell) =>
              typeof cell === 'object' && cell !== null ? calculate(cell.formula) : cell,
            ),
        ] as const,
    );
    return { heads, ofPage, ofFormulas: new Map(ofFormulas) };
  }

  it.each(['as they are in the example', 'as they are typed'])('are calculated as on the page, %s', (how) => {
    const check = (fields: Record<string, string>) => {
      const { heads, ofPage, ofFormulas } = rowsOf(fields);
      for (const [row, values] of ofPage) expect(ofFormulas.get(row)?.(), row).toEqual(values);
      return ofPage.length * heads.length;
    };
    if (how.endsWith('example')) expect(check({ example: '1' })).toBeGreaterThan(0);
    else
      fc.assert(
        fc.property(fieldsOf(part), (fields) => void check(fields)),
        { numRuns: runsOf(key) },
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
