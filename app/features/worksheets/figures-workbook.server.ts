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
import { isPercentage, roundAsShown, sayFindings, showValue, wordOf } from './say-run';
import type { AnyPart, OutputOf, OutputValue, Worksheet } from './worksheet';

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
  const results = run ? [resultSheet(worksheet, part, run, language), ...rowSheet(part, run, language)] : [];
  return [figureSheet(worksheet, asked, language), ...results];
}

function figureSheet(worksheet: Worksheet, { part, typed }: AskedPart, language: Language): Sheet {
  const t = getTranslator(language);
  const columns = figureColumns(part.fields);
  if (columns.length === 0) {
    const rows = Object.keys(part.fields).flatMap((key) => {
      const value = typed[key];
      const cells =
        typeof value === 'object' && value !== null ? Object.entries(value) : [['', value] as const];
      return cells.map(([place, cell]): SheetCell[] => [
        `${labelOfField(worksheet.key, key, language)} ${place && Number(place) + 1 ? Number(place) + 1 : place}`.trim(),
        numberIn(cell),
      ]);
    });
    return {
      name: t('worksheets:file.figures'),
      header: [t('worksheets:file.figure'), t('worksheets:file.value')],
      rows,
    };
  }
  const longest = Math.max(
    0,
    ...Object.values(typed).map((value) => (Array.isArray(value) ? value.length : 0)),
  );
  return {
    name: t('worksheets:file.figures'),
    header: columns.map((column) => headOfColumn(worksheet.key, column, language)),
    rows: Array.from({ length: longest }, (_, row) =>
      columns.map(({ pathOf }) => numberIn(typedAt(typed, pathOf(row)))),
    ),
  };
}

/** A figure as a number, so that a spreadsheet can go on with it; anything else as it was typed. */
function numberIn(cell: unknown): SheetCell {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string' || cell.trim() === '') return null;
  const value = parseTypedNumber(cell.trim());
  return value !== undefined && Number.isFinite(value) ? value : cell;
}

function resultSheet(worksheet: Worksheet, part: AnyPart, run: Run, language: Language): Sheet {
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
      ],
    ];
  });
  const sentences = sayFindings(worksheet, part, run, language).map((sentence): SheetCell[] => [sentence]);
  return {
    name: t('worksheets:result'),
    header: [t('worksheets:file.figure'), t('worksheets:file.value'), t('worksheets:file.meaning')],
    rows: sentences.length > 0 ? [...rows, [], ...sentences] : rows,
  };
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
