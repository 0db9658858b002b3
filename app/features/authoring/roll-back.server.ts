import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { draftCourse, publication } from '~db/schema/authoring';
import { lockInForce, putInForce, setArchived } from '~/features/catalog/index.server';
import { recordAudit } from '~/platform/audit.server';
import { type DraftActor, partyOf } from './draft-actor.server';
import { findEarlierRevision } from './find-earlier-revision.server';
import { lockDraft } from './find-draft.server';
import { managesCoursesOf, writesCoursesOf } from './policy';

export interface RollingBack {
  /** The revision that is in force on the page that was read, so that sending it twice goes back one step only. */
  from: string;
  reason: string;
}

export type RollBackAnswer = {
  outcome: 'rolledBack' | 'notFound' | 'forbidden' | 'noEarlier' | 'changedMeanwhile';
};

/**
 * Puts the revision before the one in force into force again, as it was: the same lessons, questions and rules. The draft stays as it is.
 * Done again it goes back one more, down to the first.
 */
export async function rollBack(
  actor: DraftActor,
  draftId: string,
  { from, reason }: RollingBack,
): Promise<RollBackAnswer> {
  return database().transaction(async (tx): Promise<RollBackAnswer> => {
    const inForce = await lockInForce(tx, draftId);
    const draft = await lockDraft(tx, actor, draftId);
    if (!draft || !inForce) return { outcome: 'notFound' };
    if (!writesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
    if (inForce.revision !== from) return { outcome: 'changedMeanwhile' };
    const before = await findEarlierRevision(tx, draftId, inForce.revision);
    if (!before) return { outcome: 'noEarlier' };
    const earlier = { revision: before.revision, packageDigest: before.packageDigest };
    await putInForce(tx, draftId, earlier);
    await tx.insert(publication).values({
      id: uuidv7(),
      courseId: draftId,
      instituteId: draft.instituteId,
      kind: 'rolledBack',
      ...earlier,
      previousRevision: inForce.revision,
      previousDigest: inForce.packageDigest,
      releaseNote: reason,
      publishedBy: actor.id,
    });
    await recordAudit(tx, partyOf(actor), { action: 'course.rolledBack', objectId: draftId });
    return { outcome: 'rolledBack' };
  });
}

export type ArchiveAnswer = { outcome: 'archived' | 'notFound' | 'forbidden' | 'notPublished' };

/** Takes a published course out of the catalogue. Whoever is enrolled keeps it; publishing it brings it back. */
export async function archiveCourse(actor: DraftActor, draftId: string): Promise<ArchiveAnswer> {
  return database().transaction(async (tx): Promise<ArchiveAnswer> => {
    const inForce = await lockInForce(tx, draftId);
    const draft = await lockDraft(tx, actor, draftId);
    if (!draft) return { outcome: 'notFound' };
    if (!managesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
    if (!inForce) return { outcome: 'notPublished' };
    await setArchived(tx, draftId, true);
    await tx.update(draftCourse).set({ state: 'archived' }).where(eq(draftCourse.id, draftId));
    await recordAudit(tx, partyOf(actor), { action: 'course.archived', objectId: draftId });
    return { outcome: 'archived' };
  });
}
