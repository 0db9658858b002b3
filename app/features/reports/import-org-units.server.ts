import { inArray } from 'drizzle-orm';
import { database } from '~db/client.server';
import { dhis2OrgUnit } from '~db/schema/reports';
import { listPlaces } from '~/features/places/index.server';
import { readTable, type TableFault } from '~/platform/tables/read-table.server';

const columns = ['council', 'orgunit'] as const;

export type OrgUnitsAnswer =
  | { ok: true; rows: number; rejected: { line: number; fault: 'council' | 'unit' | 'duplicate' }[] }
  | { ok: false; fault: TableFault };

/**
 * Takes over which organisation unit of DHIS2 each council is; councils that stand in the file are replaced, others stay.
 * @param bytes CSV or XLSX with the columns `council`, an id or a name, and `orgunit`, an id of DHIS2
 */
export async function importOrgUnits(bytes: Uint8Array): Promise<OrgUnitsAnswer> {
  const placesIn = (cells: readonly string[]) =>
    columns.map((column) => cells.findIndex((cell) => cell.trim().toLowerCase() === column));
  const table = await readTable(bytes, { headerHas: (cells) => !placesIn(cells).includes(-1) });
  if (!table.ok) return table;
  const [atCouncil = 0, atUnit = 0] = placesIn(table.header);
  const councils = new Map(
    (await listPlaces()).flatMap((region) =>
      region.councils.flatMap(({ id, name }) => [[id, id] as const, [name.toLowerCase(), id] as const]),
    ),
  );
  const taken = new Map<string, string>();
  const rejected: { line: number; fault: 'council' | 'unit' | 'duplicate' }[] = [];
  for (const { line, cells } of table.rows) {
    const councilId = councils.get((cells[atCouncil] ?? '').trim().toLowerCase());
    const orgUnit = (cells[atUnit] ?? '').trim();
    if (councilId === undefined) rejected.push({ line, fault: 'council' });
    else if (!/^[A-Za-z][A-Za-z0-9]{10}$/.test(orgUnit)) rejected.push({ line, fault: 'unit' });
    else if (taken.has(councilId) || [...taken.values()].includes(orgUnit))
      rejected.push({ line, fault: 'duplicate' });
    else taken.set(councilId, orgUnit);
  }
  if (taken.size > 0) {
    await database().transaction(async (tx) => {
      await tx.delete(dhis2OrgUnit).where(inArray(dhis2OrgUnit.councilId, [...taken.keys()]));
      await tx.delete(dhis2OrgUnit).where(inArray(dhis2OrgUnit.orgUnit, [...taken.values()]));
      await tx
        .insert(dhis2OrgUnit)
        .values([...taken].map(([councilId, orgUnit]) => ({ councilId, orgUnit })));
    });
  }
  return { ok: true, rows: taken.size, rejected };
}
