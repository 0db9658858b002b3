import { sql } from 'drizzle-orm';
import type { DataValue } from '~db/schema/reports';
import type { Executor } from '~db/client.server';
import { cadres } from '~/features/accounts/index';
import { comboOf, counted, elementOf } from './dhis2-metadata';

/**
 * What happened in a month in the councils that DHIS2 knows, by cadre: enrolments, finals passed and certificates, in all courses. Each
 * council has a value for every cadre, a nought too, so that a figure that has fallen is put right.
 * @param month in East Africa, such as `2026-03`
 */
export async function countMonth(
  tx: Executor,
  month: string,
): Promise<{ councilId: string; orgUnit: string; values: DataValue[] }[]> {
  const first = `${month}-01`;
  const within = (column: 'enrolled_at' | 'passed_at' | 'certified_at') => sql`
    ${sql.raw(column)} >= ${first}::timestamp at time zone 'Africa/Dar_es_Salaam'
    and ${sql.raw(column)} < (${first}::timestamp + interval '1 month') at time zone 'Africa/Dar_es_Salaam'`;
  const rows = (await tx.execute(sql`
    select unit.council_id as council, unit.org_unit as unit, standing.cadre,
      count(*) filter (where ${within('enrolled_at')})::int as enrolled,
      count(*) filter (where ${within('passed_at')})::int as completed,
      count(*) filter (where ${within('certified_at')})::int as certified
    from dhis2_org_unit as unit left join standing on standing.council_id = unit.council_id and standing.course_id <> ''
    group by 1, 2, 3 order by 1, 3`)) as unknown as {
    council: string;
    unit: string;
    cadre: string | null;
    enrolled: number;
    completed: number;
    certified: number;
  }[];
  const councils = [...new Map(rows.map(({ council, unit }) => [council, unit]))];
  return councils.map(([councilId, orgUnit]) => ({
    councilId,
    orgUnit,
    values: cadres.flatMap((cadre) => {
      const row = rows.find((one) => one.council === councilId && one.cadre === cadre);
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
    }),
  }));
}
