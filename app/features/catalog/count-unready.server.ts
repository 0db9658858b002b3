import { isMediaReady, prepareMedia } from '~/mdx/index.server';
import { languages } from '~/platform/i18n/language';
import { isCompiled } from './compile-once.server';
import { isQuizReady } from './compile-quiz.server';
import { type LessonFiles, type PackageFiles, readPackage } from './read-package.server';
import { type PackageReferences, publishedReferences } from './read-references.server';

/**
 * How many lessons and quizzes of a package this process would have to compile, since it doesn't remember them: some 70 ms a text and a
 * second a picture each. Questions that are drawn from banks are not looked at.
 */
export async function countUnready(
  slug: string,
  files: PackageFiles,
): Promise<{ lessons: number; unready: number }> {
  const references = await publishedReferences();
  const { lessons, quizzes, practices } = readPackage(slug, files);
  const isReady = await Promise.all([
    ...lessons.flat().map((lesson) => isLessonReady(lesson, references)),
    ...[...quizzes, ...practices.flatMap((one) => one ?? [])].map(isQuizReady),
  ]);
  return { lessons: lessons.flat().length, unready: isReady.filter((ready) => !ready).length };
}

async function isLessonReady({ source, media: given }: LessonFiles, references: PackageReferences) {
  const written = languages.map((language) => source[language]?.toString('utf8') ?? '');
  if (!isMediaReady(given, written)) return false;
  const { media } = await prepareMedia(given, written);
  return languages.every((language) => {
    const text = source[language];
    return !text || isCompiled({ source: text, language, media, references: references[language] });
  });
}
