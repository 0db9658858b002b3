import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { DraftActor } from './draft-actor.server';
import { editorVocabulary } from './editor-vocabulary.server';
import { lessonTitle, splitLesson } from './lesson-file';
import { listShownComments } from './lesson-comments.server';
import type { EditedTexts } from './lesson-text';
import type { OpenLesson } from './open-lesson.server';
import { lessonParam } from './package-path';
import { writesCoursesOf } from './policy';
import { presentPreview } from './present-preview';
import { previewLesson } from './preview-lesson.server';

/** Everything that the page of a lesson shows. */
export async function getEditorPage(actor: DraftActor, lesson: OpenLesson, language: Language) {
  const { draft, source, version, media } = lesson;
  const texts: EditedTexts = {
    sw: { body: splitLesson(source.sw).body, version: version.sw },
    en: { body: splitLesson(source.en).body, version: version.en },
  };
  const name = lessonTitle(source[language]) || lesson.folder;
  const preview = await previewLesson(lesson);
  const mayWrite = writesCoursesOf(actor, draft.instituteId);
  return {
    /** Tells the texts that a device keeps for one person from another's. */
    person: actor.id,
    course: draft.slug,
    lesson: lessonParam(lesson.place.module, lesson.place.lesson),
    courseTitle: draft.title[language],
    title: mayWrite ? getTranslator(language)('lesson-editor:title', { title: name }) : name,
    mayWrite,
    texts,
    preview: presentPreview(preview, language),
    comments: await listShownComments(lesson, preview),
    isApproved: draft.state === 'approved',
    vocabulary: await editorVocabulary(Object.keys(media), language),
  };
}

export type EditorPage = Awaited<ReturnType<typeof getEditorPage>>;
