import { and, type AnyColumn, eq, exists, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { account, roleGrant } from '~db/schema/accounts';
import { council } from '~db/schema/places';
import type { Holder } from '~/features/accounts/index';
import { getProfile, type Profile } from '~/features/accounts/index.server';

/** With whom somebody can share: those at their facility, or the coordinators whose area holds their council. */
export type Audience = 'facility' | 'council';

/** The place that a share names; one of both. */
export interface SharePlace {
  facilityId: string | null;
  councilId: string | null;
}

export const audienceOf = ({ facilityId }: SharePlace): Audience =>
  facilityId === null ? 'council' : 'facility';

/** @returns the place of a person's team or council; undefined where the profile names no facility of the registry */
export function placeOf(
  audience: Audience,
  { facilityId, councilId }: Pick<Profile, 'facilityId' | 'councilId'>,
): SharePlace | undefined {
  if (audience === 'council') return { facilityId: null, councilId };
  return facilityId === null ? undefined : { facilityId, councilId: null };
}

const coordinatesCouncil = (councilId: string) =>
  and(
    eq(roleGrant.role, 'coordinator'),
    or(
      eq(roleGrant.councilId, councilId),
      inArray(
        roleGrant.regionId,
        database().select({ id: council.regionId }).from(council).where(eq(council.id, councilId)),
      ),
      and(isNull(roleGrant.regionId), isNull(roleGrant.councilId)),
    ),
  );

/** One with whom somebody can share, said before it is done. */
export interface OfferedAudience {
  audience: Audience;
  /** Of the facility or council. */
  name: string;
  /** Accounts that would see it today, the person's own not counted. */
  people: number;
}

/** @param facilityCode the facility whose figures they are; nothing of an earlier workplace is shared */
export async function offerAudiences(
  personId: string,
  facilityCode: string | null,
): Promise<OfferedAudience[]> {
  const profile = await getProfile(personId);
  if (!profile || (facilityCode !== null && facilityCode !== profile.facilityId)) return [];
  const { facilityId, facilityName, councilId, councilName } = profile;
  const count = async (condition: SQL | undefined) => {
    const [row] = await database()
      .select({ people: sql<number>`count(*)::int` })
      .from(account)
      .where(and(isNull(account.mergedInto), sql`${account.id} <> ${personId}`, condition));
    return row?.people ?? 0;
  };
  const coordinators = database()
    .select({ id: roleGrant.accountId })
    .from(roleGrant)
    .where(coordinatesCouncil(councilId));
  const ofCouncil: OfferedAudience = {
    audience: 'council',
    name: councilName,
    people: await count(inArray(account.id, coordinators)),
  };
  if (facilityCode === null || facilityId === null || facilityName === null) return [ofCouncil];
  const people = await count(eq(account.facilityId, facilityId));
  return [{ audience: 'facility', name: facilityName, people }, ofCouncil];
}

const owner = alias(account, 'owner');

/**
 * The condition that a share holds for somebody: their profile names the facility, or they coordinate the council; and whoever shares is
 * still there, so that what somebody who has left shared is seen no more. Part of every query that loads what is shared.
 * @param ownerId the column of the person who shares
 */
export function reachesReader(
  { id, grants }: Pick<Holder, 'id' | 'grants'>,
  share: { facilityId: AnyColumn; councilId: AnyColumn },
  ownerId: AnyColumn,
): SQL {
  const facilityOfReader = database()
    .select({ id: account.facilityId })
    .from(account)
    .where(and(eq(account.id, id), isNotNull(account.facilityId)));
  const areas = grants
    .filter(({ role }) => role === 'coordinator')
    .map(({ regionId, councilId }) => {
      if (councilId !== null) return eq(share.councilId, councilId);
      if (regionId === null) return isNotNull(share.councilId);
      return inArray(
        share.councilId,
        database().select({ id: council.id }).from(council).where(eq(council.regionId, regionId)),
      );
    });
  const ownerIsThere = exists(
    database()
      .select({ id: owner.id })
      .from(owner)
      .where(
        and(
          isNull(owner.mergedInto),
          isSamePerson(ownerId, owner.id),
          or(eq(owner.facilityId, share.facilityId), eq(owner.councilId, share.councilId)),
        ),
      ),
  );
  return and(or(inArray(share.facilityId, facilityOfReader), ...areas), ownerIsThere) ?? sql`false`;
}
