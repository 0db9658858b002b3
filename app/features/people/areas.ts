import type { Grant, Holder } from '~/features/accounts/index';

/** Regions with their councils, as `listPlaces` gives them. */
export interface Area {
  id: string;
  name: string;
  councils: { id: string; name: string }[];
}

/**
 * The regions and councils in which somebody may have people: all of them for those whose people may work anywhere (administrators, an
 * institute's managers), a coordinator's own area, none for an in-charge.
 */
export function areasWithin({ grants }: Pick<Holder, 'grants'>, places: readonly Area[]): Area[] {
  return places
    .map((region) => ({
      ...region,
      councils: region.councils.filter((council) =>
        grants.some((grant) => reaches(grant, region.id, council.id)),
      ),
    }))
    .filter(({ councils }) => councils.length > 0);
}

function reaches(grant: Grant, regionId: string, councilId: string): boolean {
  if (grant.role === 'administrator' || grant.role === 'manager') return true;
  if (grant.role !== 'coordinator') return false;
  if (grant.councilId !== null) return grant.councilId === councilId;
  return grant.regionId === null || grant.regionId === regionId;
}
