import type { Grant } from '~/features/accounts/index';
import type { Area } from '~/features/people/index';
import type { TrackingFilter } from './schemas';

/** Whose standings are counted: whole regions or the nation, of which tallies are kept, or some councils, or one facility. */
export type Sight =
  | { kind: 'areas'; areas: string[]; children: { kind: 'region' | 'council'; ids: string[] } }
  | {
      kind: 'councils';
      councils: string[];
      facility: string | null;
      children: { kind: 'council'; ids: string[] };
    };

/** Whether somebody answers for a region as a whole, and not for some of its councils alone. */
export const seesWhole = (grants: readonly Grant[], regionId: string): boolean =>
  grants.some(
    (grant) =>
      grant.role === 'administrator' ||
      (grant.councilId === null && (grant.regionId === null || grant.regionId === regionId)),
  );

const seesNation = (grants: readonly Grant[]): boolean =>
  grants.some(
    (grant) => grant.role === 'administrator' || (grant.regionId === null && grant.councilId === null),
  );

/**
 * What a filter leaves of the places that somebody answers for.
 * @param grants those by which they see how people learn
 * @param areas the regions and councils that these grants reach; the filter names none beyond
 */
export function sightOf(
  { region, council, facility }: Pick<TrackingFilter, 'region' | 'council' | 'facility'>,
  grants: readonly Grant[],
  areas: readonly Area[],
): Sight {
  if (council !== undefined) return councilsOf([council], facility ?? null);
  const regions = areas.filter(({ id }) => region === undefined || id === region);
  const councils = regions.flatMap((one) => one.councils.map(({ id }) => id));
  if (!regions.every(({ id }) => seesWhole(grants, id))) return councilsOf(councils, null);
  const isNation = region === undefined && seesNation(grants);
  return {
    kind: 'areas',
    areas: isNation ? ['nation'] : regions.map(({ id }) => `region/${id}`),
    children:
      regions.length === 1
        ? { kind: 'council', ids: councils }
        : { kind: 'region', ids: regions.map(({ id }) => id) },
  };
}

const councilsOf = (councils: string[], facility: string | null): Sight => ({
  kind: 'councils',
  councils,
  facility,
  children: { kind: 'council', ids: councils },
});
