import { type Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { addComment, type CommentAnswer } from './comments.server';
import type { DraftActor } from './draft-actor.server';
import { lessonFile, lessonTitle } from './lesson-file';
import { currentBlocks, placeLessonComments, type ShownComment } from './lesson-comments.server';
import type { OpenLesson } from './open-lesson.server';
import { lessonParam } from './package-path';
import { quoteOf } from './place-comments';
import { writesCoursesOf } from './policy';
import { presentComment } from './present-comment';
import { blockHtml } from './preview-html';
import { previewLesson } from './preview-lesson.server';

export interface ReviewedBlock {
  hash: string;
  /** As learners see it; null where it can't be told apart from its neighbours. */
  html: string | null;
  text: string;
  comments: ShownComment[];
}

/**
 * A text of a lesson as learners see it, block by block, each with what was said of it.
 * @param language of the text
 * @param reader the language of the page
 */
export async function getLessonReview(
  actor: DraftActor,
  lesson: OpenLesson,
  language: Language,
  reader: Language,
) {
  const { draft, place, source, folder } = lesson;
  const preview = await previewLesson(lesson);
  const shown = (await placeLessonComments(lesson, preview))[language].map((one) => ({
    ...presentComment(one),
    language,
  }));
  const current = currentBlocks(lesson, preview, language);
  const rendered = preview.texts[language].blocks ?? [];
  const t = getTranslator(language);
  return {
    course: draft.slug,
    courseTitle: draft.title[reader],
    lesson: lessonParam(place.module, place.lesson),
    title: lessonTitle(source[language]) || folder,
    textLanguage: language,
    reader: actor.id,
    mayWrite: writesCoursesOf(actor, draft.instituteId),
    isReadable: preview.texts[language].blocks !== null,
    ofWhole: shown.filter(({ index }) => index === null),
    blocks: current.map(({ hash, text }, index): ReviewedBlock => {
      const block = rendered.length === current.length ? rendered[index] : undefined;
      return {
        hash,
        text,
        html: block ? blockHtml(block, t) : null,
        comments: shown.filter((comment) => comment.index === index),
      };
    }),
  };
}

export type LessonReview = Awaited<ReturnType<typeof getLessonReview>>;

/**
 * Says something about a block of a lesson, or about the whole of its text.
 * @param block hash of the block as its reader had it; empty for the whole text
 * @returns `blockChanged` where no block has that text any more
 */
export async function commentOnLesson(
  actor: DraftActor,
  lesson: OpenLesson,
  { language, block, text }: { language: Language; block: string; text: string },
): Promise<CommentAnswer | { outcome: 'blockChanged' }> {
  const path = lessonFile(lesson.folder, language);
  if (block === '') return addComment(actor, lesson.draft.id, { path, at: null, text });
  const found = currentBlocks(lesson, await previewLesson(lesson), language).find(
    ({ hash }) => hash === block,
  );
  if (!found) return { outcome: 'blockChanged' };
  const at = { line: found.line, quote: quoteOf(found.text), block };
  return addComment(actor, lesson.draft.id, { path, at, text });
}
