import type { Language } from '~/platform/i18n/language';
import type { TableKey } from './figure-tables';
import type { Question } from './get-overview.server';
import { searchOf } from './read-filter';
import { type CertifiedWithin, type FilterName, type ListedFigure, steps } from './schemas';

type Narrowing = Partial<Record<FilterName, string | undefined>>;

/** A figure of all times, which is not cut by the months that were chosen. */
const ofAllTimes = { from: undefined, to: undefined };
/** A figure of both sexes and all times. */
const ofAll = { ...ofAllTimes, sex: undefined };

/** The address of the learners behind a figure. */
const linkOfLearners = (
  { filter }: Pick<Question, 'filter'>,
  figure: ListedFigure,
  more: Narrowing,
  language: Language,
): string => `/${language}/tracking/learners?${searchOf(filter, { ...more, step: figure })}`;

/** The addresses of the lists behind the figures that stand alone. */
export const linksOfFacts = (question: Pick<Question, 'filter'>, language: Language) => ({
  coverage: linkOfLearners(question, 'staffed', ofAll, language),
  days: linkOfLearners(question, 'paced', ofAll, language),
  facilities: (certified: CertifiedWithin) =>
    `/${language}/tracking/facilities?${searchOf(question.filter, { ...ofAll, cadre: undefined, certified })}`,
});

/** The address of the list behind a cell of a table, or null where there is none: nobody knows by name who is not certified. */
export function linkOfCell(
  table: TableKey,
  row: string,
  column: string,
  { filter, sight }: Question,
  language: Language,
): string | null {
  const learners = (figure: ListedFigure, more: Narrowing) =>
    linkOfLearners({ filter }, figure, more, language);
  const ofStep = (name: string, more: Narrowing) => {
    const step = steps.find((one) => one === name);
    return step === undefined ? null : learners(step, more);
  };
  const ofCoverage = (narrowed: Narrowing) => {
    if (column === 'certified') return learners('staffed', { ...ofAll, ...narrowed });
    if (column !== 'inPost') return null;
    const { region, council, cadre } = { ...filter, ...narrowed };
    return `/${language}/tracking/headcounts?${searchOf({}, { region, council, cadre })}`;
  };
  const place = sight.children.kind;
  switch (table) {
    case 'funnel':
      return ofStep(row, {});
    case 'areas':
      return ofStep(column, { [place]: row });
    case 'courses':
      return learners('certified', { [place]: row, course: column });
    case 'coverage':
      return ofCoverage({ cadre: row });
    case 'coverageAreas':
      return ofCoverage({ [place]: row });
    case 'months':
      return column === 'enrolled'
        ? learners('enrolled', { from: row, to: row })
        : learners(column === 'passed' ? `passed/${row}` : `certified/${row}`, ofAllTimes);
    case 'trends':
      return learners(`certified/${column}`, { ...ofAllTimes, cadre: row });
    case 'lessons':
      return learners(`did/${row}`, ofAll);
  }
}
