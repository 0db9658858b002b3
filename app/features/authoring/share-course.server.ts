import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { draftCourse, type Sharing } from '~db/schema/authoring';
import { recordAudit } from '~/platform/audit.server';
import { type DraftActor, partyOf } from './draft-actor.server';
import { lockDraft } from './find-draft.server';
import { managesCoursesOf } from './policy';

export type ShareAnswer = { outcome: 'shared' | 'notFound' | 'forbidden' };

/** Says what other institutes may copy of a course. Copies that they have made stay theirs. */
export async function shareCourse(
  actor: DraftActor,
  draftId: string,
  sharing: Sharing,
): Promise<ShareAnswer> {
  return database().transaction(async (tx): Promise<ShareAnswer> => {
    const draft = await lockDraft(tx, actor, draftId);
    if (!draft || draft.proposesTo !== null) return { outcome: 'notFound' };
    if (!managesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
    if (draft.sharing === sharing) return { outcome: 'shared' };
    await tx.update(draftCourse).set({ sharing }).where(eq(draftCourse.id, draftId));
    await recordAudit(tx, partyOf(actor), {
      action: 'course.shared',
      objectId: draftId,
      detail: { sharing },
    });
    return { outcome: 'shared' };
  });
}
