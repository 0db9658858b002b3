import { sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { headcount } from '~db/schema/tracking';
import { listPlaces } from '~/features/places/index.server';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { headcountColumns, readHeadcounts } from './read-headcounts.server';

const usualCadres = ['MD', 'AMO', 'CO', 'CA', 'NO', 'ANO', 'EN', 'MW', 'LT', 'PT', 'HA', 'HRT'];

type Reading = Awaited<ReturnType<typeof readHeadcounts>>;
type HeadcountAnswer =
  | { ok: true; rows: number; changed: number; rejected: Extract<Reading, { ok: true }>['rejected'] }
  | Extract<Reading, { ok: false }>;

/**
 * Takes over how many health workers of each cadre are in post in each council; a council and cadre that stand in the file are replaced, others
 * stay, so that a file that is sent twice changes nothing.
 * @param bytes as {@link readHeadcounts} takes them @param within ids of the councils whose headcounts may be given; without them, all
 */
export async function importHeadcounts(
  by: ActingParty,
  bytes: Uint8Array,
  within?: ReadonlySet<string>,
): Promise<HeadcountAnswer> {
  const reading = await readHeadcounts(bytes, within);
  if (!reading.ok) return reading;
  const { rows, rejected } = reading;
  const changed = rows.filter(({ inPost, before }) => inPost !== before);
  if (changed.length > 0) {
    await database().transaction(async (tx) => {
      await tx
        .insert(headcount)
        .values(changed.map(({ councilId, cadre, inPost }) => ({ councilId, cadre, inPost })))
        .onConflictDoUpdate({
          target: [headcount.councilId, headcount.cadre],
          set: { inPost: sql`excluded.in_post`, importedAt: sql`now()` },
        });
      await recordAudit(tx, by, {
        action: 'headcounts.imported',
        detail: { rows: rows.length, updated: changed.length, rejected: rejected.length },
      });
    });
  }
  return { ok: true, rows: rows.length, changed: changed.length, rejected };
}

/** A list to be filled in: a row for each council and cadre that is usual, without numbers. */
export async function headcountTemplate(
  within?: ReadonlySet<string>,
): Promise<{ header: string[]; rows: string[][] }> {
  const councils = (await listPlaces())
    .flatMap((region) => region.councils)
    .filter(({ id }) => within === undefined || within.has(id));
  return {
    header: [...headcountColumns],
    rows: councils.flatMap(({ name }) => usualCadres.map((cadre) => [name, cadre, ''])),
  };
}
