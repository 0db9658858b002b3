import { eq, type SQL, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { type ReminderChannel, type ReminderKind, reminderOrder } from '~db/schema/reminders';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { enqueueJob } from '~/platform/jobs/enqueue-job.server';
import { channelsThatWork, mostRecipients } from './preview-reminder.server';
import { sendRemindersTask } from './send-reminders-task.server';

export interface NewReminder {
  /** The form's own id: sent twice, it is one wish. */
  clientUuid: string;
  kind: ReminderKind;
  channel: ReminderChannel;
  /** Of a notice: what was written. */
  text: string | null;
  /** What the audit trail keeps of whom it is for. */
  detail: Record<string, string | number>;
}

export type OrderReminderAnswer =
  { ok: true; orderId: string } | { ok: false; fault: 'tooMany' | 'nobody' | 'noGateway' | 'foreign' };

/**
 * Writes down whom to remind, and has it done by a job. Whoever is on the list at this moment is reminded, whatever becomes of the list.
 * @param recipients a statement with the columns `person_id`, `course_id` and `valid_until`, one row for each person
 */
export async function orderReminder(
  by: ActingParty & { actorId: string },
  recipients: SQL,
  { clientUuid, kind, channel, text, detail }: NewReminder,
): Promise<OrderReminderAnswer> {
  if (!channelsThatWork().includes(channel)) return { ok: false, fault: 'noGateway' };
  class Refused extends Error {
    constructor(readonly fault: 'tooMany' | 'nobody') {
      super(fault);
    }
  }
  try {
    return await database().transaction(async (tx) => {
      const [made] = await tx
        .insert(reminderOrder)
        .values({ id: clientUuid, kind, channel, text, orderedBy: by.actorId })
        .onConflictDoNothing()
        .returning({ id: reminderOrder.id });
      if (!made) {
        const [kept] = await tx
          .select({ orderedBy: reminderOrder.orderedBy })
          .from(reminderOrder)
          .where(eq(reminderOrder.id, clientUuid));
        return kept?.orderedBy === by.actorId
          ? { ok: true, orderId: clientUuid }
          : { ok: false, fault: 'foreign' };
      }
      const rows = await tx.execute(sql`
        insert into reminder (order_id, person_id, course_id, valid_until)
        select ${clientUuid}::uuid, person_id, course_id, valid_until from (${recipients}) as listed
        limit ${mostRecipients + 1} returning person_id`);
      if (rows.length > mostRecipients) throw new Refused('tooMany');
      if (rows.length === 0) throw new Refused('nobody');
      await recordAudit(tx, by, {
        action: 'people.reminded',
        objectId: clientUuid,
        detail: { ...detail, entries: rows.length },
      });
      await enqueueJob(tx, sendRemindersTask, { orderId: clientUuid });
      return { ok: true, orderId: clientUuid };
    });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, fault: error.fault };
    throw error;
  }
}
