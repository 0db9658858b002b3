import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { presentFigures } from './present-figures';
import type { Light } from './presented-run';
import { readPage } from './read-page';
import { roundHalfUp } from './rounding';
import type { Worksheet } from './worksheet';

/** The figures of each part that citizens are shown, by worksheet and part; `worksheets:board.says` says each in a plain sentence. */
const shown: Readonly<Record<string, readonly string[]>> = {
  'W01.reports': ['completeness_pct'],
  'W05.coverage': ['cov_penta3', 'dropout_p1_p3'],
  'W07.coverage': ['anc4_cov', 'facility_delivery_cov'],
  'W08.item': ['mos'],
  'W08.rate': ['availability_pct'],
  'W12.ward': ['bor_pct'],
};

/** A figure as it hangs on the wall: nothing on it was typed as a text, so that no name of a client can stand there. */
export interface BoardFigure {
  key: string;
  label: string;
  value: string;
  light: Light | null;
  /** The word of the traffic light. */
  word: string | null;
  sentence: string;
}

/** Whether figures of this part can hang on a notice board. */
export const isForBoard = ({ key }: Worksheet, part: string): boolean =>
  shown[`${key}.${part}`] !== undefined;

/**
 * What a part's figures say to citizens. A percentage below 0 or above 100, which the facility has to look into first, is left out, as is what can't be
 * calculated.
 * @param fields by the names of the part's form
 */
export function presentBoard(
  worksheet: Worksheet,
  name: string,
  fields: Readonly<Record<string, string>>,
  language: Language,
): BoardFigure[] {
  const t = getTranslator(language);
  const say = t as (key: string, values: Record<string, string | number>) => string;
  const asked = readPage(worksheet, name, fields);
  if (!asked?.run) return [];
  const { part, run } = asked;
  const figures = presentFigures(part, run, language);
  return (shown[`${worksheet.key}.${name}`] ?? []).flatMap((key) => {
    const value = run.outputs[key];
    const figure = figures.find((one) => one.key === key);
    if (typeof value !== 'number' || !figure) return [];
    const isPercent = part.figures[key]?.unit === 'percent';
    if (isPercent && (value < 0 || value > 100)) return [];
    const { label, value: text, light } = figure;
    const number = isPercent ? roundHalfUp(value, 0) : text;
    return [
      {
        key,
        label,
        value: text,
        light,
        word: light && t(`worksheets:board.light.${light}`),
        sentence: say(`worksheets:board.says.${key}`, { number }),
      },
    ];
  });
}
