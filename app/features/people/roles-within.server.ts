import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account, roleGrant } from '~db/schema/accounts';
import { institute } from '~db/schema/institutes';
import { council, facility, region } from '~db/schema/places';
import { type Grant, type Holder, instituteRoles } from '~/features/accounts/index';
import { revokeRole, type RevokeRoleAnswer } from '~/features/accounts/index.server';
import { recordAudit } from '~/platform/audit.server';
import { type ActingPerson, partyOf } from './acting-person';
import { peopleWithin } from './people-scope.server';

/** A role that somebody else holds: of its person no more than the name. */
export interface RoleWithin {
  personId: string;
  name: string;
  grant: Grant;
  /** Of the institute, region, council or facility; null where the role has no bounds. */
  scopeName: { sw: string; en: string } | null;
  grantedAt: Date;
  /** Whether the person is none of those whom the reader answers for: they work elsewhere by now. */
  isElsewhere: boolean;
}

const pageSize = 100;

/**
 * The roles that somebody may take back, whoever holds them and wherever those work by now; people who work elsewhere come first. That
 * somebody has looked is written down.
 * @param page from 1
 */
export async function listRolesWithin(
  actor: ActingPerson,
  page: number,
): Promise<{ roles: RoleWithin[]; hasMore: boolean }> {
  return database().transaction(async (tx) => {
    const isElsewhere = sql<boolean>`not (${peopleWithin(actor)})`;
    const rows = await tx
      .select({
        personId: account.id,
        name: account.name,
        grant: {
          role: roleGrant.role,
          instituteId: roleGrant.instituteId,
          regionId: roleGrant.regionId,
          councilId: roleGrant.councilId,
          facilityId: roleGrant.facilityId,
        },
        institute: { sw: institute.nameSw, en: institute.nameEn },
        place: sql<string | null>`coalesce(${facility.name}, ${council.name}, ${region.name})`,
        grantedAt: roleGrant.grantedAt,
        isElsewhere,
      })
      .from(roleGrant)
      .innerJoin(account, eq(account.id, roleGrant.accountId))
      .leftJoin(institute, eq(institute.id, roleGrant.instituteId))
      .leftJoin(facility, eq(facility.id, roleGrant.facilityId))
      .leftJoin(council, eq(council.id, roleGrant.councilId))
      .leftJoin(region, eq(region.id, roleGrant.regionId))
      .where(and(isNull(account.mergedInto), ne(account.id, actor.id), rolesWithin(actor)))
      .orderBy(desc(isElsewhere), asc(account.name), asc(roleGrant.id))
      .limit(pageSize + 1)
      .offset((page - 1) * pageSize);
    const shown = rows.slice(0, pageSize);
    await recordAudit(tx, partyOf(actor), {
      action: 'people.listed',
      detail: { in: 'roles', shown: shown.length },
    });
    const roles = shown.map(({ institute: at, place, ...row }) => ({
      ...row,
      scopeName: at ?? (place === null ? null : { sw: place, en: place }),
    }));
    return { roles, hasMore: rows.length > pageSize };
  });
}

/**
 * Takes a role back that somebody could have given, from whoever holds it: unlike on the page of a person, it need not be one of those
 * whom the actor answers for.
 */
export async function revokeRoleWithin(
  actor: ActingPerson,
  change: { personId: string; grant: Grant },
): Promise<RevokeRoleAnswer> {
  return database().transaction((tx) => revokeRole(tx, change, partyOf(actor)));
}

/** The condition on `role_grant` that holds for what `mayGrant` allows somebody. */
function rolesWithin({ grants }: Pick<Holder, 'grants'>): SQL {
  return or(...grants.map(rolesOfGrant).filter((part) => part !== undefined)) ?? sql`false`;
}

function rolesOfGrant({ role, instituteId, regionId, councilId }: Grant): SQL | undefined {
  if (role === 'administrator') return sql`true`;
  if (role === 'manager') {
    return and(inArray(roleGrant.role, instituteRoles), eq(roleGrant.instituteId, instituteId ?? ''));
  }
  if (role !== 'coordinator') return undefined;
  const inCharges = eq(roleGrant.role, 'facilityInCharge');
  const coordinators = eq(roleGrant.role, 'coordinator');
  if (councilId !== null)
    return and(inCharges, inArray(roleGrant.facilityId, facilitiesOf(eq(council.id, councilId))));
  if (regionId === null) {
    const hasBounds = or(isNotNull(roleGrant.regionId), isNotNull(roleGrant.councilId));
    return or(inCharges, and(coordinators, hasBounds));
  }
  const inRegion = eq(council.regionId, regionId);
  const councils = database().select({ id: council.id }).from(council).where(inRegion);
  return or(
    and(inCharges, inArray(roleGrant.facilityId, facilitiesOf(inRegion))),
    and(coordinators, inArray(roleGrant.councilId, councils)),
  );
}

const facilitiesOf = (condition: SQL) =>
  database()
    .select({ id: facility.id })
    .from(facility)
    .innerJoin(council, eq(council.id, facility.councilId))
    .where(condition);
