import { and, eq, isNull } from 'drizzle-orm';
import { database } from '~db/client.server';
import { dhis2Push, dhis2PushRow } from '~db/schema/reports';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { enqueueJob } from '~/platform/jobs/enqueue-job.server';
import { readSettings } from '~/platform/settings.server';
import { countMonth } from './count-month.server';
import { pushFiguresTask } from './push-task.server';

export type OrderPushAnswer = { ok: true; pushId: string } | { ok: false; fault: 'notSet' | 'noUnits' };

/**
 * Counts a month for every council that DHIS2 knows, and has the figures sent, or tried, by a job.
 * @param clientUuid the form's own id: sent twice, it is one wish
 */
export async function orderPush(
  by: ActingParty & { actorId: string },
  { month, isDryRun, clientUuid }: { month: string; isDryRun: boolean; clientUuid: string },
): Promise<OrderPushAnswer> {
  if (!readSettings().dhis2) return { ok: false, fault: 'notSet' };
  return database().transaction(async (tx) => {
    const [known] = await tx.select({ id: dhis2Push.id }).from(dhis2Push).where(eq(dhis2Push.id, clientUuid));
    if (known) return { ok: true, pushId: clientUuid };
    const rows = await countMonth(tx, month);
    if (rows.length === 0) return { ok: false, fault: 'noUnits' };
    const [made] = await tx
      .insert(dhis2Push)
      .values({ id: clientUuid, month, isDryRun, orderedBy: by.actorId })
      .onConflictDoNothing()
      .returning({ id: dhis2Push.id });
    if (!made) return { ok: true, pushId: clientUuid };
    await tx.insert(dhis2PushRow).values(rows.map((row) => ({ ...row, pushId: clientUuid })));
    if (!isDryRun) {
      await recordAudit(tx, by, {
        action: 'figures.sent',
        objectId: clientUuid,
        detail: { entries: rows.length },
      });
    }
    await enqueueJob(tx, pushFiguresTask, { pushId: clientUuid }, { key: keyOf(clientUuid) });
    return { ok: true, pushId: clientUuid };
  });
}

/** One job of a wish waits at a time. */
const keyOf = (pushId: string) => `${pushFiguresTask.name}:${pushId}`;

/** After this long somebody may want to try by hand what the job tries by itself. */
const lateMs = 15 * 60_000;

/** Whether a wish that has councils waiting may be tried by hand: its job has given up, or takes long. */
export const mayRetryPush = (
  { fault, orderedAt }: Pick<typeof dhis2Push.$inferSelect, 'fault' | 'orderedAt'>,
  now = new Date(),
): boolean => fault !== null || now.getTime() - orderedAt.getTime() > lateMs;

/**
 * Has the councils that wait sent now, with all tries before the job again. Those that DHIS2 has answered for are left as they are, and of
 * one whose answer was lost it keeps the same figures once.
 * @returns whether there is something to send, and {@link mayRetryPush} lets it be sent: a form that is sent twice sends once
 */
export async function retryPush(by: ActingParty & { actorId: string }, pushId: string): Promise<boolean> {
  return database().transaction(async (tx) => {
    const [push] = await tx.select().from(dhis2Push).where(eq(dhis2Push.id, pushId)).for('update');
    if (!push || !mayRetryPush(push)) return false;
    const waiting = and(eq(dhis2PushRow.pushId, pushId), isNull(dhis2PushRow.outcome));
    const entries = await tx.$count(dhis2PushRow, waiting);
    if (entries === 0) return false;
    await tx.update(dhis2Push).set({ fault: null }).where(eq(dhis2Push.id, pushId));
    if (!push.isDryRun)
      await recordAudit(tx, by, { action: 'figures.sent', objectId: pushId, detail: { entries } });
    await enqueueJob(tx, pushFiguresTask, { pushId }, { key: keyOf(pushId) });
    return true;
  });
}
