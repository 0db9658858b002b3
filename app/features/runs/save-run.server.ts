import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { type TypedCells, worksheetRun } from '~db/schema/runs';
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

/**
 * Keeps a worksheet's figures of a period, in place of those that the person kept of the same part, facility and period. A replay changes
 * nothing.
 * @returns the run's id, and whether it took the place of an earlier one
 */
export async function saveRun(
  personId: string,
  run: RunToSave,
  clientUuid: string,
): Promise<{ id: string; isReplaced: boolean }> {
  return answerOnce(personId, clientUuid, 'save a worksheet run', async (tx) => {
    const { version, figures, settings } = run;
    const [saved] = await tx
      .insert(worksheetRun)
      .values({ id: uuidv7(), personId, ...run })
      .onConflictDoUpdate({
        target: [
          worksheetRun.personId,
          worksheetRun.worksheet,
          worksheetRun.part,
          worksheetRun.facilityCode,
          worksheetRun.period,
        ],
        set: { version, figures, settings, updatedAt: sql`now()` },
      })
      .returning({ id: worksheetRun.id, isReplaced: sql<boolean>`${worksheetRun}.xmax <> 0` });
    if (!saved) throw new Error('the run was not saved');
    return saved;
  });
}
