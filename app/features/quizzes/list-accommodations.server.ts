import { and, desc, eq, isNull } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { account } from '~db/schema/accounts';
import { accommodation } from '~db/schema/quizzes';

export interface Accommodation {
  id: string;
  name: string;
  /** In E.164 form. */
  phone: string;
  extraTimePercent: number;
  extraAttempts: number;
  reason: string;
  givenAt: Date;
}

/** What learners of a course have beyond the rules of its quizzes, the newest first; those of erased accounts are gone. */
export async function listAccommodations(courseId: string): Promise<Accommodation[]> {
  return database()
    .select({
      id: accommodation.id,
      name: account.name,
      phone: account.phone,
      extraTimePercent: accommodation.extraTimePercent,
      extraAttempts: accommodation.extraAttempts,
      reason: accommodation.reason,
      givenAt: accommodation.givenAt,
    })
    .from(accommodation)
    .innerJoin(account, and(isSamePerson(accommodation.personId, account.id), isNull(account.mergedInto)))
    .where(and(eq(accommodation.courseId, courseId), isNull(accommodation.endedAt)))
    .orderBy(desc(accommodation.givenAt));
}
