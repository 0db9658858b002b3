import { database } from '~db/client.server';
import { listPlaces } from '~/features/places/index.server';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { readTable, type TableFault } from '~/platform/tables/read-table.server';
import { canBe, keepReporting, type ReportingRow } from './reporting-rates.server';

/** The columns of a list of reports, as its first row names them. */
const columns = ['council', 'month', 'expected', 'received', 'on_time'] as const;

export type ReportingFault = 'council' | 'outside' | 'month' | 'number' | 'order' | 'duplicate';

export type ReportingAnswer =
  | {
      ok: true;
      rows: number;
      /** How many of them were new or other than before. */
      changed: number;
      rejected: { line: number; cells: string[]; fault: ReportingFault }[];
    }
  | { ok: false; fault: TableFault };

/**
 * Takes over how many monthly reports of each council were due, came, and came in time. Each row is judged for itself; a file that is sent
 * again changes nothing.
 * @param bytes CSV or XLSX with the columns {@link columns}; councils by id or name
 * @param within ids of the councils whose reports may be given
 */
export async function importReporting(
  by: ActingParty,
  bytes: Uint8Array,
  within: ReadonlySet<string>,
  now = new Date(),
): Promise<ReportingAnswer> {
  const placesIn = (cells: readonly string[]) =>
    columns.map((column) => cells.findIndex((cell) => cell.trim().toLowerCase() === column));
  const table = await readTable(bytes, { headerHas: (cells) => !placesIn(cells).includes(-1) });
  if (!table.ok) return table;
  const places = placesIn(table.header);
  const councils = new Map(
    (await listPlaces()).flatMap((region) =>
      region.councils.flatMap(({ id, name }) => [[id, id] as const, [name.toLowerCase(), id] as const]),
    ),
  );
  const taken = new Map<string, ReportingRow>();
  const rejected: { line: number; cells: string[]; fault: ReportingFault }[] = [];
  for (const { line, cells: all } of table.rows) {
    const cells = places.map((place) => (all[place] ?? '').trim());
    const row = rowOf(cells, councils);
    const fault = faultOf(cells, row, within, now);
    const key = `${row.councilId}/${row.month}`;
    if (fault) rejected.push({ line, cells, fault });
    else if (taken.has(key)) rejected.push({ line, cells, fault: 'duplicate' });
    else taken.set(key, row);
  }
  const rows = [...taken.values()];
  const changed = await database().transaction(async (tx) => {
    const kept = await keepReporting(tx, rows, 'file');
    if (kept > 0) {
      await recordAudit(tx, by, {
        action: 'reporting.imported',
        detail: { rows: rows.length, updated: kept, rejected: rejected.length },
      });
    }
    return kept;
  });
  return { ok: true, rows: rows.length, changed, rejected };
}

/** Spreadsheets make a date of a month: its first day is the month. */
const monthIn = (typed: string) => /^(\d{4}-\d\d)(-01)?$/.exec(typed)?.[1] ?? typed;

function rowOf(
  [council = '', month = '', expected = '', received = '', onTime = '']: string[],
  councils: ReadonlyMap<string, string>,
): ReportingRow {
  return {
    councilId: councils.get(council.toLowerCase()) ?? '',
    month: monthIn(month),
    expected: Number(expected),
    received: Number(received),
    onTime: Number(onTime),
  };
}

function faultOf(
  cells: readonly string[],
  row: ReportingRow,
  within: ReadonlySet<string>,
  now: Date,
): ReportingFault | undefined {
  if (row.councilId === '') return 'council';
  if (!within.has(row.councilId)) return 'outside';
  if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(row.month) || row.month > now.toISOString().slice(0, 7))
    return 'month';
  if (!cells.slice(2).every((cell) => /^\d{1,6}$/.test(cell))) return 'number';
  return canBe(row) ? undefined : 'order';
}
