import { sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { headcount } from '~db/schema/tracking';
import { cadres } from '~/features/accounts/index';
import { listPlaces } from '~/features/places/index.server';
import { readTable } from '~/platform/tables/read-table.server';

/** The columns of a list of headcounts, as its first row names them. */
const headcountColumns = ['council', 'cadre', 'in_post'] as const;

export type HeadcountFault = 'council' | 'cadre' | 'number' | 'duplicate';

type HeadcountAnswer =
  | { ok: true; rows: number; rejected: { line: number; fault: HeadcountFault }[] }
  | { ok: false; fault: Extract<Awaited<ReturnType<typeof readTable>>, { ok: false }>['fault'] };

const mostInPost = 100_000;
const usualCadres = ['MD', 'AMO', 'CO', 'CA', 'NO', 'ANO', 'EN', 'MW', 'LT', 'PT', 'HA', 'HRT'];

/**
 * Takes over how many health workers of each cadre are in post in each council; a council and cadre that stand in the file are replaced, others
 * stay, so that a file that is sent twice changes nothing.
 * @param bytes CSV or XLSX with the columns {@link headcountColumns}; councils by id or name
 */
export async function importHeadcounts(bytes: Uint8Array): Promise<HeadcountAnswer> {
  const placesIn = (cells: readonly string[]) =>
    headcountColumns.map((column) => cells.findIndex((cell) => cell.trim().toLowerCase() === column));
  const table = await readTable(bytes, { headerHas: (cells) => !placesIn(cells).includes(-1) });
  if (!table.ok) return { ok: false, fault: table.fault };
  const places = placesIn(table.header);
  const councils = new Map(
    (await listPlaces()).flatMap((region) =>
      region.councils.flatMap(({ id, name }) => [[id, id] as const, [name.toLowerCase(), id] as const]),
    ),
  );
  const taken = new Map<string, { councilId: string; cadre: string; inPost: number }>();
  const rejected: { line: number; fault: HeadcountFault }[] = [];
  for (const { line, cells } of table.rows) {
    const [councilName = '', cadre = '', number = ''] = places.map((place) => (cells[place] ?? '').trim());
    const councilId = councils.get(councilName.toLowerCase());
    const inPost = Number(number);
    const refuse = (fault: HeadcountFault) => rejected.push({ line, fault });
    if (councilId === undefined) refuse('council');
    else if (!cadres.some((one) => one === cadre.toUpperCase())) refuse('cadre');
    else if (!/^\d+$/.test(number) || inPost > mostInPost) refuse('number');
    else if (taken.has(`${councilId}/${cadre.toUpperCase()}`)) refuse('duplicate');
    else taken.set(`${councilId}/${cadre.toUpperCase()}`, { councilId, cadre: cadre.toUpperCase(), inPost });
  }
  if (taken.size > 0) {
    await database()
      .insert(headcount)
      .values([...taken.values()])
      .onConflictDoUpdate({
        target: [headcount.councilId, headcount.cadre],
        set: { inPost: sql`excluded.in_post`, importedAt: sql`now()` },
      });
  }
  return { ok: true, rows: taken.size, rejected };
}

/** A list to be filled in: a row for each council and cadre that is usual, without numbers. */
export async function headcountTemplate(): Promise<{ header: string[]; rows: string[][] }> {
  const councils = (await listPlaces()).flatMap((region) => region.councils);
  return {
    header: [...headcountColumns],
    rows: councils.flatMap(({ name }) => usualCadres.map((cadre) => [name, cadre, ''])),
  };
}
