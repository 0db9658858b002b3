import { getCourse, lessonsInOrder, quizzesInOrder } from '~/features/catalog/index.server';
import { titleOf, worksheets } from '~/features/worksheets/index';
import type { Language } from '~/platform/i18n/language';
import type { Translator } from '~/platform/i18n/translate';

/**
 * Names of courses by slug, of their lessons and quizzes by id, and of worksheets by key, in the reader's language; what is no longer taught
 * has none.
 */
export async function nameCourseParts(
  slugs: Iterable<string>,
  language: Language,
  t: Translator,
): Promise<Map<string, string>> {
  const courses = await Promise.all([...new Set(slugs)].map((slug) => getCourse(slug)));
  const ofCourses = courses
    .filter((course) => course !== undefined)
    .flatMap(({ manifest }): [string, string][] => [
      [manifest.slug, manifest.title[language]],
      ...lessonsInOrder(manifest).map(({ lesson }): [string, string] => [lesson.id, lesson.title[language]]),
      ...quizzesInOrder(manifest).map(({ module, quiz }): [string, string] => [
        quiz.id,
        !module
          ? t('progress:final')
          : t(quiz.kind === 'practice' ? 'quizzes:practice.of' : 'progress:quizOf', {
              title: module.title[language],
            }),
      ]),
    ]);
  return new Map([
    ...worksheets.map((one): [string, string] => [one.key, titleOf(one, language)]),
    ...ofCourses,
  ]);
}
