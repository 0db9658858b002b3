import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { cpdApproval } from '~db/schema/cpd';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { addDays } from '~/platform/calendar-day';

/**
 * Ends an approval early. What was earned under it until then keeps its points, unless it was recorded by mistake: then it has never held.
 * Ending what is over changes nothing.
 * @param today its last day
 */
export async function endApproval(
  id: string,
  why: 'over' | 'mistaken',
  today: string,
  by: ActingParty,
): Promise<'ended' | 'notFound'> {
  return database().transaction(async (tx) => {
    const [found] = await tx
      .select({ from: cpdApproval.validFrom, until: cpdApproval.validUntil, endedOn: cpdApproval.endedOn })
      .from(cpdApproval)
      .where(eq(cpdApproval.id, id))
      .for('update');
    if (!found) return 'notFound';
    const dayBefore = addDays(found.from, -1);
    const endedOn = why === 'mistaken' || today < found.from ? dayBefore : today;
    if (endedOn >= (found.endedOn ?? found.until)) return 'ended';
    await tx.update(cpdApproval).set({ endedOn }).where(eq(cpdApproval.id, id));
    await recordAudit(tx, by, { action: 'cpd.ended', objectId: id, detail: { why, endedOn } });
    return 'ended';
  });
}
