import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account, membership } from '~db/schema/accounts';
import { council } from '~db/schema/places';
import type { Grant, Holder } from '~/features/accounts/index';
import { actsForPeople } from '~/features/accounts/policy';

/**
 * The condition on `account` that holds for the people whom somebody answers for: an administrator for all, a coordinator for those who
 * work in the area, a manager for the institute's members, an in-charge for those at the facility. Part of every query that loads people.
 */
export function peopleWithin({ grants }: Pick<Holder, 'grants'>): SQL {
  const parts = grants.map(peopleOfGrant).filter((part) => part !== undefined);
  return and(isNull(account.mergedInto), or(...parts) ?? sql`false`) ?? sql`false`;
}

/**
 * The part of {@link peopleWithin} for whom somebody also acts: gives out codes, corrects what the account says, grants roles. Whom an
 * in-charge sees by that role alone is not among them.
 */
export const peopleActedFor = ({ grants }: Pick<Holder, 'grants'>): SQL =>
  peopleWithin({ grants: grants.filter(actsForPeople) });

function peopleOfGrant(grant: Grant): SQL | undefined {
  switch (grant.role) {
    case 'administrator':
      return sql`true`;
    case 'coordinator':
      return peopleInArea(grant);
    case 'manager':
      return inArray(
        account.id,
        database()
          .select({ id: membership.accountId })
          .from(membership)
          .where(eq(membership.instituteId, grant.instituteId ?? '')),
      );
    case 'facilityInCharge':
      return eq(account.facilityId, grant.facilityId ?? '');
    case 'author':
    case 'reviewer':
    case 'facilitator':
      return undefined;
  }
}

function peopleInArea({ regionId, councilId }: Grant): SQL {
  if (councilId) return eq(account.councilId, councilId);
  if (!regionId) return sql`true`;
  return inArray(
    account.councilId,
    database().select({ id: council.id }).from(council).where(eq(council.regionId, regionId)),
  );
}
