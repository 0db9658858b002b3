import type { Language } from '~/platform/i18n/language';
import type { DraftActor } from './draft-actor.server';
import { findDraft } from './find-draft.server';
import { getDraftFile } from './get-draft-file.server';
import { lastChange } from './last-change.server';
import { lessonFile, splitLesson, withBody } from './lesson-file';
import { lessonFolder, readLessonParam } from './package-path';
import { saveDraftFile } from './save-draft-file.server';

interface TextSave {
  /** Addresses of the draft and of its lesson. */
  course: string;
  lesson: string;
  language: Language;
  /** What stands below the front matter. */
  body: string;
  /** The version of the file that the text was made from. */
  version: number;
}

export type SaveTextAnswer =
  | { outcome: 'saved'; version: number }
  | {
      /** Somebody else has saved since; nothing was written. */
      outcome: 'conflict';
      theirs: {
        body: string;
        version: number;
        by: string | null;
        at: Date | null;
        /** Id of the change that wrote it, which the history shows. */
        change: string | null;
      };
    }
  | { outcome: 'notFound' | 'forbidden' | 'textRefused' };

/** Saves one language of a lesson, unless it has changed since the version that the new text was made from. */
export async function saveLessonText(
  actor: DraftActor,
  { course, lesson, language, body, version }: TextSave,
): Promise<SaveTextAnswer> {
  const place = readLessonParam(lesson);
  const draft = place && (await findDraft(actor, course));
  if (!place || !draft) return { outcome: 'notFound' };
  const path = lessonFile(lessonFolder(place.module, place.lesson), language);
  const there = await getDraftFile(actor, draft.id, path);
  if (!there) return { outcome: 'notFound' };
  const text = withBody(there.text ?? '', body);
  const answer = await saveDraftFile(actor, { course: draft.id, path, text, version });
  switch (answer.outcome) {
    case 'saved':
      return answer;
    case 'conflict': {
      const { text: theirText, ...theirs } = answer.theirs;
      const change = (await lastChange(draft.id, path))?.id ?? null;
      return { outcome: 'conflict', theirs: { ...theirs, body: splitLesson(theirText ?? '').body, change } };
    }
    case 'pathRefused':
      return { outcome: 'notFound' };
    case 'notFound':
    case 'forbidden':
    case 'textRefused':
      return { outcome: answer.outcome };
  }
}
