import { asc, eq, sql } from 'drizzle-orm';
import { database, type Executor } from '~db/client.server';
import { roleGrant } from '~db/schema/accounts';
import { institute } from '~db/schema/institutes';
import { council, facility, region } from '~db/schema/places';
import type { GrantPlace } from './policy';
import type { Grant } from './roles';

/** A role that somebody holds, with the names of where it holds. */
export interface HeldGrant extends Grant {
  id: string;
  place: GrantPlace;
  /** Of the institute, region, council or facility; null where the role has no bounds. */
  scopeName: { sw: string; en: string } | null;
  grantedAt: Date;
}

/** All roles of a person, those that rest because their institute has left the consortium too. */
export async function listGrants(accountId: string, executor: Executor = database()): Promise<HeldGrant[]> {
  const rows = await executor
    .select({
      id: roleGrant.id,
      grant: {
        role: roleGrant.role,
        instituteId: roleGrant.instituteId,
        regionId: roleGrant.regionId,
        councilId: roleGrant.councilId,
        facilityId: roleGrant.facilityId,
      },
      grantedAt: roleGrant.grantedAt,
      institute: { sw: institute.nameSw, en: institute.nameEn },
      place: sql<string | null>`coalesce(${facility.name}, ${council.name}, ${region.name})`,
      within: { councilId: facility.councilId, regionId: council.regionId },
    })
    .from(roleGrant)
    .leftJoin(institute, eq(institute.id, roleGrant.instituteId))
    .leftJoin(facility, eq(facility.id, roleGrant.facilityId))
    .leftJoin(council, eq(council.id, sql`coalesce(${roleGrant.councilId}, ${facility.councilId})`))
    .leftJoin(region, eq(region.id, roleGrant.regionId))
    .where(eq(roleGrant.accountId, accountId))
    .orderBy(asc(roleGrant.grantedAt), asc(roleGrant.id));
  return rows.map(({ id, grant, grantedAt, institute: at, place, within }) => ({
    ...grant,
    id,
    grantedAt,
    place: { councilId: within?.councilId ?? null, regionId: within?.regionId ?? null },
    scopeName: at ?? (place === null ? null : { sw: place, en: place }),
  }));
}
