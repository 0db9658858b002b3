import type { Holder } from '~/features/accounts/index';
import { areasWithin } from '~/features/people/index';
import { listPlaces } from '~/features/places/index.server';
import { trackingGrants } from './policy';

/** Ids of the councils whose people somebody tracks. */
export async function councilsWithin(holder: Pick<Holder, 'grants'>): Promise<Set<string>> {
  const areas = areasWithin({ grants: trackingGrants(holder) }, await listPlaces());
  return new Set(areas.flatMap(({ councils }) => councils.map(({ id }) => id)));
}
