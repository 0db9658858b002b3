import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { course, courseRevision } from '~db/schema/catalog';
import { reminder, reminderOrder } from '~db/schema/reminders';
import type { Language } from '~/platform/i18n/language';
import { wordsOf } from './reminder-words';

/** A reminder that stands in the app. */
export interface AppNotice {
  /** Id of the wish that it is part of. */
  id: string;
  text: string;
  /** Where it leads: the course, or nowhere. */
  courseSlug: string | null;
}

const shownDays = 30;
const mostShown = 3;

/** Reminders in the app that a person hasn't put aside, of the last days, newest first. */
export async function listNotices(
  personId: string,
  language: Language,
  now = new Date(),
): Promise<AppNotice[]> {
  const rows = await database()
    .select({
      id: reminder.orderId,
      kind: reminderOrder.kind,
      text: reminderOrder.text,
      validUntil: reminder.validUntil,
      courseSlug: course.slug,
      manifest: courseRevision.manifest,
    })
    .from(reminder)
    .innerJoin(reminderOrder, eq(reminderOrder.id, reminder.orderId))
    .leftJoin(course, eq(course.id, reminder.courseId))
    .leftJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .where(
      and(
        isSamePerson(reminder.personId, personId),
        eq(reminderOrder.channel, 'app'),
        eq(reminder.outcome, 'sent'),
        isNull(reminder.readAt),
        gt(reminder.settledAt, new Date(now.getTime() - shownDays * 24 * 3_600_000)),
      ),
    )
    .orderBy(desc(reminder.settledAt), desc(reminder.orderId))
    .limit(mostShown);
  return rows.map(({ id, kind, manifest, courseSlug, validUntil, text }) => ({
    id,
    courseSlug,
    text: wordsOf(kind, 'app', { course: manifest?.title[language] ?? '', validUntil, text }, language),
  }));
}

/** Puts a reminder aside, which the person no longer wants to see. */
export async function putAside(personId: string, orderId: string): Promise<void> {
  await database()
    .update(reminder)
    .set({ readAt: sql`coalesce(${reminder.readAt}, now())` })
    .where(and(eq(reminder.orderId, orderId), isSamePerson(reminder.personId, personId)));
}
