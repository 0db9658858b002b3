import { and, desc, eq } from 'drizzle-orm';
import { nameAccounts } from '~/features/accounts/index.server';
import { formatDateTime } from '~/platform/i18n/format';
import { type Language, languages } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { database } from '~db/client.server';
import { draftChange } from '~db/schema/authoring';
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
    const path = lessonFile(folder, one);
    const [last] = await database()
      .select({ id: draftChange.id, by: draftChange.changedBy, at: draftChange.endedAt })
      .from(draftChange)
      .where(and(eq(draftChange.draftId, draft.id), eq(draftChange.path, path)))
      .orderBy(desc(draftChange.version))
      .limit(1);
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
