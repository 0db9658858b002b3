import { v7 as uuidv7 } from 'uuid';
import { reviewMeeting } from '~db/schema/meetings';
import type { Holder } from '~/features/accounts/index';
import { answerOnce } from '~/platform/receipts.server';
import { getMeeting } from './find-meetings.server';
import { carryOn } from './follow-actions';
import type { Opening } from './schemas';

/** What a new meeting begins with. */
export interface MeetingToCreate extends Omit<Opening, 'facility'> {
  facilityCode: string | null;
  /** The meeting whose open decisions it takes up. */
  previousId: string | undefined;
}

/** Begins the minutes of a meeting; a form that is sent twice begins them once. @returns the meeting's id */
export async function createMeeting(
  actor: Pick<Holder, 'id' | 'grants'>,
  { previousId, ...meeting }: MeetingToCreate,
  clientUuid: string,
): Promise<string> {
  const previous = previousId === undefined ? undefined : await getMeeting(actor, previousId);
  const carried = previous ? carryOn(previous) : [];
  const { id } = await answerOnce(actor.id, clientUuid, 'begin a review meeting', async (tx) => {
    const id = uuidv7();
    await tx
      .insert(reviewMeeting)
      .values({ id, personId: actor.id, ...meeting, carried, points: [], actions: [] });
    return { id };
  });
  return id;
}
