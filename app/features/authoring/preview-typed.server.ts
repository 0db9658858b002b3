import type { Language } from '~/platform/i18n/language';
import { withBody } from './lesson-file';
import type { OpenLesson } from './open-lesson.server';
import { presentPreview, type TypedPreview } from './present-preview';
import { previewLesson } from './preview-lesson.server';

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
