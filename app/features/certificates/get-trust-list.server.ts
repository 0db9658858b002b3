import { inArray } from 'drizzle-orm';
import { database } from '~db/client.server';
import { institute } from '~db/schema/institutes';
import type { TrustList } from './check-payload';
import { listPublicKeys } from './list-public-keys.server';
import { type EndedPosition, listEndedPositions } from './list-ended-positions.server';

/** All that a phone needs to check certificates without the network, as of now. */
export async function getTrustList(): Promise<TrustList> {
  const at = Math.floor(Date.now() / 1000);
  const [keys, ended] = await Promise.all([listPublicKeys(), listEndedPositions()]);
  const names = await database()
    .select({ id: institute.id, sw: institute.nameSw, en: institute.nameEn })
    .from(institute)
    .where(inArray(institute.id, [...new Set(keys.map(({ instituteId }) => instituteId))]));
  return {
    at,
    keys: keys.map(({ kid, instituteId, publicKey }) => ({ kid, issuer: instituteId, key: publicKey })),
    issuers: Object.fromEntries(names.map(({ id, ...name }) => [id, name])),
    revoked: distancesByList(ended),
    replaced: distancesByList(ended.filter(({ isReplaced }) => isReplaced)),
  };
}

/** Small numbers instead of large ones: they compress to about a byte each. */
function distancesByList(positions: EndedPosition[]): TrustList['revoked'] {
  const distances: TrustList['revoked'] = {};
  const last = new Map<string, number>();
  for (const { instituteId, list, position } of positions) {
    const name = `${instituteId}/${list}`;
    (distances[name] ??= []).push(position - (last.get(name) ?? 0));
    last.set(name, position);
  }
  return distances;
}
