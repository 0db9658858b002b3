import { and, eq, exists, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account, membership } from '~db/schema/accounts';
import { council } from '~db/schema/places';
import type { Grant, Holder } from '~/features/accounts/index';

/**
 * The condition on `account` that holds for the people whom somebody answers for: an administrator for all, a coordinator for those who
 * work in the area, a manager for the institute's members, an in-charge for those at the facility. Part of every query that loads people.
 */
export function peopleWithin({ grants }: Pick<Holder, 'grants'>): SQL {
  const parts = grants.map(peopleOfGrant).filter((part) => part !== undefined);
  return and(isNull(account.mergedInto), or(...parts) ?? sql`false`) ?? sql`false`;
}

function peopleOfGrant(grant: Grant): SQL | undefined {
  switch (grant.role) {
    case 'administrator':
      return sql`true`;
    case 'coordinator':
      return peopleInArea(grant);
    case 'manager':
      return exists(
        database()
          .select({ one: sql`1` })
          .from(membership)
          .where(
            and(eq(membership.accountId, account.id), eq(membership.instituteId, grant.instituteId ?? '')),
          ),
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
