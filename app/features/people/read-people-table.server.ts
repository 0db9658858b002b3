import { setImmediate } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { council, facility, region } from '~db/schema/places';
import { readTable, type TableFault } from '~/platform/tables/read-table.server';
import { type ImportColumn, missingColumns, placeColumns } from './import-columns';
import type { ReadRow } from './import-row';
import { PlaceNames } from './place-names';
import { readPeopleRow } from './read-people-row';

/** The longest list that is taken. */
const mostImportedRows = 50_000;

/** Rows read at a time, other requests being answered in between. */
const rowsAtATime = 200;

export type PeopleTableAnswer =
  | { ok: true; header: string[]; rows: ReadRow[] }
  /** `columnsMissing`: there is a header, but it lacks `columns`. */
  | { ok: false; fault: TableFault | 'columnsMissing'; columns: ImportColumn[] };

/**
 * Reads an uploaded list of people, with headings in either language and columns in any order. A row that can't be taken comes back with
 * its faults; one that says nothing is left out, and so are the examples of the template.
 */
export async function readPeopleTable(bytes: Uint8Array): Promise<PeopleTableAnswer> {
  const answer = await readTable(bytes, { headerHas: isHeader, maxRows: mostImportedRows });
  if (!answer.ok) return { ...answer, columns: [] };
  const columns = placeColumns(answer.header);
  const missing = missingColumns(columns);
  if (missing.length > 0) return { ok: false, fault: 'columnsMissing', columns: missing };
  const names = await loadPlaceNames(columns.facility !== undefined || columns.facilityCode !== undefined);
  const rows: ReadRow[] = [];
  for (const [index, row] of answer.rows.entries()) {
    if (index % rowsAtATime === rowsAtATime - 1) await setImmediate();
    const read = readPeopleRow(row, columns, names);
    if (read) rows.push(read);
  }
  return rows.length === 0
    ? { ok: false, fault: 'empty', columns: [] }
    : { ok: true, header: answer.header, rows };
}

/** A title above the header has not two of our headings. */
const isHeader = (cells: string[]): boolean => Object.keys(placeColumns(cells)).length >= 2;

async function loadPlaceNames(withFacilities: boolean): Promise<PlaceNames> {
  const councils = database()
    .select({
      id: council.id,
      name: council.name,
      kind: council.kind,
      regionId: council.regionId,
      regionName: region.name,
    })
    .from(council)
    .innerJoin(region, eq(region.id, council.regionId));
  const facilities = database()
    .select({
      id: facility.id,
      name: facility.name,
      commonName: facility.commonName,
      councilId: facility.councilId,
    })
    .from(facility);
  return new PlaceNames(await councils, withFacilities ? await facilities : []);
}
