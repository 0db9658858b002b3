import { and, desc, eq, exists, gte, not, or, type SQL } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { reviewMeeting, reviewMeetingShare } from '~db/schema/meetings';
import { facility } from '~db/schema/places';
import type { Holder } from '~/features/accounts/index';
import { reachesReader } from '~/features/people/index.server';

export type Meeting = Awaited<ReturnType<typeof listMeetings>>[number];

type Reader = Pick<Holder, 'id' | 'grants'>;

const isOwn = ({ id }: Reader) => isSamePerson(reviewMeeting.personId, id);

const isShared = (reader: Reader) =>
  and(
    not(isOwn(reader)),
    exists(
      database()
        .select({ id: reviewMeetingShare.id })
        .from(reviewMeetingShare)
        .where(
          and(
            eq(reviewMeetingShare.meetingId, reviewMeeting.id),
            reachesReader(reader, reviewMeetingShare, reviewMeeting.personId),
          ),
        ),
    ),
  );

const find = (condition: SQL | undefined) =>
  database()
    .select({
      id: reviewMeeting.id,
      personId: reviewMeeting.personId,
      period: reviewMeeting.period,
      facilityCode: reviewMeeting.facilityCode,
      facility: facility.name,
      heldOn: reviewMeeting.heldOn,
      chair: reviewMeeting.chair,
      present: reviewMeeting.present,
      points: reviewMeeting.points,
      actions: reviewMeeting.actions,
      carried: reviewMeeting.carried,
      updatedAt: reviewMeeting.updatedAt,
    })
    .from(reviewMeeting)
    .leftJoin(facility, eq(facility.id, reviewMeeting.facilityCode))
    .where(condition)
    .orderBy(desc(reviewMeeting.heldOn), desc(reviewMeeting.id));

/** More than a year of weekly meetings of a person and their team. */
const mostMeetings = 150;

/** A person's own meetings and those shared with them, held on `since` or later, the latest first. @param since such as `2025-11-28` */
export function listMeetings(reader: Reader, since: string) {
  return find(and(gte(reviewMeeting.heldOn, since), or(isOwn(reader), isShared(reader)))).limit(mostMeetings);
}

/** @returns a meeting of one's own, to be written; undefined where there is none, or it is somebody else's */
export async function getOwnMeeting(reader: Reader, id: string): Promise<Meeting | undefined> {
  return (await find(and(eq(reviewMeeting.id, id), isOwn(reader))))[0];
}

/** @returns a meeting of one's own or that is shared with one, to be read */
export async function getMeeting(reader: Reader, id: string): Promise<Meeting | undefined> {
  return (await find(and(eq(reviewMeeting.id, id), or(isOwn(reader), isShared(reader)))))[0];
}
