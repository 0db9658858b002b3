import { formatMonth } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { Question } from './get-overview.server';
import { type FilterName, filterNames } from './schemas';

/** The filters that hold, as one line; empty where there are none. */
export const filtersInWords = (question: Question, language: Language): string =>
  chosenOf(question, language)
    .map(([, value]) => value)
    .join(', ');

/** The filters that hold, each with its name: paper has no form. */
export function chosenOf({ filter, choices, facilities }: Question, language: Language): [string, string][] {
  const t = getTranslator(language);
  const { areas, courses, paths, institutes } = choices;
  const nameIn = (some: readonly { id: string; name: string }[], id: string) =>
    some.find((one) => one.id === id)?.name ?? id;
  const words: { [Name in FilterName]: (value: string) => string } = {
    from: (month) => formatMonth(month, language, 'short'),
    to: (month) => formatMonth(month, language, 'short'),
    course: (id) =>
      courses.find((one) => one.id === id)?.title ??
      paths.find(({ slug }) => `path/${slug}` === id)?.title ??
      id,
    institute: (id) => nameIn(institutes, id),
    cadre: (cadre) => t(`accounts:cadre.${cadre as 'CO'}`),
    region: (id) => nameIn(areas, id),
    council: (id) =>
      nameIn(
        areas.flatMap(({ councils }) => councils),
        id,
      ),
    facility: (id) => nameIn(facilities, id),
    sex: (sex) => t(`tracking:${sex as 'female' | 'male'}`),
  };
  return filterNames.flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : [[t(`tracking:field.${name}`), words[name](value)] as [string, string]];
  });
}
