import { desc, eq, inArray } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { course } from '~db/schema/catalog';
import { reminder, reminderOrder } from '~db/schema/reminders';

/** The reminders of a person, newest first. */
export async function exportReminders(personId: string) {
  return database()
    .select({
      about: reminderOrder.kind,
      channel: reminderOrder.channel,
      text: reminderOrder.text,
      course: course.slug,
      outcome: reminder.outcome,
      orderedAt: reminderOrder.orderedAt,
      settledAt: reminder.settledAt,
    })
    .from(reminder)
    .innerJoin(reminderOrder, eq(reminderOrder.id, reminder.orderId))
    .leftJoin(course, eq(course.id, reminder.courseId))
    .where(isSamePerson(reminder.personId, personId))
    .orderBy(desc(reminderOrder.orderedAt));
}

/** Forgets what a person who is erased was reminded of, and the words that they wrote to others. */
export async function forgetReminders(tx: Transaction, personIds: string[]): Promise<void> {
  await tx.delete(reminder).where(inArray(reminder.personId, personIds));
  await tx.update(reminderOrder).set({ text: null }).where(inArray(reminderOrder.orderedBy, personIds));
}
