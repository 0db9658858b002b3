import { type SQL, sql } from 'drizzle-orm';
import type { DataValue } from '~db/schema/reports';
import type { Executor } from '~db/client.server';
import { cadres } from '~/features/accounts/index';
import { comboOf, counted, elementOf } from './dhis2-metadata';

/** The counts of a month, as a statement that finds what lies in it by index. */
export function countingStatement(month: string): SQL {
  const first = `${month}-01`;
  const within = (column: 'enrolled_at' | 'passed_at' | 'certified_at') => sql`
    ${sql.raw(column)} >= ${first}::timestamp at time zone 'Africa/Dar_es_Salaam'
    and ${sql.raw(column)} < (${first}::timestamp + interval '1 month') at time zone 'Africa/Dar_es_Salaam'`;
  return sql`
    with place as (
      select facility_id, org_unit, council_id from dhis2_facility join facility on facility.id = facility_id
    ), counted as (
      select coalesce(place.council_id, standing.council_id) as council, place.org_unit as at, standing.cadre,
        count(*) filter (where ${within('enrolled_at')})::int as enrolled,
        count(*) filter (where ${within('passed_at')})::int as completed,
        count(*) filter (where ${within('certified_at')})::int as certified
      from standing left join place on place.facility_id = standing.facility_id
      where course_id <> '' and ((${within('enrolled_at')}) or (${within('passed_at')}) or (${within('certified_at')}))
      group by 1, 2, 3
    )
    select unit.council_id as council, unit.org_unit as unit, coalesce(at, unit.org_unit) as at, cadre, enrolled, completed, certified,
      array(select org_unit from place where place.council_id = unit.council_id order by 1) as facilities
    from dhis2_org_unit as unit left join counted on counted.council = unit.council_id
    order by 1, 3, 4`;
}

/**
 * What happened in a month in the councils that DHIS2 knows, by cadre: enrolments, finals passed and certificates, in all courses. Who works
 * at a facility that DHIS2 knows is counted there, everybody else at the council: DHIS2 adds facilities up to their council, and would count
 * them twice. Each place has a value for every cadre, a nought too, so that a figure that has fallen is put right.
 * @param month in East Africa, such as `2026-03`
 */
export async function countMonth(
  tx: Executor,
  month: string,
): Promise<{ councilId: string; orgUnit: string; values: DataValue[] }[]> {
  const rows = (await tx.execute(countingStatement(month))) as unknown as {
    council: string;
    unit: string;
    /** The place that the counts are of. */
    at: string;
    facilities: string[];
    cadre: string | null;
    enrolled: number;
    completed: number;
    certified: number;
  }[];
  const byPlace = new Map(rows.map((row) => [`${row.at}/${row.cadre ?? ''}`, row]));
  const valuesOf = (place: string): Omit<DataValue, 'orgUnit'>[] =>
    cadres.flatMap((cadre) => {
      const row = byPlace.get(`${place}/${cadre}`);
      const figures = {
        ENROLLED: row?.enrolled ?? 0,
        COMPLETED: row?.completed ?? 0,
        CERTIFIED: row?.certified ?? 0,
      };
      return counted.map((what) => ({
        dataElement: elementOf(what),
        categoryOptionCombo: comboOf(cadre),
        value: String(figures[what]),
      }));
    });
  const councils = [...new Map(rows.map((row) => [row.council, row])).values()];
  return councils.map(({ council, unit, facilities }) => ({
    councilId: council,
    orgUnit: unit,
    values: [
      ...valuesOf(unit),
      ...facilities.flatMap((orgUnit) => valuesOf(orgUnit).map((value) => ({ ...value, orgUnit }))),
    ],
  }));
}
