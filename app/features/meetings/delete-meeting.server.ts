import { and, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { reviewMeeting } from '~db/schema/meetings';

/** @returns false where there is no such meeting, or it is somebody else's */
export async function deleteMeeting(personId: string, id: string): Promise<boolean> {
  const deleted = await database()
    .delete(reviewMeeting)
    .where(and(eq(reviewMeeting.id, id), isSamePerson(reviewMeeting.personId, personId)))
    .returning({ id: reviewMeeting.id });
  return deleted.length > 0;
}
