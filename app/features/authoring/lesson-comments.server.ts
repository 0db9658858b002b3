import { type Language, languages } from '~/platform/i18n/language';
import { cutBlocks } from './block-pairs';
import { listOpenComments, type ReviewComment } from './comments.server';
import { lessonFile, linesBefore, splitLesson } from './lesson-file';
import type { OpenLesson } from './open-lesson.server';
import { type CurrentBlock, placeComments, type PlacedComment } from './place-comments';
import { presentComment, type PresentedComment } from './present-comment';
import type { LessonPreview } from './preview-lesson.server';

/** The blocks of a lesson's text as they stand now, by their lines in its file. */
export function currentBlocks(
  { source }: Pick<OpenLesson, 'source'>,
  { texts }: LessonPreview,
  language: Language,
): CurrentBlock[] {
  const parts = splitLesson(source[language]);
  const before = linesBefore(parts);
  return cutBlocks(parts.body, texts[language].sources).map((block) => ({
    ...block,
    line: block.line + before,
  }));
}

/** What was said of a lesson and is not settled, each language's with the block that it is about. */
export async function placeLessonComments(
  lesson: OpenLesson,
  preview: LessonPreview,
): Promise<Record<Language, PlacedComment<ReviewComment>[]>> {
  const comments = await listOpenComments(lesson.draft.id);
  const [sw, en] = languages.map((language) =>
    placeComments(
      comments.filter(({ path }) => path === lessonFile(lesson.folder, language)),
      currentBlocks(lesson, preview, language),
    ),
  );
  return { sw: sw ?? [], en: en ?? [] };
}

/** A comment on one of a lesson's texts. */
export interface ShownComment extends PresentedComment {
  /** Of the text that it is about. */
  language: Language;
}

/** The open comments of both texts of a lesson, for a page to show. */
export async function listShownComments(lesson: OpenLesson, preview: LessonPreview): Promise<ShownComment[]> {
  const placed = await placeLessonComments(lesson, preview);
  return languages.flatMap((language) =>
    placed[language].map((one) => ({ ...presentComment(one), language })),
  );
}
