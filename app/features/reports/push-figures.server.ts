import { and, asc, eq, isNull } from 'drizzle-orm';
import { database } from '~db/client.server';
import { dhis2Push, dhis2PushRow, type PushFault } from '~db/schema/reports';
import { sendDataValues } from '~/platform/dhis2/send-data-values.server';
import { readSettings } from '~/platform/settings.server';

/** DHIS2 gave no answer that settles anything; the job tries again. */
export class PushInterrupted extends Error {
  override name = 'PushInterrupted';
}

/** What trying again by itself won't mend. */
const final = ['login', 'notAllowed', 'address', 'redirected'] as const;

/**
 * Sends the councils of a wish that wait, one request each, and settles each as DHIS2 answers. Killed at any moment it goes on with those
 * that are left; a council whose answer was lost is sent again with the same figures, of which DHIS2 keeps one.
 * @param options.isLastTry whether nobody tries again by itself: what stopped it is then kept with the wish
 * @throws PushInterrupted where DHIS2 is broken, slow or away
 */
export async function pushFigures(
  pushId: string,
  {
    signal,
    withinMs,
    isLastTry = false,
  }: { signal?: AbortSignal; withinMs?: number; isLastTry?: boolean } = {},
): Promise<void> {
  const settings = readSettings().dhis2;
  const [push] = await database().select().from(dhis2Push).where(eq(dhis2Push.id, pushId));
  if (!push || push.fault !== null) return;
  const stop = async (fault: PushFault) => {
    await database().update(dhis2Push).set({ fault }).where(eq(dhis2Push.id, pushId));
  };
  if (!settings) {
    if (isLastTry) await stop('notSet');
    throw new PushInterrupted('no DHIS2 is set');
  }
  const waiting = await database()
    .select()
    .from(dhis2PushRow)
    .where(and(eq(dhis2PushRow.pushId, pushId), isNull(dhis2PushRow.outcome)))
    .orderBy(asc(dhis2PushRow.councilId));
  for (const { councilId, orgUnit, values } of waiting) {
    signal?.throwIfAborted();
    const set = { period: push.month.replace('-', ''), orgUnit, dataValues: values };
    const answer = await sendDataValues(settings, set, { isDryRun: push.isDryRun, withinMs });
    if (!answer.ok && answer.fault !== 'refused') {
      const isFinal = final.some((one) => one === answer.fault);
      if (isFinal || isLastTry) await stop(answer.fault);
      if (isFinal) return;
      throw new PushInterrupted(answer.fault);
    }
    const message = answer.conflicts.slice(0, 5).join('\n') || null;
    const isTaken = answer.ok && answer.conflicts.length === 0;
    await database()
      .update(dhis2PushRow)
      .set({
        outcome: isTaken ? 'taken' : 'conflict',
        message,
        settledAt: new Date(),
        ...(answer.ok && { imported: answer.imported, updated: answer.updated, ignored: answer.ignored }),
      })
      .where(
        and(
          eq(dhis2PushRow.pushId, pushId),
          eq(dhis2PushRow.councilId, councilId),
          isNull(dhis2PushRow.outcome),
        ),
      );
  }
}
