import { figureColumns, headOfColumn } from './figure-columns';
import { labelOfField } from './field-label';
import { type Field, text } from './fields';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { parseTypedNumber } from '~/platform/typed-number';
import type { Sheet, SheetCell } from '~/platform/tables/write-workbook.server';
import { liveFigures, liveRows } from './live-formulas';
import { headOfOutput, labelOfOutput } from './output-label';
import { type AskedPart, readPage } from './read-page';
import { typedAt } from './read-typed';
import type { Run } from './run-worksheet';
import { isPercentage, roundAsShown, sayFindings, showValue, wordOf } from './say-run';
import { boxesBesideRows, lastRowOf, typedRows } from './workbook-places';
import type { AnyPart, OutputOf, OutputValue, ResultTable, Worksheet } from './worksheet';

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
  const figures = figureSheet(worksheet, asked, language);
  if (!run) return [figures];
  const rows = liveRows(worksheet, asked, run, language);
  const results = resultSheet(worksheet, asked, run, language, rows.length > 0);
  return [figures, results, ...rowSheet(part, run, language), ...rows];
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
  return {
    name,
    header: columns.map((column) => headOfColumn(worksheet.key, column, language)),
    rows: Array.from({ length: typedRows(typed) }, (_, row) =>
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

function resultSheet(
  worksheet: Worksheet,
  asked: AskedPart,
  run: Run,
  language: Language,
  hasLiveRows: boolean,
): Sheet {
  const { part } = asked;
  const live = liveFigures(worksheet, asked, run, language);
  const t = getTranslator(language);
  const beside = boxesBesideRows(part.fields).map(([key]): SheetCell[] => [
    labelOfField(worksheet.key, key, language),
    numberIn(typedAt(asked.typed, key)),
  ]);
  const rows = Object.entries(part.figures).flatMap(([key, output]): SheetCell[][] => {
    const value = run.outputs[key];
    if (value === undefined || Array.isArray(value)) return [];
    const band = run.outputs[part.bands?.[key] ?? ''];
    return [
      [
        labelOfOutput(key, language) + (isPercentage(output) ? ' (%)' : ''),
        outputCell(value, output, language),
        typeof band === 'string' ? wordOf(band, language) : null,
        ...(live ? [live(key)] : []),
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
      ...(live ? [t('worksheets:file.live')] : []),
    ],
    rows: [
      ...beside,
      ...rows,
      ...(sentences.length > 0 ? [[], ...sentences] : []),
      [],
      [
        live || hasLiveRows
          ? t('worksheets:file.someLive', { row: lastRowOf(asked.typed) })
          : t('worksheets:file.noneLive'),
      ],
    ],
  };
}

const outputCell = (value: OutputValue, output: OutputOf | undefined, language: Language): SheetCell =>
  typeof value === 'number' ? roundAsShown(value, output) : showValue(value, output, language);

function rowSheet(part: AnyPart, run: Run, language: Language): Sheet[] {
  const table = part.table?.(run.inputs, run.outputs) ?? linesAsTable(part, run);
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

/** Lines of a chart that has no table, where there are more than the figures that were typed. */
function linesAsTable(part: AnyPart, run: Run): ResultTable | undefined {
  const series = part.series?.(run.inputs, run.outputs, run.settings);
  if (series?.kind !== 'line' || series.lines.length < 2) return undefined;
  return {
    columns: [{ key: 'place' }, ...series.lines.map(({ key }) => ({ key }))],
    rows: series.labels.map((_, row) => [row + 1, ...series.lines.map(({ values }) => values[row] ?? null)]),
  };
}
