import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Language, languages } from '~/platform/i18n/language';

const courses = path.resolve('content/courses');

const files = readdirSync(courses, { recursive: true, encoding: 'utf8' }).toSorted();

/** Every lesson's place below `content/courses/`: `data-quality/why-data-matter/good-data`. */
export const lessons: readonly string[] = files
  .filter((file) => path.basename(file) === 'lesson.en.mdx')
  .map((file) => path.dirname(file));

export const readLesson = (lesson: string, language: Language): string =>
  readFileSync(path.join(courses, lesson, `lesson.${language}.mdx`), 'utf8');

/** Every file of questions, and what stands in it. */
export const quizzes = (): [string, string][] =>
  files
    .filter((file) => /(^|\/)(quiz|final)\.yml$/.test(file))
    .map((file) => [file, readFileSync(path.join(courses, file), 'utf8')]);

/** The link to a worksheet as it stands in a lesson. */
export interface WrittenLink {
  lesson: string;
  language: Language;
  worksheet: string;
  part: string | undefined;
  figures: string;
}

const attribute = (tag: string, name: string) => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1];

/** @returns the links of a lesson in one language, in their order */
export const worksheetLinks = (lesson: string, language: Language): WrittenLink[] =>
  [...readLesson(lesson, language).matchAll(/<WorksheetLink [^>]*\/>/g)].map(([tag]) => ({
    lesson,
    language,
    worksheet: attribute(tag, 'worksheet') ?? '',
    part: attribute(tag, 'part'),
    figures: attribute(tag, 'figures') ?? '',
  }));

export const everyLink = (): WrittenLink[] =>
  lessons.flatMap((lesson) => languages.flatMap((language) => worksheetLinks(lesson, language)));
