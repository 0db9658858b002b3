import { and, eq, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { reviewMeeting } from '~db/schema/meetings';
import type { Meeting } from './find-meetings.server';
import { seenOf } from './seen-step.server';
import type { Step } from './steps';

type Content = Pick<Meeting, 'points' | 'actions' | 'carried'> &
  Pick<Meeting, 'period' | 'heldOn' | 'chair' | 'present' | 'facilityCode'>;

export type SaveStepAnswer =
  | { kind: 'saved' }
  /** Something else was saved of this step since the form was filled; nothing was changed. */
  | { kind: 'overtaken' }
  | { kind: 'notFound' };

/**
 * Saves one step of a meeting's minutes, where it still is as its writer saw it. The same again is saved already.
 * @param seen what {@link seenOf} gave when the form was filled
 * @param change the columns that the step writes, from what stands there now; undefined where it has no place for something that was typed
 */
export async function saveStep(
  personId: string,
  id: string,
  step: Step,
  seen: string,
  change: (meeting: Content) => Partial<Content> | undefined,
): Promise<SaveStepAnswer> {
  return database().transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(reviewMeeting)
      .where(and(eq(reviewMeeting.id, id), isSamePerson(reviewMeeting.personId, personId)))
      .for('update');
    if (!row) return { kind: 'notFound' };
    const stands: Meeting = { ...row, facility: null };
    const changed = change(row);
    if (!changed) return { kind: 'overtaken' };
    if (seenOf(stands, step) !== seen) {
      const isSame = seenOf({ ...stands, ...changed }, step) === seenOf(stands, step);
      return { kind: isSame ? 'saved' : 'overtaken' };
    }
    await tx
      .update(reviewMeeting)
      .set({ ...changed, updatedAt: sql`now()` })
      .where(eq(reviewMeeting.id, id));
    return { kind: 'saved' };
  });
}
