import type { Language } from '~/platform/i18n/language';
import { withBody } from './lesson-file';
import type { OpenLesson } from './open-lesson.server';
import { presentPreview, type TypedPreview } from './present-preview';
import { previewLesson } from './preview-lesson.server';
import { savedSince } from './saved-since.server';
import type { TypedLesson } from './lesson-schemas';

/** The lesson as it is typed, as the gate sees it, and what others have saved of it since. */
export async function previewTyped(
  lesson: OpenLesson,
  typed: TypedLesson,
  language: Language,
): Promise<TypedPreview> {
  const source = {
    sw: withBody(lesson.source.sw, typed.sw),
    en: withBody(lesson.source.en, typed.en),
  };
  const [preview, since] = await Promise.all([
    previewLesson({ ...lesson, source }),
    savedSince(lesson, typed.version, language),
  ]);
  return { ...presentPreview(preview, language), since };
}
