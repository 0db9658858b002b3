import { askDhis2, type PullAnswer } from './ask-dhis2.server';
import type { Dhis2Settings } from './dhis2-settings.server';

/** What is fetched: forms, and the places and periods that they were filled in for. */
interface DataValuesQuestion {
  dataSets: readonly string[];
  places: readonly string[];
  periods: readonly string[];
}

/** Fetches figures as they were entered into forms of DHIS2, before analytics have been made of them. */
export function fetchDataValues(
  settings: Dhis2Settings,
  { dataSets, places, periods }: DataValuesQuestion,
  withinMs?: number,
): Promise<PullAnswer> {
  const query = new URLSearchParams([
    ...dataSets.map((id) => ['dataSet', id]),
    ...periods.map((period) => ['period', period]),
    ...places.map((id) => ['orgUnit', id]),
  ]);
  return askDhis2(settings, `dataValueSets.json?${query.toString()}`, withinMs);
}
