import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { draftCourse } from '~db/schema/authoring';
import type { DraftActor } from './draft-actor.server';
import { editAbout } from './edit-about';
import { lockDraft } from './find-draft.server';
import { listDraftFiles } from './get-draft-file.server';
import { keepChanges } from './keep-changes.server';
import { writesCoursesOf } from './policy';
import type { AboutCourse } from './schemas';

export type SaveAboutAnswer = { outcome: 'saved' | 'notFound' | 'forbidden' | 'courseUnreadable' };

/** Writes what is said about a course into its `course.yml`, and until when it is to be read again. */
export async function saveAbout(
  actor: DraftActor,
  draftId: string,
  { reviewBy, ...about }: AboutCourse & { reviewBy: string | null },
): Promise<SaveAboutAnswer> {
  return database().transaction(async (tx): Promise<SaveAboutAnswer> => {
    const draft = await lockDraft(tx, actor, draftId);
    if (!draft) return { outcome: 'notFound' };
    if (!writesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
    const files = await listDraftFiles(draftId, tx);
    const before = files.find(({ path }) => path === 'course.yml')?.text ?? '';
    const text = editAbout(before, draftId, about, draft.version + 1);
    if (text === undefined) return { outcome: 'courseUnreadable' };
    const changes = [{ path: 'course.yml', content: { text } }];
    await keepChanges(tx, { draft, actorId: actor.id, changes, joins: true });
    await tx.update(draftCourse).set({ reviewBy }).where(eq(draftCourse.id, draftId));
    return { outcome: 'saved' };
  });
}
