import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { draftCourse } from '~db/schema/authoring';
import type { DraftActor } from './draft-actor.server';
import { lockDraft } from './find-draft.server';
import { isPublishable, publishedState } from './publish-draft.server';
import { writesCoursesOf } from './policy';

export type SettleAnswer = {
  outcome: 'settled' | 'notFound' | 'forbidden' | 'notApproved' | 'changedMeanwhile';
};

/**
 * Takes an approved draft off the lists of what waits, since learners have what it says already.
 * @param seen the version in which nothing differed
 */
export async function settleUnchanged(
  actor: DraftActor,
  draftId: string,
  seen: number,
): Promise<SettleAnswer> {
  return database().transaction(async (tx): Promise<SettleAnswer> => {
    const draft = await lockDraft(tx, actor, draftId);
    if (!draft) return { outcome: 'notFound' };
    if (!writesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
    if (!isPublishable(draft)) return { outcome: 'notApproved' };
    if (draft.version !== seen) return { outcome: 'changedMeanwhile' };
    await tx.update(draftCourse).set(publishedState).where(eq(draftCourse.id, draftId));
    return { outcome: 'settled' };
  });
}
