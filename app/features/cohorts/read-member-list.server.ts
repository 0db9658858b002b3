import { validate as isUuid } from 'uuid';
import { type cadres, parsePhone } from '~/features/accounts/index';
import { cadreNamed, placeColumns, sexNamed } from '~/features/people/index';
import { readTable, type TableFault } from '~/platform/tables/read-table.server';

/** What the first row of a list may call the column of account ids; columns of other things are called as in a list of people. */
const accountColumns: readonly string[] = ['account', 'akaunti'];

/** A row of a list of members or an attendance sheet. Nothing else of it is read. */
export interface ListedMember {
  line: number;
  /** A phone number in E.164 form, or an account's id; undefined where there is none that can be read. */
  key: string | undefined;
  /** Empty where the row doesn't say it. */
  cadre: (typeof cadres)[number] | '';
  sex: 'female' | 'male' | '';
}

/**
 * Reads a list of members: a column of phone numbers or account ids tells who they are. An attendance sheet may have cadre and sex in place
 * of it, or beside it. Rows that say nothing of anybody are left out.
 * @param bytes CSV or XLSX
 */
export async function readMemberList(
  bytes: Uint8Array,
  kind: 'online' | 'faceToFace',
): Promise<{ ok: true; rows: ListedMember[] } | { ok: false; fault: TableFault }> {
  const accountOf = (cells: readonly string[]) =>
    cells.findIndex((cell) => accountColumns.includes(cell.trim().toLowerCase()));
  const isHeader = (cells: readonly string[]) => {
    const { phone, cadre } = placeColumns(cells);
    return phone !== undefined || accountOf(cells) !== -1 || (kind === 'faceToFace' && cadre !== undefined);
  };
  const table = await readTable(bytes, { headerHas: isHeader, maxRows: 5_000 });
  if (!table.ok) return table;
  const places = placeColumns(table.header);
  const account = accountOf(table.header);
  const rows = table.rows.flatMap(({ line, cells }): ListedMember[] => {
    const textAt = (place: number | undefined) => (place === undefined ? '' : (cells[place] ?? '').trim());
    const typed = textAt(account) || textAt(places.phone);
    const [name, cadre] = [textAt(places.name), textAt(places.cadre)];
    if (typed === '' && (kind === 'online' || (name === '' && cadre === ''))) return [];
    return [
      {
        line,
        key: isUuid(typed) ? typed.toLowerCase() : parsePhone(typed),
        cadre: cadreNamed(cadre) ?? '',
        sex: sexNamed(textAt(places.sex)) ?? '',
      },
    ];
  });
  return { ok: true, rows };
}
