import { inArray } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { reviewMeeting } from '~db/schema/meetings';

/** Deletes the meetings whose minutes a person who is erased wrote. */
export async function forgetMeetings(tx: Transaction, personIds: string[]): Promise<void> {
  await tx.delete(reviewMeeting).where(inArray(reviewMeeting.personId, personIds));
}
