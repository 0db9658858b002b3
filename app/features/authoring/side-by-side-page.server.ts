import { Unconvertible } from '~/mdx/conversion/convert-html';
import type { Language, LocalizedText } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { DraftActor } from './draft-actor.server';
import { getSideBySide } from './get-side-by-side.server';
import { lessonTitle } from './lesson-file';
import type { OpenLesson } from './open-lesson.server';
import { lessonParam } from './package-path';
import { writesCoursesOf } from './policy';
import { readTranslationDocx, writeTranslationDocx } from './translation-docx.server';

/** Everything that the page of two columns shows. */
export async function getSideBySidePage(actor: DraftActor, lesson: OpenLesson, language: Language) {
  const { draft, place, source, folder } = lesson;
  const name = lessonTitle(source[language]) || folder;
  return {
    person: actor.id,
    title: getTranslator(language)('lesson-editor:both.title', { title: name }),
    lessonTitle: name,
    course: draft.slug,
    lesson: lessonParam(place.module, place.lesson),
    mayWrite: writesCoursesOf(actor, draft.instituteId),
    /** Null where one of the texts has faults. */
    both: (await getSideBySide(lesson)) ?? null,
  };
}

/** @returns undefined where one of the texts has faults */
export async function makeTranslationDocx(
  lesson: OpenLesson,
  language: Language,
): Promise<Uint8Array | undefined> {
  const both = await getSideBySide(lesson);
  return both && writeTranslationDocx(lessonTitle(lesson.source[language]), both.rows, language);
}

/** Reads what a translator has sent back; nothing is saved. @returns no texts where the document is not that table */
export async function takeTranslation(
  lesson: OpenLesson,
  bytes: Uint8Array,
  language: Language,
): Promise<{ message: string; texts: LocalizedText[] | undefined }> {
  const t = getTranslator(language);
  const both = await getSideBySide(lesson);
  try {
    const taken = both && (await readTranslationDocx(bytes, both.rows));
    if (!taken) return { message: t('lesson-editor:both.noTable'), texts: undefined };
    const stale =
      taken.stale.length === 0 ? '' : t('lesson-editor:both.stale', { rows: taken.stale.join(', ') });
    const message = `${t('lesson-editor:both.taken', { count: taken.changed })} ${stale}`.trim();
    return { message, texts: taken.texts };
  } catch (error) {
    if (!(error instanceof Unconvertible)) throw error;
    return { message: t(`lesson-editor:bring.fault.${error.reason}`), texts: undefined };
  }
}
