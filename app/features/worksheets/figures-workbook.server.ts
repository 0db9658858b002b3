import { figureColumns, headOfColumn } from './figure-columns';
import { labelOfField } from './field-label';
import { type Field, type Fields, text } from './fields';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { parseTypedNumber } from '~/platform/typed-number';
import type { Sheet, SheetCell } from '~/platform/tables/write-workbook.server';
import { headOfOutput, labelOfOutput } from './output-label';
import { type AskedPart, readPage } from './read-page';
import { typedAt } from './read-typed';
import type { Run } from './run-worksheet';
import { decimalsOf, isPercentage, roundAsShown, sayFindings, showValue, wordOf } from './say-run';
import { spreadsheetFormula } from './spreadsheet-formula';
import type { AnyPart, OutputOf, OutputValue, Worksheet } from './worksheet';
import { rowFormulas, singleFormulas } from './worksheet-formulas';

/**
 * The figures of one part of a worksheet as sheets of a workbook: what was typed, and below the same names and rounded alike, what the page
 * answers. Without figures it is the empty table that people fill in.
 * @returns undefined where the worksheet has no such part on its page
 */
export function figuresWorkbook(
  worksheet: Worksheet,
  name: string | undefined,
  fields: Readonly<Record<string, string>>,
  language: Language,
): Sheet[] | undefined {
  const asked = readPage(worksheet, name, fields);
  if (!asked) return undefined;
  const { part, run } = asked;
  const results = run
    ? [
        resultSheet(worksheet, asked, run, language),
        ...rowSheet(part, run, language),
        ...liveRows(worksheet, asked, run, language),
      ]
    : [];
  return [figureSheet(worksheet, asked, language), ...results];
}

function figureSheet(worksheet: Worksheet, asked: AskedPart, language: Language): Sheet {
  const t = getTranslator(language);
  const name = t('worksheets:file.figures');
  const columns = figureColumns(asked.part.fields);
  if (columns.length === 0) {
    const header = [t('worksheets:file.figure'), t('worksheets:file.value')];
    return { name, header, rows: singleFigures(worksheet, asked, language) };
  }
  const { typed } = asked;
  const longest = Math.max(
    0,
    ...Object.values(typed).map((value) => (Array.isArray(value) ? value.length : 0)),
  );
  return {
    name,
    header: columns.map((column) => headOfColumn(worksheet.key, column, language)),
    rows: Array.from({ length: longest }, (_, row) =>
      columns.map(({ pathOf }) => numberIn(typedAt(typed, pathOf(row)))),
    ),
  };
}

/** The figures of a form without rows, each with its name. */
function singleFigures(worksheet: Worksheet, { part, typed }: AskedPart, language: Language): SheetCell[][] {
  const labelOf = (key: string) => labelOfField(worksheet.key, key, language);
  const figureAt = (path: string, { kind }: Field = text()) =>
    kind === 'share' ? shareIn(typedAt(typed, path)) : numberIn(typedAt(typed, path));
  return Object.entries(part.fields).flatMap(([key, field]): SheetCell[][] => {
    if (field.isForFiles) return [];
    if (field.kind === 'group') {
      return Object.keys(field.fields).map((one) => [labelOf(one), figureAt(`${key}.${one}`)]);
    }
    if (field.kind === 'list') {
      return Array.from({ length: field.rows }, (_, row) => [
        `${labelOf(key)} ${row + 1}`,
        figureAt(`${key}.${row}`),
      ]);
    }
    return [[labelOf(key), figureAt(key, field)]];
  });
}

/** A figure as a number, so that a spreadsheet can go on with it; anything else as it was typed. */
function numberIn(cell: string): SheetCell {
  if (cell.trim() === '') return null;
  const value = parseTypedNumber(cell.trim());
  return value !== undefined && Number.isFinite(value) ? value : cell;
}

/** A share as a part of 1: `90 %` is 0.9. */
function shareIn(cell: string): SheetCell {
  const value = numberIn(cell);
  return typeof value === 'number' && cell.trim().endsWith('%') ? value / 100 : value;
}

function resultSheet(worksheet: Worksheet, { name, part }: AskedPart, run: Run, language: Language): Sheet {
  const formulas = singleFormulas[`${worksheet.key}.${name}`];
  const t = getTranslator(language);
  const rows = Object.entries(part.figures).flatMap(([key, output]): SheetCell[][] => {
    const value = run.outputs[key];
    if (value === undefined || Array.isArray(value)) return [];
    const band = run.outputs[part.bands?.[key] ?? ''];
    return [
      [
        labelOfOutput(key, language) + (isPercentage(output) ? ' (%)' : ''),
        outputCell(value, output, language),
        typeof band === 'string' ? wordOf(band, language) : null,
        ...(formulas ? [formulaCell(part, key, formulas[key], run, language)] : []),
      ],
    ];
  });
  const sentences = sayFindings(worksheet, part, run, language).map((sentence): SheetCell[] => [sentence]);
  return {
    name: t('worksheets:result'),
    header: [
      t('worksheets:file.figure'),
      t('worksheets:file.value'),
      t('worksheets:file.meaning'),
      ...(formulas ? [t('worksheets:file.live')] : []),
    ],
    rows: sentences.length > 0 ? [...rows, [], ...sentences] : rows,
  };
}

/** A figure that the spreadsheet calculates anew where the boxes of the first sheet are changed. */
function formulaCell(
  part: AnyPart,
  key: string,
  formula: string | undefined,
  run: Run,
  language: Language,
): SheetCell {
  if (formula === undefined) return null;
  const sheet = getTranslator(language)('worksheets:file.figures');
  const decimals = decimalsOf(part.figures[key]);
  const written = spreadsheetFormula(formula, run.settings, placesOfBoxes(part, sheet), decimals);
  return written === undefined ? null : { formula: written };
}

/** Rows of the first sheet that a column's range has, so that rows that are added count. */
const lastRow = 100;

/** The boxes of the first sheet, as `singleFigures` has them, or as columns: all of a column by the names of table and column. */
function placesOfBoxes({ fields }: AnyPart, sheet: string): Map<string, string> {
  const columns = columnPlaces(fields);
  if (columns.size > 0) {
    return new Map(
      [...columns].map(([name, { first, last }]) => [name, rangeIn(sheet, first, last, 2, lastRow)]),
    );
  }
  const places = new Map<string, string>();
  let row = 2;
  for (const [key, field] of Object.entries(fields)) {
    if (field.isForFiles) continue;
    const boxes =
      field.kind === 'group' ? Object.keys(field.fields).length : field.kind === 'list' ? field.rows : 1;
    places.set(key, boxes === 1 ? `'${sheet}'!B${row}` : `'${sheet}'!B${row}:B${row + boxes - 1}`);
    row += boxes;
  }
  return places;
}

/** Those and, by the column's name alone, the boxes of one row; with `^` the column down to it. */
function placesInRow(part: AnyPart, sheet: string, row: number): Map<string, string> {
  const places = placesOfBoxes(part, sheet);
  for (const [name, { first, last }] of columnPlaces(part.fields)) {
    const column = name.split('.')[1] ?? name;
    places.set(column, rangeIn(sheet, first, last, row, row));
    places.set(`${column}^`, rangeIn(sheet, first, last, 2, row));
  }
  return places;
}

/** The letters of the first and last column of each figure, by `rows.expected`, or `values` where a form has lists. */
function columnPlaces(fields: Fields): Map<string, { first: string; last: string }> {
  const places = new Map<string, { first: string; last: string }>();
  figureColumns(fields).forEach(({ pathOf }, place) => {
    const [table = '', , column] = pathOf(0).split('.');
    const name = column === undefined ? table : `${table}.${column}`;
    const letter = String.fromCharCode('A'.charCodeAt(0) + place);
    places.set(name, { first: places.get(name)?.first ?? letter, last: letter });
  });
  return places;
}

function rangeIn(sheet: string, first: string, last: string, from: number, to: number): string {
  const [start, end] = [`$${first}$${from}`, `$${last}$${to}`];
  return start === end ? `'${sheet}'!${start}` : `'${sheet}'!${start}:${end}`;
}

/** A sheet that calculates each row of the first sheet anew, in its order, which may be another than that of the results. */
function liveRows(
  worksheet: Worksheet,
  { name, part, typed }: AskedPart,
  run: Run,
  language: Language,
): Sheet[] {
  const formulas = Object.entries(rowFormulas[`${worksheet.key}.${name}`] ?? {});
  const [head] = figureColumns(part.fields);
  if (!head || formulas.length === 0) return [];
  const t = getTranslator(language);
  const sheet = t('worksheets:file.figures');
  const rows = Math.max(0, ...Object.values(typed).map((value) => (Array.isArray(value) ? value.length : 0)));
  return [
    {
      name: t('worksheets:file.liveRows'),
      header: [
        headOfColumn(worksheet.key, head, language),
        ...formulas.map(
          ([key]) => headOfOutput(key, language) + (isPercentage(part.figures[key]) ? ' (%)' : ''),
        ),
      ],
      rows: Array.from({ length: rows }, (_, row) => [
        numberIn(typedAt(typed, head.pathOf(row))),
        ...formulas.map(([key, formula]): SheetCell => {
          const places = placesInRow(part, sheet, row + 2);
          const written = spreadsheetFormula(formula, run.settings, places, decimalsOf(part.figures[key]));
          return written === undefined ? null : { formula: written };
        }),
      ]),
    },
  ];
}

const outputCell = (value: OutputValue, output: OutputOf | undefined, language: Language): SheetCell =>
  typeof value === 'number' ? roundAsShown(value, output) : showValue(value, output, language);

function rowSheet(part: AnyPart, run: Run, language: Language): Sheet[] {
  const table = part.table?.(run.inputs, run.outputs);
  if (!table || table.rows.length === 0) return [];
  return [
    {
      name: getTranslator(language)('worksheets:file.rows'),
      header: table.columns.map(
        ({ key }) => headOfOutput(key, language) + (isPercentage(part.figures[key]) ? ' (%)' : ''),
      ),
      rows: table.rows.map((row) =>
        row.map((value, column) => {
          const { key = '', isWord } = table.columns[column] ?? {};
          return isWord && typeof value === 'string'
            ? wordOf(value, language)
            : outputCell(value, part.figures[key], language);
        }),
      ),
    },
  ];
}
