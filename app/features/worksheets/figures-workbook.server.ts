import { figureColumns, headOfColumn } from './figure-columns';
import { labelOfField } from './field-label';
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
import { singleFormulas } from './worksheet-formulas';

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
  const results = run ? [resultSheet(worksheet, asked, run, language), ...rowSheet(part, run, language)] : [];
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
  const figureAt = (path: string) => numberIn(typedAt(typed, path));
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
    return [[labelOf(key), figureAt(key)]];
  });
}

/** A figure as a number, so that a spreadsheet can go on with it; anything else as it was typed. */
function numberIn(cell: string): SheetCell {
  if (cell.trim() === '') return null;
  const value = parseTypedNumber(cell.trim());
  return value !== undefined && Number.isFinite(value) ? value : cell;
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
  const written = spreadsheetFormula(
    formula,
    part.fields,
    run.settings,
    placesOfBoxes(part, sheet),
    decimals,
  );
  return written === undefined ? null : { formula: written };
}

/** The rows of the first sheet below its head, in the order of `singleFigures`. */
function placesOfBoxes({ fields }: AnyPart, sheet: string): Map<string, string> {
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
