import { inArray } from 'drizzle-orm';
import { database } from '~db/client.server';
import { headcount } from '~db/schema/tracking';
import { cadres } from '~/features/accounts/index';
import { listPlaces } from '~/features/places/index.server';
import { readTable } from '~/platform/tables/read-table.server';

/** The columns of a list of headcounts, as its first row names them. */
export const headcountColumns = ['council', 'cadre', 'in_post'] as const;

export type HeadcountFault = 'council' | 'outside' | 'cadre' | 'number' | 'duplicate';

interface HeadcountRow {
  councilId: string;
  councilName: string;
  cadre: string;
  inPost: number;
  /** What is known so far; null where nothing is. */
  before: number | null;
}

type HeadcountReading =
  | {
      ok: true;
      rows: HeadcountRow[];
      rejected: { line: number; cells: string[]; fault: HeadcountFault }[];
    }
  | { ok: false; fault: Extract<Awaited<ReturnType<typeof readTable>>, { ok: false }>['fault'] };

const mostInPost = 100_000;

/**
 * Judges a list of headcounts row by row; nothing is taken over yet. Rows of a template that were left empty are passed over.
 * @param bytes CSV or XLSX with the columns {@link headcountColumns}; councils by id or name
 * @param within ids of the councils whose headcounts may be given; without them, all
 */
export async function readHeadcounts(
  bytes: Uint8Array,
  within?: ReadonlySet<string>,
): Promise<HeadcountReading> {
  const placesIn = (cells: readonly string[]) =>
    headcountColumns.map((column) => cells.findIndex((cell) => cell.trim().toLowerCase() === column));
  const table = await readTable(bytes, { headerHas: (cells) => !placesIn(cells).includes(-1) });
  if (!table.ok) return { ok: false, fault: table.fault };
  const places = placesIn(table.header);
  const every = (await listPlaces()).flatMap(({ councils }) => councils);
  const councils = new Map(
    every.flatMap((one) => [[one.id, one] as const, [one.name.toLowerCase(), one] as const]),
  );
  const taken = new Map<string, HeadcountRow>();
  const rejected: { line: number; cells: string[]; fault: HeadcountFault }[] = [];
  for (const { line, cells: all } of table.rows) {
    const cells = places.map((place) => (all[place] ?? '').trim());
    const [councilName = '', typedCadre = '', number = ''] = cells;
    if (number === '') continue;
    const council = councils.get(councilName.toLowerCase());
    const cadre = typedCadre.toUpperCase();
    const inPost = Number(number);
    const refuse = (fault: HeadcountFault) => rejected.push({ line, cells, fault });
    if (council === undefined) refuse('council');
    else if (within && !within.has(council.id)) refuse('outside');
    else if (!cadres.some((one) => one === cadre)) refuse('cadre');
    else if (!/^\d+$/.test(number) || inPost > mostInPost) refuse('number');
    else if (taken.has(`${council.id}/${cadre}`)) refuse('duplicate');
    else {
      const row = { councilId: council.id, councilName: council.name, cadre, inPost, before: null };
      taken.set(`${council.id}/${cadre}`, row);
    }
  }
  const rows = [...taken.values()];
  const known =
    rows.length === 0
      ? []
      : await database()
          .select()
          .from(headcount)
          .where(inArray(headcount.councilId, [...new Set(rows.map(({ councilId }) => councilId))]));
  const before = new Map(known.map((one) => [`${one.councilId}/${one.cadre}`, one.inPost]));
  return {
    ok: true,
    rows: rows.map((row) => ({ ...row, before: before.get(`${row.councilId}/${row.cadre}`) ?? null })),
    rejected,
  };
}
