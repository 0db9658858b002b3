import type { TrackingFiltersProps } from './components/tracking-filters';
import type { FilterChoices, ReadFilter } from './read-filter';

/** What the form of filters shows: councils once a region is chosen, facilities once a council is. */
export function filterFormOf({
  typed,
  filter,
  faults,
  choices,
  facilities,
}: ReadFilter & {
  choices: Omit<FilterChoices, 'facilities'>;
  facilities: FilterChoices['facilities'];
}): Omit<TrackingFiltersProps, 'figure' | 'certified' | 'without' | 'hidden' | 'monthHint'> {
  const { areas, courses, paths, institutes } = choices;
  const region = areas.find(({ id }) => id === filter.region) ?? (areas.length === 1 ? areas[0] : undefined);
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return {
    typed: { ...typed, ...filter },
    faults,
    areas: areas.map(named),
    councils: region?.councils.map(named) ?? [],
    facilities: facilities.map(named),
    courses: courses.map(({ id, title }) => ({ id, title })),
    paths: paths.map(({ slug, title }) => ({ slug, title })),
    institutes: institutes.map(named),
  };
}
