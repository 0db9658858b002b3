import { and, eq, isNotNull, lte, ne, or, isNull } from 'drizzle-orm';
import { notifyPerson } from '~/features/accounts/index.server';
import { database } from '~db/client.server';
import { account, roleGrant } from '~db/schema/accounts';
import { draftCourse } from '~db/schema/authoring';
import { formatDay } from '~/platform/i18n/format';
import { addDays, dayOf } from '~/platform/calendar-day';
import { selectDrafts } from './find-draft.server';

/** So many days before its day somebody is reminded to read a course again. */
const daysBefore = 14;

/** Reminds an institute's authors of courses that are to be read again, once for each day that was set. @returns how many courses */
export async function remindOfReviews(now: Date, signal?: AbortSignal): Promise<number> {
  const isDue = and(
    isNotNull(draftCourse.reviewBy),
    lte(draftCourse.reviewBy, addDays(dayOf(now), daysBefore)),
    ne(draftCourse.state, 'archived'),
    or(isNull(draftCourse.remindedFor), ne(draftCourse.remindedFor, draftCourse.reviewBy)),
  );
  const due = await selectDrafts().where(isDue);
  for (const { id, instituteId, title, reviewBy } of due) {
    signal?.throwIfAborted();
    if (!reviewBy) continue;
    const authors = await database()
      .select({ id: account.id, language: account.language })
      .from(account)
      .innerJoin(roleGrant, eq(roleGrant.accountId, account.id))
      .where(
        and(eq(roleGrant.role, 'author'), eq(roleGrant.instituteId, instituteId), isNull(account.mergedInto)),
      );
    await database().transaction(async (tx) => {
      const taken = await tx
        .update(draftCourse)
        .set({ remindedFor: reviewBy })
        .where(and(eq(draftCourse.id, id), isDue))
        .returning({ id: draftCourse.id });
      if (taken.length === 0) return;
      for (const { id: personId, language } of authors) {
        const values = { course: title[language], date: formatDay(reviewBy, language) };
        await notifyPerson(tx, personId, 'reviewDue', values, { ownDeed: false });
      }
    });
  }
  return due.length;
}
