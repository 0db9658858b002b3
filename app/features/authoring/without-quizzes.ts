import { parseDocument } from 'yaml';
import type { PackageFiles } from '~/features/catalog/index.server';
import { readOutline } from './course-document';
import { newQuizFile } from './new-course-files';
import { lessonFolder } from './package-path';

/** A package whose quizzes are still to be written: questions stay behind, with their answers and their pictures. */
export function withoutQuizzes(files: PackageFiles): PackageFiles {
  const textAt = (path: string) => files.get(path)?.toString('utf8') ?? '';
  const { id, modules } = readOutline(textAt('course.yml'));
  const folders = modules.flatMap(({ slug, lessons }) =>
    lessons.map((lesson) => `${lessonFolder(slug, lesson)}/`),
  );
  const quizzes = [
    { path: 'final.yml', usual: `${id}.final` },
    ...modules.map((module) => ({ path: `${module.slug}/quiz.yml`, usual: `${module.id}.quiz` })),
  ];
  return new Map([
    ...[...files].filter(
      ([path]) => path === 'course.yml' || folders.some((folder) => path.startsWith(folder)),
    ),
    ...quizzes.map(({ path, usual }): [string, Buffer] => [
      path,
      Buffer.from(newQuizFile(idIn(textAt(path)) ?? usual)),
    ]),
  ]);
}

/** The id of a quiz, which the course's rules may name. */
function idIn(text: string): string | undefined {
  const document = parseDocument(text);
  const id: unknown = document.errors.length === 0 ? document.get('id') : undefined;
  return typeof id === 'string' ? id : undefined;
}
