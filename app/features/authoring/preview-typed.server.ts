import type { Language } from '~/platform/i18n/language';
import { withBody } from './lesson-file';
import type { OpenLesson } from './open-lesson.server';
import { presentPreview, type ShownPreview } from './present-preview';
import { previewLesson } from './preview-lesson.server';

/** What is answered to the editor's script: the preview, and the versions that are saved by now. */
export interface TypedPreview extends ShownPreview {
  version: Record<Language, number>;
}

/** The lesson as it is typed, as the gate sees it. */
export async function previewTyped(
  lesson: OpenLesson,
  typed: Record<Language, string>,
  language: Language,
): Promise<TypedPreview> {
  const source = {
    sw: withBody(lesson.source.sw, typed.sw),
    en: withBody(lesson.source.en, typed.en),
  };
  const preview = await previewLesson({ ...lesson, source });
  return { ...presentPreview(preview, language), version: lesson.version };
}
