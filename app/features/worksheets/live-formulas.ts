import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { Sheet, SheetCell } from '~/platform/tables/write-workbook.server';
import { figureColumns, headOfColumn } from './figure-columns';
import { headOfOutput } from './output-label';
import type { AskedPart } from './read-page';
import { typedAt } from './read-typed';
import type { Run } from './run-worksheet';
import { decimalsOf, isPercentage, wordOf } from './say-run';
import { spreadsheetFormula, spreadsheetStep } from './spreadsheet-formula';
import { stepFormulas } from './step-formulas';
import { boxesFrom, lastRowOf, placesInRow, placesOfBoxes, typedRows } from './workbook-places';
import type { Worksheet } from './worksheet';
import { rowFormulas, singleFormulas } from './worksheet-formulas';

const orValue = (formula: string | undefined, otherwise: string | null): SheetCell =>
  formula === undefined ? otherwise : { formula };

/** Words of a formula as the page says them. */
const inWords = (formula: string, language: Language) =>
  formula.replaceAll(/\{word:([^}]+)\}/g, (_, word: string) => `"${wordOf(word, language)}"`);

/**
 * Cells that calculate a part's figures anew where the boxes of the first sheet are changed; a figure that has no formula says so.
 * @returns undefined where no figure of the part has one
 */
export function liveFigures(
  worksheet: Worksheet,
  asked: AskedPart,
  run: Run,
  language: Language,
): ((figure: string) => SheetCell) | undefined {
  const { name, part } = asked;
  const key = `${worksheet.key}.${name}`;
  const formulas = singleFormulas[key];
  if (!formulas) return undefined;
  const places = placesOfBoxes(asked, Object.keys(stepFormulas[key] ?? {}), language);
  const valueOnly = getTranslator(language)('worksheets:file.valueOnly');
  return (figure) => {
    const formula = inWords(formulas[figure] ?? '', language);
    if (formula === '') return valueOnly;
    const decimals = decimalsOf(part.figures[figure]);
    return orValue(spreadsheetFormula(formula, run.settings, places, decimals), valueOnly);
  };
}

/**
 * A sheet that calculates each row of the first sheet anew, in its order, which may be another than that of the results, and what totals go on with. It has rows for
 * those that may be added, which stay empty until then.
 */
export function liveRows(worksheet: Worksheet, asked: AskedPart, run: Run, language: Language): Sheet[] {
  const { name, part, typed } = asked;
  const key = `${worksheet.key}.${name}`;
  const [steps, figures] = [stepFormulas[key] ?? {}, Object.entries(rowFormulas[key] ?? {})];
  const [head] = figureColumns(part.fields);
  const stepNames = Object.keys(steps);
  if (!head || stepNames.length + figures.length === 0) return [];
  const t = getTranslator(language);
  const isNamed = head.field.kind === 'text';
  const known = typedRows(typed);
  const rowAt = (row: number): SheetCell[] => {
    const places = placesInRow(asked, stepNames, language, row + 2);
    const unlessEmpty = (formula: string | undefined) =>
      formula === undefined || row < known
        ? formula
        : `=IF(COUNTA(${boxesFrom(asked, language, row + 2)})=0,"",${formula.slice(1)})`;
    const step = (formula: string) =>
      orValue(unlessEmpty(spreadsheetStep(inWords(formula, language), run.settings, places)), null);
    const figure = (figureKey: string, formula: string) =>
      orValue(
        unlessEmpty(spreadsheetFormula(formula, run.settings, places, decimalsOf(part.figures[figureKey]))),
        null,
      );
    return [
      isNamed ? typedAt(typed, head.pathOf(row)) : row + 1,
      ...Object.values(steps).map(step),
      ...figures.map(([figureKey, formula]) => figure(figureKey, formula)),
    ];
  };
  return [
    {
      name: t('worksheets:file.liveRows'),
      header: [
        isNamed ? headOfColumn(worksheet.key, head, language) : headOfOutput('place', language),
        ...stepNames.map((step) => headOfStep(step, language)),
        ...figures.map(
          ([figure]) => headOfOutput(figure, language) + (isPercentage(part.figures[figure]) ? ' (%)' : ''),
        ),
      ],
      rows: Array.from({ length: lastRowOf(typed) - 1 }, (_, row) => rowAt(row)),
    },
  ];
}

/** What a column of steps is called; one that the page has too has the same name. */
function headOfStep(step: string, language: Language): string {
  const own = getTranslator(language)(`worksheets:step.${step}` as 'worksheets:step.distance', {
    defaultValue: '',
  });
  return own === '' ? headOfOutput(step, language) : own;
}
