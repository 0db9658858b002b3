import { database } from '~db/client.server';
import type { DraftActor } from './draft-actor.server';
import { lockDraft } from './find-draft.server';
import { listDraftFiles } from './get-draft-file.server';
import { keepChanges } from './keep-changes.server';
import { writesCoursesOf } from './policy';
import { editQuiz, type QuizChange } from './quiz-document';

export type ChangeQuizAnswer = { outcome: 'saved' | 'notFound' | 'forbidden' | 'unreadable' };

/** Changes the rules of a quiz of a draft, or what it draws from banks. @param path a file of a quiz, such as `final.yml` */
export async function changeQuiz(
  actor: DraftActor,
  draftId: string,
  path: string,
  change: QuizChange,
): Promise<ChangeQuizAnswer> {
  return database().transaction(async (tx): Promise<ChangeQuizAnswer> => {
    const draft = await lockDraft(tx, actor, draftId);
    if (!draft) return { outcome: 'notFound' };
    if (!writesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
    const before = (await listDraftFiles(draftId, tx)).find((file) => file.path === path)?.text;
    if (before === undefined || before === null) return { outcome: 'notFound' };
    const text = editQuiz(before, change);
    if (text === undefined) return { outcome: 'unreadable' };
    if (text !== before) {
      const changes = [{ path, content: { text } }];
      await keepChanges(tx, { draft, actorId: actor.id, changes });
    }
    return { outcome: 'saved' };
  });
}
