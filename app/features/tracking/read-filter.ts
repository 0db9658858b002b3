import type { Area } from '~/features/people/index';
import { type FilterFault, type FilterName, filterNames, parseFilter, type TrackingFilter } from './schemas';

/** What there is to choose from. */
export interface FilterChoices {
  areas: readonly Area[];
  /** Ids of all facilities of the chosen council. */
  facilities: readonly { id: string; name: string }[];
  courses: readonly { id: string; instituteId: string; title: string }[];
  paths: readonly { id: string; slug: string; title: string; courses: string[] }[];
  institutes: readonly { id: string; name: string }[];
}

export interface ReadFilter {
  filter: TrackingFilter;
  faults: Partial<Record<FilterName, FilterFault>>;
  /** What was typed, to be shown again. */
  typed: Partial<Record<FilterName, string>>;
}

/**
 * Reads the filters in an address. One that can't be understood, or lies outside what somebody answers for, is told beside its field and left
 * out; the others hold.
 */
export function readFilter(search: URLSearchParams, choices: Omit<FilterChoices, 'facilities'>): ReadFilter {
  const read: ReadFilter = { filter: {}, faults: {}, typed: {} };
  for (const name of filterNames) {
    const typed = search.get(name)?.trim();
    if (!typed) continue;
    read.typed[name] = typed.slice(0, 80);
    const parsed = parseFilter(name, typed);
    if ('fault' in parsed) read.faults[name] = parsed.fault;
    else Object.assign(read.filter, { [name]: parsed.value });
  }
  const { filter, faults } = read;
  const leaveOut = (name: FilterName, fault: FilterFault) => {
    faults[name] = fault;
    delete filter[name];
  };
  if (filter.from !== undefined && filter.to !== undefined && filter.from > filter.to)
    leaveOut('to', 'order');
  const { areas, courses, paths, institutes } = choices;
  if (filter.region !== undefined && !areas.some(({ id }) => id === filter.region))
    leaveOut('region', 'outside');
  const region = areas.find(({ councils }) => councils.some(({ id }) => id === filter.council));
  if (filter.council !== undefined && (!region || (filter.region ?? region.id) !== region.id))
    leaveOut('council', 'outside');
  else if (region) filter.region = region.id;
  if (filter.facility !== undefined && filter.council === undefined) leaveOut('facility', 'outside');
  const isOffered =
    courses.some(({ id }) => id === filter.course) ||
    paths.some(({ slug }) => `path/${slug}` === filter.course);
  if (filter.course !== undefined && !isOffered) leaveOut('course', 'unknown');
  if (filter.institute !== undefined && !institutes.some(({ id }) => id === filter.institute))
    leaveOut('institute', 'unknown');
  return read;
}

/** Ids of the courses that the filter leaves; one empty id stands for all together, where a person counts once. */
export function subjectsOf(
  { course, institute }: TrackingFilter,
  choices: Omit<FilterChoices, 'facilities'>,
): string[] {
  if (course === undefined && institute === undefined) return [''];
  const path = choices.paths.find(({ slug }) => `path/${slug}` === course);
  return choices.courses
    .filter(({ id }) => course === undefined || (path ? path.courses.includes(id) : id === course))
    .filter(({ instituteId }) => institute === undefined || instituteId === institute)
    .map(({ id }) => id);
}

/** The filters as an address says them. */
export const searchOf = (filter: TrackingFilter, more: Record<string, string | undefined> = {}): string =>
  new URLSearchParams(
    Object.entries({ ...filter, ...more }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  ).toString();
