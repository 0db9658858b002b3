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
  /** Undefined where several courses are taken together, and for one facility. */
  coverage: { certified: number | null; inPost: number } | undefined;
  /** Health workers in post by area within. */
  headcounts: Map<string, number>;
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
  if (filter.facility !== undefined) figures.coverage = undefined;
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
    coverage: coverageOf(tabulated),
    headcounts: figures.headcounts,
    countedAt: figures.countedAt,
  };
}

function coverageOf({ tables }: Tabulated): Overview['coverage'] {
  const rows = tables.find(({ key }) => key === 'coverage')?.rows;
  if (!rows) return undefined;
  const certified = rows.map(({ values }) => values[0] ?? null);
  return {
    certified: certified.includes(null) ? null : certified.reduce<number>((sum, one) => sum + (one ?? 0), 0),
    inPost: rows.reduce((sum, { values }) => sum + (values[1] ?? 0), 0),
  };
}
