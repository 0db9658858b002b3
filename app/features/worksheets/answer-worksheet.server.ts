import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { labelOfField } from './field-label';
import type { FormState } from './form-state';
import { presentRun } from './present-run.server';
import type { PresentedRun } from './presented-run';
import { isAnyTyped, readTyped, type Typed } from './read-typed';
import { runPart } from './run-worksheet';
import { formatFigure } from './say-run';
import type { Worksheet } from './worksheet';
import { exampleOf, partsOnPage } from './worksheet-forms';

/** What the page of a worksheet shows of one of its parts. */
export interface WorksheetAnswer {
  name: string;
  state: FormState;
  /** Nothing where nothing was typed. */
  result: PresentedRun | null;
  /** Counts that are far above the usual, in words. */
  warnings: string[];
  /** Whether the figures are those of an example: the part's own, or a lesson's that its link carries. */
  isExample: boolean;
}

/**
 * Answers what was asked by a form or an address. Nothing of it is stored.
 * @param name the part; the first one where it isn't said
 * @returns undefined where the worksheet has no such part on its page
 */
export function answerWorksheet(
  worksheet: Worksheet,
  name: string | undefined,
  fields: Readonly<Record<string, string>>,
  language: Language,
): WorksheetAnswer | undefined {
  const t = getTranslator(language);
  const parts = partsOnPage(worksheet);
  const [key, part] = (name === undefined ? parts[0] : parts.find(([one]) => one === name)) ?? [];
  if (key === undefined || !part) return undefined;
  const isExample = fields.example !== undefined;
  const figuresOf = (all: Typed) =>
    Object.fromEntries(Object.keys(part.fields).map((one) => [one, all[one]]));
  const sent = readTyped(part, fields);
  const typed = isExample && !isAnyTyped(figuresOf(sent)) ? exampleOf(part) : sent;
  const run = isAnyTyped(figuresOf(typed)) ? runPart(part, typed) : undefined;
  const faults = (run?.faults ?? []).map(({ path, fault }) => [path, t(`worksheets:fault.${fault}`)]);
  return {
    name: key,
    state: {
      worksheet: worksheet.key,
      typed,
      faults: Object.fromEntries(faults) as Record<string, string>,
      isLonger: fields.more !== undefined,
    },
    result: run ? presentRun(worksheet, part, run, language) : null,
    warnings: (run?.unusual ?? []).map(({ path, value, usual }) => {
      const [list = ''] = path.split('.');
      const figure = (one: number) => formatFigure(one, undefined, language);
      const warning = t('worksheets:unusual', { value: figure(value), usual: figure(usual) });
      return `${labelOfField(worksheet.key, list, language)}: ${warning}`;
    }),
    isExample,
  };
}
