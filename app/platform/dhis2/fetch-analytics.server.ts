import { askDhis2, type PullAnswer } from './ask-dhis2.server';
import type { Dhis2Settings } from './dhis2-settings.server';

/** What is fetched: identifiers as DHIS2 writes them. */
interface AnalyticsQuestion {
  elements: readonly string[];
  places: readonly string[];
  periods: readonly string[];
}

/** Fetches figures that DHIS2 has added up: by element or indicator, period and place. */
export function fetchAnalytics(
  settings: Dhis2Settings,
  { elements, places, periods }: AnalyticsQuestion,
  withinMs?: number,
): Promise<PullAnswer> {
  const dimension = (name: string, items: readonly string[]) =>
    `dimension=${name}:${items.map((item) => encodeURIComponent(item)).join(';')}`;
  const query = [dimension('dx', elements), dimension('pe', periods), dimension('ou', places)].join('&');
  return askDhis2(settings, `analytics.json?${query}`, withinMs);
}
