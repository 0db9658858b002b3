import { inArray } from 'drizzle-orm';
import { database } from '~db/client.server';
import { facility } from '~db/schema/places';
import { dhis2Facility, dhis2OrgUnit } from '~db/schema/reports';
import { listPlaces } from '~/features/places/index.server';
import { readTable, type TableFault } from '~/platform/tables/read-table.server';

export type OrgUnitsAnswer =
  | {
      ok: true;
      kind: 'council' | 'facility';
      rows: number;
      rejected: { line: number; fault: 'council' | 'facility' | 'unit' | 'duplicate' }[];
    }
  | { ok: false; fault: TableFault };

/**
 * Takes over which organisation unit of DHIS2 each council is, or each facility; places that stand in the file are replaced, others stay.
 * @param bytes CSV or XLSX with the columns `council`, an id or a name, or `facility`, a code of the registry, and `orgunit`, an id of DHIS2
 */
export async function importOrgUnits(bytes: Uint8Array): Promise<OrgUnitsAnswer> {
  const placeOf = (cells: readonly string[], column: string) =>
    cells.findIndex((cell) => cell.trim().toLowerCase() === column);
  const kindOf = (cells: readonly string[]) =>
    (['council', 'facility'] as const).find((column) => placeOf(cells, column) >= 0);
  const table = await readTable(bytes, {
    headerHas: (cells) => kindOf(cells) !== undefined && placeOf(cells, 'orgunit') >= 0,
  });
  if (!table.ok) return table;
  const kind = kindOf(table.header) ?? 'council';
  const [atPlace, atUnit] = [placeOf(table.header, kind), placeOf(table.header, 'orgunit')];
  const typed = table.rows.map(({ line, cells }) => ({
    line,
    place: (cells[atPlace] ?? '').trim(),
    orgUnit: (cells[atUnit] ?? '').trim(),
  }));
  const known =
    kind === 'council' ? await knownCouncils() : await knownFacilities(typed.map(({ place }) => place));
  const taken = new Map<string, string>();
  const units = new Set<string>();
  const rejected: Extract<OrgUnitsAnswer, { ok: true }>['rejected'] = [];
  for (const { line, place, orgUnit } of typed) {
    const id = known.get(place.toLowerCase());
    if (id === undefined) rejected.push({ line, fault: kind });
    else if (!/^[A-Za-z][A-Za-z0-9]{10}$/.test(orgUnit)) rejected.push({ line, fault: 'unit' });
    else if (taken.has(id) || units.has(orgUnit)) rejected.push({ line, fault: 'duplicate' });
    else {
      taken.set(id, orgUnit);
      units.add(orgUnit);
    }
  }
  if (taken.size > 0) await keep(kind, taken);
  return { ok: true, kind, rows: taken.size, rejected };
}

const knownCouncils = async () =>
  new Map(
    (await listPlaces()).flatMap((region) =>
      region.councils.flatMap(({ id, name }) => [[id, id] as const, [name.toLowerCase(), id] as const]),
    ),
  );

async function knownFacilities(codes: string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const found = await database()
    .select({ id: facility.id })
    .from(facility)
    .where(inArray(facility.id, codes));
  return new Map(found.map(({ id }) => [id.toLowerCase(), id]));
}

async function keep(kind: 'council' | 'facility', taken: ReadonlyMap<string, string>): Promise<void> {
  const [ids, units] = [[...taken.keys()], [...taken.values()]];
  await database().transaction(async (tx) => {
    if (kind === 'council') {
      await tx.delete(dhis2OrgUnit).where(inArray(dhis2OrgUnit.councilId, ids));
      await tx.delete(dhis2OrgUnit).where(inArray(dhis2OrgUnit.orgUnit, units));
      await tx
        .insert(dhis2OrgUnit)
        .values([...taken].map(([councilId, orgUnit]) => ({ councilId, orgUnit })));
    } else {
      await tx.delete(dhis2Facility).where(inArray(dhis2Facility.facilityId, ids));
      await tx.delete(dhis2Facility).where(inArray(dhis2Facility.orgUnit, units));
      await tx
        .insert(dhis2Facility)
        .values([...taken].map(([facilityId, orgUnit]) => ({ facilityId, orgUnit })));
    }
  });
}
