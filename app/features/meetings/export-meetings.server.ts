import { asc } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { reviewMeeting } from '~db/schema/meetings';
import { listMeetingShares } from './share-meeting.server';

/** The meetings whose minutes a person wrote, the first first, with whom they are shared. */
export async function exportMeetings(personId: string) {
  const meetings = await database()
    .select({
      id: reviewMeeting.id,
      period: reviewMeeting.period,
      facilityCode: reviewMeeting.facilityCode,
      heldOn: reviewMeeting.heldOn,
      chair: reviewMeeting.chair,
      present: reviewMeeting.present,
      points: reviewMeeting.points,
      actions: reviewMeeting.actions,
      carried: reviewMeeting.carried,
      createdAt: reviewMeeting.createdAt,
      updatedAt: reviewMeeting.updatedAt,
    })
    .from(reviewMeeting)
    .where(isSamePerson(reviewMeeting.personId, personId))
    .orderBy(asc(reviewMeeting.createdAt), asc(reviewMeeting.id));
  return Promise.all(
    meetings.map(async ({ id, ...meeting }) => ({
      ...meeting,
      sharedWith: await listMeetingShares(id),
    })),
  );
}
