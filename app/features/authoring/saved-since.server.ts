import { nameAccounts } from '~/features/accounts/index.server';
import { formatDateTime } from '~/platform/i18n/format';
import { type Language, languages } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { lastChange } from './last-change.server';
import { lessonFile } from './lesson-file';
import type { OpenLesson } from './open-lesson.server';
import type { SavedSince } from './present-preview';

/** @param version of each text, as it is written on @returns what has been saved of the lesson since */
export async function savedSince(
  { draft, folder, ...lesson }: OpenLesson,
  version: Record<Language, number>,
  language: Language,
): Promise<SavedSince[]> {
  const t = getTranslator(language);
  const newer = languages.filter((one) => lesson.version[one] > version[one]);
  const found: SavedSince[] = [];
  for (const one of newer) {
    const last = await lastChange(draft.id, lessonFile(folder, one));
    if (!last) continue;
    const name = (await nameAccounts([last.by])).get(last.by ?? '') ?? t('lesson-editor:client.somebody');
    const values = {
      name,
      time: formatDateTime(last.at, language),
      language: t(`lesson-editor:language.${one}`),
    };
    found.push({
      language: one,
      version: lesson.version[one],
      words: t('lesson-editor:since', values),
      address: `/${language}/studio/courses/${draft.slug}/history/${last.id}`,
    });
  }
  return found;
}
