import { and, eq, ne, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { council, facility, region } from '~db/schema/places';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { readTable, type TableFault } from '~/platform/tables/read-table.server';
import { hasRightCheckDigit, isFacilityCode } from './facility-code';
import { type FacilityColumns, findFacilityColumns } from './facility-columns';
import { councilMatcher } from './match-council';
import { readFacilityRow, type Rejection } from './read-facility-row';

const rowsAtOnce = 500;

type FacilityRow = typeof facility.$inferInsert;

export interface RejectedRow {
  line: number;
  reason: Rejection;
  /** The row under `FacilityReport.header`. */
  cells: string[];
}

export interface FacilityReport {
  /** Rows of the file. */
  rows: number;
  added: number;
  updated: number;
  unchanged: number;
  /** Facilities that the file doesn't list any more; 0 unless it is complete. */
  notListed: number;
  /** Rows that were taken although the check digit of their code is wrong. */
  wrongCheckDigits: { line: number; code: string }[];
  rejected: RejectedRow[];
  /** The file's own names of the columns that were read. */
  header: string[];
}

/** `tooFew`: as a complete list the file would take more than half of all facilities off it. */
export type ImportFacilitiesAnswer =
  { ok: true; report: FacilityReport } | { ok: false; fault: TableFault | 'tooFew' };

export interface ImportFacilitiesOptions {
  by: ActingParty;
  /** The file is the whole registry: facilities that it lacks are marked as not listed any more. None is ever deleted. */
  complete?: boolean;
  /** Told of each step: rows that are done, and all rows. */
  progress?: (done: number, total: number) => void;
}

/**
 * Brings the list of facilities to what a file of the Health Facility Registry says: its export (an HTML table), CSV or XLSX. All rows that
 * can be taken go in together or not at all; a second run changes nothing. Columns that the file doesn't have stay as they are.
 */
export async function importFacilities(
  file: Uint8Array,
  options: ImportFacilitiesOptions,
): Promise<ImportFacilitiesAnswer> {
  const table = await readTable(file, { headerHas: (cells) => findFacilityColumns(cells) !== undefined });
  const columns = table.ok ? findFacilityColumns(table.header) : undefined;
  if (!table.ok) return table;
  if (!columns) return { ok: false, fault: 'noHeader' };
  const { complete = false, progress = () => undefined, by } = options;
  const { facilities, listed, ...read } = await readRows(table.rows, columns);
  const places = Object.values(columns).sort((one, other) => one - other);
  const inReport = (cells: string[]) => places.map((place) => cells[place] ?? '');

  return database().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('facilities'))`);
    if (complete && (await wouldTakeOffHalf(tx, listed))) return { ok: false, fault: 'tooFew' };
    const changed = await keepFacilities(tx, facilities, columns, progress);
    const notListed = complete ? await takeOffList(tx, listed) : 0;
    const unchanged = facilities.length - changed.added - changed.updated;
    const counts = { ...changed, unchanged, notListed };
    const [rejected, warnings] = [read.rejected.length, read.wrongCheckDigits.length];
    await recordAudit(tx, by, {
      action: 'facilities.imported',
      detail: { ...counts, rejected, warnings, complete },
    });
    const report = {
      ...counts,
      rows: table.rows.length,
      wrongCheckDigits: read.wrongCheckDigits,
      rejected: read.rejected.map((row) => ({ ...row, cells: inReport(row.cells) })),
      header: inReport(table.header),
    };
    return { ok: true, report };
  });
}

async function readRows(rows: { line: number; cells: string[] }[], columns: FacilityColumns) {
  const councils = await database()
    .select({ id: council.id, name: council.name, region: region.name })
    .from(council)
    .innerJoin(region, eq(region.id, council.regionId));
  const councilOf = councilMatcher(councils);
  const facilities = new Map<string, FacilityRow>();
  const rejected: RejectedRow[] = [];
  const wrongCheckDigits: { line: number; code: string }[] = [];
  /** All codes in the file: one whose row can't be taken is listed all the same. */
  const listed = new Set<string>();
  for (const { line, cells } of rows) {
    const code = cells[columns.code ?? -1] ?? '';
    if (isFacilityCode(code)) listed.add(code);
    const read = readFacilityRow(cells, columns, councilOf);
    if ('rejection' in read) rejected.push({ line, reason: read.rejection, cells });
    else if (facilities.has(code)) rejected.push({ line, reason: 'duplicate', cells });
    else {
      facilities.set(code, read.facility);
      if (!hasRightCheckDigit(code)) wrongCheckDigits.push({ line, code });
    }
  }
  return { facilities: [...facilities.values()], rejected, wrongCheckDigits, listed: [...listed] };
}

/** What a second file may change: the columns that it has. */
function changesOf(columns: FacilityColumns) {
  const has = (column: keyof FacilityColumns) => columns[column] !== undefined;
  const status = has('status')
    ? sql`excluded.status`
    : sql`case ${facility.status} when 'not_listed' then 'operating' else ${facility.status} end`;
  return {
    name: sql`excluded.name`,
    councilId: sql`excluded.council_id`,
    status,
    ...(has('commonName') && { commonName: sql`excluded.common_name` }),
    ...(has('ward') && { ward: sql`excluded.ward` }),
    ...(has('village') && { village: sql`excluded.village` }),
    ...(has('type') && { level: sql`excluded.level`, typeName: sql`excluded.type_name` }),
    ...(has('ownership') && { ownership: sql`excluded.ownership` }),
    ...(has('openedOn') && { openedOn: sql`excluded.opened_on` }),
    ...(has('latitude') &&
      has('longitude') && { latitude: sql`excluded.latitude`, longitude: sql`excluded.longitude` }),
    searchText: has('commonName')
      ? sql`excluded.search_text`
      : sql`case ${facility.name} when excluded.name then ${facility.searchText} else excluded.search_text end`,
  };
}

async function keepFacilities(
  tx: Transaction,
  facilities: FacilityRow[],
  columns: FacilityColumns,
  progress: (done: number, total: number) => void,
) {
  const changes = changesOf(columns);
  const fields = Object.keys(changes) as (keyof typeof changes)[];
  const now = sql.join(
    fields.map((field) => sql`${facility[field]}`),
    sql`, `,
  );
  const then = sql.join(
    fields.map((field) => sql`${changes[field]}`),
    sql`, `,
  );
  let [added, updated] = [0, 0];
  progress(0, facilities.length);
  for (let start = 0; start < facilities.length; start += rowsAtOnce) {
    const batch = facilities.slice(start, start + rowsAtOnce);
    const kept = await tx
      .insert(facility)
      .values(batch)
      .onConflictDoUpdate({
        target: facility.id,
        set: { ...changes, updatedAt: sql`now()` },
        setWhere: sql`(${now}) is distinct from (${then})`,
      })
      .returning({ isNew: sql<boolean>`xmax = 0` });
    added += kept.filter(({ isNew }) => isNew).length;
    updated += kept.filter(({ isNew }) => !isNew).length;
    progress(start + batch.length, facilities.length);
  }
  return { added, updated };
}

const isOffList = (listed: string[]) =>
  and(
    ne(facility.status, 'not_listed'),
    listed.length > 0 ? sql`${facility.id} <> all(${sql.param(listed)}::text[])` : undefined,
  );

async function wouldTakeOffHalf(tx: Transaction, listed: string[]): Promise<boolean> {
  const [counts] = await tx
    .select({
      now: sql<number>`count(*) filter (where ${ne(facility.status, 'not_listed')})::int`,
      off: sql<number>`count(*) filter (where ${isOffList(listed)})::int`,
    })
    .from(facility);
  return (counts?.off ?? 0) > (counts?.now ?? 0) / 2;
}

async function takeOffList(tx: Transaction, listed: string[]): Promise<number> {
  const gone = await tx
    .update(facility)
    .set({ status: 'not_listed', updatedAt: sql`now()` })
    .where(isOffList(listed))
    .returning({ id: facility.id });
  return gone.length;
}
