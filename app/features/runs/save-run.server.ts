import { isDeepStrictEqual } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { type FiguresBeside, type TypedCells, worksheetRun } from '~db/schema/runs';
import { answerOnce } from '~/platform/receipts.server';

export interface RunToSave {
  worksheet: string;
  part: string;
  version: number;
  period: string;
  facilityCode: string | null;
  figures: TypedCells;
  settings: TypedCells;
}

/** What a phone says of figures that it brings later than they were typed. */
interface FromPhone {
  /** By the phone's clock; null where it says nothing that can be read. */
  claimedAt: Date | null;
}

/**
 * Keeps a worksheet's figures of a period. Those that are typed online take the place of what the person kept of the same part, facility and period. Of
 * figures that a phone brings and those that stand there, the ones that were typed later are the period's, and the others stay beside them. A replay changes
 * nothing.
 * @returns the run's id, whether what is given took the place of an earlier one, and whether it stands beside a newer one
 */
export async function saveRun(
  personId: string,
  run: RunToSave,
  clientUuid: string,
  fromPhone?: FromPhone,
): Promise<{ id: string; isReplaced: boolean; isBeside: boolean }> {
  return answerOnce(personId, clientUuid, 'save a worksheet run', async (tx) => {
    const writtenAt = earlierOf(new Date(), fromPhone?.claimedAt);
    const [standing] = await tx
      .insert(worksheetRun)
      .values({ id: uuidv7(), personId, ...run, writtenAt })
      .onConflictDoUpdate({
        target: [
          worksheetRun.personId,
          worksheetRun.worksheet,
          worksheetRun.part,
          worksheetRun.facilityCode,
          worksheetRun.period,
        ],
        // Holds the row until it is settled which figures are the period's.
        set: { period: run.period },
      })
      .returning({
        id: worksheetRun.id,
        version: worksheetRun.version,
        figures: worksheetRun.figures,
        settings: worksheetRun.settings,
        writtenAt: worksheetRun.writtenAt,
        beside: worksheetRun.beside,
        isThere: sql<boolean>`${worksheetRun}.xmax <> 0`,
      });
    if (!standing) throw new Error('the run was not saved');
    const { id, isThere } = standing;
    if (!isThere) return { id, isReplaced: false, isBeside: false };
    const { version, figures, settings } = run;
    const brought = { version, figures, settings, writtenAt };
    const isLate = fromPhone !== undefined && writtenAt < standing.writtenAt;
    const isSame = isDeepStrictEqual([figures, settings], [standing.figures, standing.settings]);
    const beside =
      fromPhone && !isSame ? addBeside(standing.beside, isLate ? brought : standing) : standing.beside;
    await tx
      .update(worksheetRun)
      .set({ ...(!isLate && { ...brought, updatedAt: sql`now()` }), beside })
      .where(eq(worksheetRun.id, id));
    return { id, isReplaced: !isLate, isBeside: isLate && !isSame };
  });
}

const earlierOf = (now: Date, claimed: Date | null | undefined): Date =>
  claimed && claimed < now ? claimed : now;

function addBeside(
  beside: FiguresBeside[],
  { version, figures, settings, writtenAt }: Omit<FiguresBeside, 'id' | 'writtenAt'> & { writtenAt: Date },
): FiguresBeside[] {
  const added = { id: uuidv7(), version, figures, settings, writtenAt: writtenAt.toISOString() };
  return [...beside, added].sort((one, other) => one.writtenAt.localeCompare(other.writtenAt));
}
