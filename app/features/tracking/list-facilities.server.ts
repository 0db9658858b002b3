import { type SQL, sql } from 'drizzle-orm';
import { database, type Executor } from '~db/client.server';
import type { FacilityLevel } from '~db/schema/places';
import { textArray } from '~db/text-array';
import { facilitiesWithin } from './figures.server';
import type { Question } from './get-overview.server';
import type { CertifiedWithin } from './schemas';

export interface ListedFacility {
  id: string;
  name: string;
  level: FacilityLevel;
  /** The registry's own word for the type. */
  typeName: string;
  ward: string | null;
  councilId: string;
  councilName: string;
  regionName: string;
  /** Valid certificates of those who work there; of several courses together, a person counts once in each. */
  certified: number;
}

/** Where a list of facilities goes on: after this one. */
export type FacilityPlace = Pick<ListedFacility, 'councilId' | 'name' | 'id'>;

interface ListedFacilities {
  facilities: ListedFacility[];
  total: number;
  /** The facility after which the next page goes on; null on the last one. */
  nextAfter: string | null;
}

const pageSize = 50;

/** The condition on `facility` for those that operate where somebody holds a valid certificate, or nobody does. */
function facilitiesBehind({ sight, subjects }: Question, certified: CertifiedWithin): SQL {
  const isReached = sql`exists (
    select from facility_tally where facility_tally.facility_id = facility.id
      and subject = any(${textArray(subjects)}) and certified > 0)`;
  return sql`status = 'operating' and ${facilitiesWithin(sight)}
    and ${certified === 'with' ? isReached : sql`not ${isReached}`}`;
}

/** Facilities of an area by council and name, from a place of the list on. */
export async function pageOfFacilities(
  executor: Executor,
  question: Question,
  certified: CertifiedWithin,
  after: FacilityPlace | undefined,
  limit: number,
): Promise<ListedFacility[]> {
  return (await executor.execute(sql`
    with shown as (
      select * from facility where ${facilitiesBehind(question, certified)}
      ${after === undefined ? sql`` : sql`and (council_id, name, id) > (${after.councilId}, ${after.name}, ${after.id})`}
      order by council_id, name, id limit ${limit}
    )
    select shown.id, shown.name, level, type_name as "typeName", ward, council_id as "councilId", council.name as "councilName",
      region.name as "regionName", (
        select coalesce(sum(certified), 0)::int from facility_tally
        where facility_id = shown.id and subject = any(${textArray(question.subjects)})
      ) as certified
    from shown join council on council.id = council_id join region on region.id = region_id
    order by council_id, shown.name, shown.id`)) as unknown as ListedFacility[];
}

/** The facilities of an area where somebody is certified, or nobody is, fifty at a time. */
export async function listAreaFacilities(
  question: Question,
  certified: CertifiedWithin,
  afterId: string | undefined,
): Promise<ListedFacilities> {
  const after = afterId === undefined ? undefined : await facilityPlace(afterId);
  const [rows, [counted]] = await Promise.all([
    pageOfFacilities(database(), question, certified, after, pageSize + 1),
    database().execute<{ total: number }>(
      sql`select count(*)::int as total from facility where ${facilitiesBehind(question, certified)}`,
    ),
  ]);
  const facilities = rows.slice(0, pageSize);
  const last = facilities.at(-1);
  return {
    facilities,
    total: counted?.total ?? 0,
    nextAfter: last && rows.length > pageSize ? last.id : null,
  };
}

async function facilityPlace(id: string): Promise<FacilityPlace | undefined> {
  const [row] = (await database().execute(
    sql`select council_id as "councilId", name, id from facility where id = ${id}`,
  )) as unknown as FacilityPlace[];
  return row;
}
