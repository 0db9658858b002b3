import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { reviewMeetingShare } from '~db/schema/meetings';
import { council, facility } from '~db/schema/places';
import type { Holder } from '~/features/accounts/index';
import { getProfile } from '~/features/accounts/index.server';
import { type Audience, audienceOf, placeOf } from '~/features/people/index.server';
import { recordAudit } from '~/platform/audit.server';
import { getOwnMeeting } from './find-meetings.server';

export interface Sharer extends Holder {
  address: string | null;
}

const byOf = ({ id, address }: Sharer) => ({ actorId: id, address });

/**
 * Shares a meeting's minutes with its writer's team or council. Sharing again changes nothing.
 * @returns false where there is no such meeting, it is somebody else's, or it is not of the place where its writer works
 */
export async function shareMeeting(sharer: Sharer, id: string, audience: Audience): Promise<boolean> {
  const [meeting, profile] = await Promise.all([getOwnMeeting(sharer, id), getProfile(sharer.id)]);
  const place = profile && placeOf(audience, profile);
  if (!meeting || !place) return false;
  const isOfWorkplace = meeting.facilityCode === profile.facilityId;
  if (!isOfWorkplace && !(audience === 'council' && meeting.facilityCode === null)) return false;
  await database().transaction(async (tx) => {
    const added = await tx
      .insert(reviewMeetingShare)
      .values({ id: uuidv7(), meetingId: id, ...place })
      .onConflictDoNothing()
      .returning({ id: reviewMeetingShare.id });
    if (added.length > 0)
      await recordAudit(tx, byOf(sharer), { action: 'meeting.shared', objectId: id, detail: { audience } });
  });
  return true;
}

/** Takes back what {@link shareMeeting} did; from then on nobody else sees it. @returns false where there is no such meeting of one's own */
export async function endMeetingShare(sharer: Sharer, id: string, audience: Audience): Promise<boolean> {
  if (!(await getOwnMeeting(sharer, id))) return false;
  await database().transaction(async (tx) => {
    const { meetingId, facilityId, councilId } = reviewMeetingShare;
    const ended = await tx
      .delete(reviewMeetingShare)
      .where(and(eq(meetingId, id), isNotNull(audience === 'facility' ? facilityId : councilId)))
      .returning({ id: reviewMeetingShare.id });
    if (ended.length > 0)
      await recordAudit(tx, byOf(sharer), {
        action: 'meeting.shareEnded',
        objectId: id,
        detail: { audience },
      });
  });
  return true;
}

/** @param id of a meeting that the caller may see as its writer */
export async function listMeetingShares(id: string) {
  const rows = await database()
    .select({
      facilityId: reviewMeetingShare.facilityId,
      councilId: reviewMeetingShare.councilId,
      name: sql<string>`coalesce(${facility.name}, ${council.name})`,
      sharedAt: reviewMeetingShare.sharedAt,
    })
    .from(reviewMeetingShare)
    .leftJoin(facility, eq(facility.id, reviewMeetingShare.facilityId))
    .leftJoin(council, eq(council.id, reviewMeetingShare.councilId))
    .where(eq(reviewMeetingShare.meetingId, id))
    .orderBy(reviewMeetingShare.sharedAt);
  return rows.map(({ name, sharedAt, ...place }) => ({ audience: audienceOf(place), name, sharedAt }));
}
