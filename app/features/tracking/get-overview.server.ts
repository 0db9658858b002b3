import { listFacilities } from '~/features/people/index.server';
import type { Holder } from '~/features/accounts/index';
import type { Language } from '~/platform/i18n/language';
import { getFigures } from './figures.server';
import { getChoices, type TrackingChoices } from './get-choices.server';
import { sightOf, type Sight } from './places-in-sight';
import { trackingGrants } from './policy';
import { type ReadFilter, readFilter, subjectsOf } from './read-filter';
import { tabulate, type Tabulated } from './tabulate';

/** A question to the figures, read from an address, with what it may be about. */
export interface Question extends ReadFilter {
  choices: TrackingChoices;
  facilities: { id: string; name: string }[];
  sight: Sight;
  subjects: string[];
}

/** Reads what an address asks; what it may not ask is told in `faults` and left out. */
export async function readQuestion(
  holder: Pick<Holder, 'grants'>,
  search: URLSearchParams,
  language: Language,
): Promise<Question> {
  const grants = trackingGrants(holder);
  const choices = await getChoices(grants, language);
  const read = readFilter(search, choices);
  const { council, facility } = read.filter;
  const facilities = council === undefined ? [] : await listFacilities(council);
  if (facility !== undefined && !facilities.some(({ id }) => id === facility)) {
    read.faults.facility = 'outside';
    delete read.filter.facility;
  }
  return {
    ...read,
    choices,
    facilities,
    sight: sightOf(read.filter, grants, choices.areas),
    subjects: subjectsOf(read.filter, choices),
  };
}

export interface Overview extends Tabulated {
  question: Question;
  isShared: boolean;
  countedAt: Date | null;
}

/** The figures of the people whom somebody answers for. @param isShared for the eyes of others: no small group is told */
export async function getOverview(
  holder: Pick<Holder, 'grants'>,
  search: URLSearchParams,
  language: Language,
  isShared: boolean,
): Promise<Overview> {
  const question = await readQuestion(holder, search, language);
  const { sight, subjects, choices, filter } = question;
  const courses = choices.courses.map(({ id }) => id);
  const figures = await getFigures(sight, subjects, subjects[0] === '' ? courses : [], filter);
  const tabulated = tabulate(figures, {
    subjects,
    courses,
    areas: filter.facility === undefined ? sight.children.ids : [],
    lessons:
      choices.courses
        .find(({ id }) => subjects.length === 1 && id === subjects[0])
        ?.lessons.map(({ id }) => id) ?? [],
    filter,
    isShared,
  });
  return {
    ...tabulated,
    question,
    isShared,
    countedAt: figures.countedAt,
  };
}
