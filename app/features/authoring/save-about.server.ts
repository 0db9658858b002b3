import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { draftCourse } from '~db/schema/authoring';
import type { DraftActor } from './draft-actor.server';
import { editAbout, readAbout, type WrittenAbout } from './edit-about';
import { lockDraft } from './find-draft.server';
import { listDraftFiles } from './get-draft-file.server';
import { keepChanges } from './keep-changes.server';
import { writesCoursesOf } from './policy';
import type { AboutCourse } from './about-schemas';

export type SaveAboutAnswer = {
  outcome:
    | 'saved'
    | 'notFound'
    | 'forbidden'
    /** What is said about the course is no longer what the form showed; nothing was written. */
    | 'changedMeanwhile'
    | 'courseUnreadable';
};

/** What a form shows of a course, to tell later whether it is still the same. */
export const markOfAbout = (about: WrittenAbout, reviewBy: string | null): string =>
  JSON.stringify([about, reviewBy]);

interface SavedAbout {
  about: AboutCourse & { reviewBy: string | null };
  /** The mark of what the form was filled with. */
  seen: string;
}

/**
 * Writes what is said about a course into its `course.yml`, and until when it is to be read again. Saving what stands there already is no
 * conflict, so a form can be sent again.
 */
export async function saveAbout(
  actor: DraftActor,
  draftId: string,
  { about: { reviewBy, ...about }, seen }: SavedAbout,
): Promise<SaveAboutAnswer> {
  return database().transaction(async (tx): Promise<SaveAboutAnswer> => {
    const draft = await lockDraft(tx, actor, draftId);
    if (!draft) return { outcome: 'notFound' };
    if (!writesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
    const files = await listDraftFiles(draftId, tx);
    const before = files.find(({ path }) => path === 'course.yml')?.text ?? '';
    const text = editAbout(before, draftId, about, draft.version + 1);
    if (text === undefined) return { outcome: 'courseUnreadable' };
    if (text === before && reviewBy === draft.reviewBy) return { outcome: 'saved' };
    if (markOfAbout(readAbout(before), draft.reviewBy) !== seen) return { outcome: 'changedMeanwhile' };
    const changes = [{ path: 'course.yml', content: { text } }];
    await keepChanges(tx, { draft, actorId: actor.id, changes, joins: true });
    await tx.update(draftCourse).set({ reviewBy }).where(eq(draftCourse.id, draftId));
    return { outcome: 'saved' };
  });
}
