import { database } from '~db/client.server';
import { dayOf } from '~/platform/calendar-day';
import type { DraftActor } from './draft-actor.server';
import { lockDraft } from './find-draft.server';
import { listDraftFiles } from './get-draft-file.server';
import { keepChanges } from './keep-changes.server';
import { editLessonFacts, type LessonFacts, readLessonFacts } from './lesson-facts';
import { lessonFile } from './lesson-file';
import type { OpenLesson } from './open-lesson.server';
import { writesCoursesOf } from './policy';

export type SaveFactsAnswer = {
  outcome:
    | 'saved'
    | 'notFound'
    | 'forbidden'
    /** The facts are no longer those that the form showed; nothing was written. */
    | 'changedMeanwhile'
    | 'factsUnreadable';
};

/** What a form shows of a lesson's facts, to tell later whether they are still the same. */
export const markOfFacts = (facts: LessonFacts): string => JSON.stringify(facts);

/**
 * Writes the facts of a lesson into both of its texts.
 * @param seen the mark of the facts that the form was filled with
 */
export async function saveLessonFacts(
  actor: DraftActor,
  { draft: { id }, folder }: Pick<OpenLesson, 'draft' | 'folder'>,
  { facts, seen }: { facts: LessonFacts; seen: string },
): Promise<SaveFactsAnswer> {
  return database().transaction(async (tx): Promise<SaveFactsAnswer> => {
    const draft = await lockDraft(tx, actor, id);
    if (!draft) return { outcome: 'notFound' };
    if (!writesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
    const files = await listDraftFiles(id, tx);
    const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? '';
    const texts = { sw: textOf(lessonFile(folder, 'sw')), en: textOf(lessonFile(folder, 'en')) };
    const now = markOfFacts(readLessonFacts(texts));
    if (now === markOfFacts(facts)) return { outcome: 'saved' };
    if (now !== seen) return { outcome: 'changedMeanwhile' };
    const edited = editLessonFacts(texts, facts, dayOf(new Date()));
    if (!edited) return { outcome: 'factsUnreadable' };
    const changes = (['sw', 'en'] as const).map((language) => ({
      path: lessonFile(folder, language),
      content: { text: edited[language] },
    }));
    await keepChanges(tx, { draft, actorId: actor.id, changes, joins: true });
    return { outcome: 'saved' };
  });
}
