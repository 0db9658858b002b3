import { formatMonth } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { Question } from './get-overview.server';
import { type ListedFigure, partOfFigure, type Step } from './schemas';

/** What a list shows, and whom it counts. */
export function figureInWords(
  figure: ListedFigure,
  { choices }: Pick<Question, 'choices'>,
  language: Language,
): { name: string; definition: string } {
  const t = getTranslator(language);
  const part = partOfFigure(figure);
  if (part === undefined) {
    if (figure === 'staffed')
      return { name: t('tracking:fact.coverage'), definition: t('tracking:fact.coverageDefinition') };
    if (figure === 'paced')
      return { name: t('tracking:figure.paced'), definition: t('tracking:figureHow.paced') };
    const step = figure as Step;
    return { name: t(`tracking:step.${step}`), definition: t(`tracking:definition.${step}`) };
  }
  const definition = t(`tracking:figureHow.${part.of}`);
  if ('month' in part)
    return {
      name: t(`tracking:figure.${part.of}`, { month: formatMonth(part.month, language) }),
      definition,
    };
  const lesson =
    choices.courses.flatMap(({ lessons }) => lessons).find(({ id }) => id === part.lesson)?.title ??
    part.lesson;
  return { name: t(`tracking:figure.${part.of}`, { lesson }), definition };
}
