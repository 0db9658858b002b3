import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { labelOfField } from './field-label';
import type { Drawing } from './drawing';
import type { FormState } from './form-state';
import { presentRun } from './present-run';
import type { PresentedRun } from './presented-run';
import { readPage } from './read-page';
import { formatFigure } from './say-run';
import type { TakenFigures } from './taken-figures';
import type { Worksheet } from './worksheet';

/** What the page of a worksheet shows of one of its parts. */
export interface WorksheetAnswer {
  name: string;
  state: FormState;
  /** Nothing where nothing was typed. */
  result: PresentedRun | null;
  /** Counts that are far above the usual, and columns of a file that were left out, in words. */
  warnings: string[];
  /** Whether the figures are those of an example: the part's own, or a lesson's that its link carries. */
  isExample: boolean;
}

/**
 * Answers what was asked by a form or an address. Nothing of it is stored.
 * @param name the part; the first one where it isn't said
 * @returns undefined where the worksheet has no such part on its page
 */
export function answerFigures(
  worksheet: Worksheet,
  name: string | undefined,
  { fields, pasted, fileFault, unknownHeads }: TakenFigures,
  language: Language,
  drawing: Drawing,
): WorksheetAnswer | undefined {
  const t = getTranslator(language);
  const asked = readPage(worksheet, name, fields);
  if (!asked) return undefined;
  const { part, typed, run, isExample } = asked;
  const faults = (run?.faults ?? []).map(({ path, fault }) => [path, t(`worksheets:fault.${fault}`)]);
  const unusual = (run?.unusual ?? []).map(({ path, value, usual }) => {
    const [list = ''] = path.split('.');
    const figure = (one: number) => formatFigure(one, undefined, language);
    const warning = t('worksheets:unusual', { value: figure(value), usual: figure(usual) });
    return `${labelOfField(worksheet.key, list, language)}: ${warning}`;
  });
  return {
    name: asked.name,
    state: {
      worksheet: worksheet.key,
      typed,
      faults: Object.fromEntries(faults) as Record<string, string>,
      isLonger: fields.more !== undefined,
      pasted,
      fileFault,
    },
    result: run ? presentRun(worksheet, part, run, language, drawing) : null,
    warnings:
      unknownHeads.length > 0
        ? [t('worksheets:file.unknownHeads', { heads: unknownHeads.join(', ') }), ...unusual]
        : unusual,
    isExample,
  };
}
