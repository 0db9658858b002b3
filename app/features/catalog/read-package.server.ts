import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '~/platform/i18n/language';
import type { ContentFault } from './content-fault';
import { parseYaml } from './parse-yaml.server';
import { type CourseFile, CourseFileSchema, type QuizFile, QuizFileSchema } from './schemas';

export interface LessonFiles {
  slug: string;
  /** Path of each language's file inside the package. */
  file: Record<Language, string>;
  source: Record<Language, Buffer>;
  /** Files of `media/`, by the path that the lesson writes. */
  media: Record<string, Buffer>;
}

export interface CoursePackage {
  slug: string;
  course: CourseFile;
  modules: { lessons: LessonFiles[]; quiz: QuizFile }[];
  final: QuizFile;
}

export type PackageFiles = Map<string, Buffer>;

/** Reads every file of a package folder; links are not followed. */
export async function readPackageFiles(folder: string): Promise<PackageFiles> {
  const files: PackageFiles = new Map();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(path.relative(folder, file).replaceAll(path.sep, '/'), await readFile(file));
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @returns a hash of all files of a package and their names */
export function digestOf(files: PackageFiles, rendererVersion: string): string {
  const hash = createHash('sha256').update(rendererVersion);
  for (const [name, body] of files) hash.update(`\0${name}\0${body.length}\0`).update(body);
  return hash.digest('hex');
}

/** Takes a package apart by the table of contents in `course.yml`. Every fault of every file is told, not only the first. */
export function readPackage(
  slug: string,
  files: PackageFiles,
): { package: CoursePackage | undefined; faults: ContentFault[] } {
  const faults: ContentFault[] = [];
  const used = new Set<string>();

  const take = (name: string): Buffer | undefined => {
    used.add(name);
    const body = files.get(name);
    if (!body) faults.push({ file: name, line: 1, column: 1, message: 'the file is missing' });
    return body;
  };
  const takeYaml = <Value>(
    name: string,
    schema: Parameters<typeof parseYaml<Value>>[2],
  ): Value | undefined => {
    const body = take(name);
    if (!body) return undefined;
    const parsed = parseYaml(name, body.toString('utf8'), schema);
    if (parsed.ok) return parsed.value;
    faults.push(...parsed.faults);
    return undefined;
  };

  const course = takeYaml<CourseFile>('course.yml', CourseFileSchema);
  if (!course) return { package: undefined, faults };

  const modules = course.modules.map((module) => ({
    quiz: takeYaml<QuizFile>(`${module.slug}/quiz.yml`, QuizFileSchema),
    lessons: module.lessons.map((lesson) => takeLesson(`${module.slug}/${lesson}`, lesson, files, take)),
  }));
  const final = takeYaml<QuizFile>('final.yml', QuizFileSchema);

  for (const lesson of modules.flatMap((module) => module.lessons)) {
    for (const media of Object.keys(lesson.media)) used.add(`${path.posix.dirname(lesson.file.sw)}/${media}`);
  }
  for (const name of files.keys()) {
    if (!used.has(name)) {
      faults.push({
        file: name,
        line: 1,
        column: 1,
        message: 'no course.yml leads to this file',
        hint: 'add it to the modules of course.yml or take it out',
      });
    }
  }
  const quizzes = modules.map((module) => module.quiz);
  faults.push(...checkOutcomes(course, [...quizzes, final]));
  if (faults.length > 0 || !final) return { package: undefined, faults };
  return {
    faults,
    package: {
      slug,
      course,
      final,
      modules: modules.map(({ quiz, lessons }) => ({ quiz: quiz as QuizFile, lessons })),
    },
  };
}

function takeLesson(
  folder: string,
  slug: string,
  files: PackageFiles,
  take: (name: string) => Buffer | undefined,
): LessonFiles {
  const fileOf = (language: Language) => `${folder}/lesson.${language}.mdx`;
  const sourceOf = (language: Language) => take(fileOf(language)) ?? Buffer.alloc(0);
  const media = [...files]
    .filter(([name]) => name.startsWith(`${folder}/media/`))
    .map(([name, body]) => [name.slice(folder.length + 1), body] as const);
  return {
    slug,
    file: { sw: fileOf('sw'), en: fileOf('en') },
    source: { sw: sourceOf('sw'), en: sourceOf('en') },
    media: Object.fromEntries(media),
  };
}

/** Items are tagged by outcomes of the course, and no item stands in two quizzes. */
function checkOutcomes(course: CourseFile, quizzes: (QuizFile | undefined)[]): ContentFault[] {
  const outcomes = new Set(course.outcomes.map((outcome) => outcome.id));
  const fileOf = (index: number) =>
    index < course.modules.length ? `${course.modules[index]?.slug}/quiz.yml` : 'final.yml';
  const homeOfItem = new Map<string, string>();
  const faults: ContentFault[] = [];
  quizzes.forEach((quiz, index) => {
    for (const item of quiz?.items ?? []) {
      const at = { file: fileOf(index), line: 1, column: 1 };
      if (!outcomes.has(item.outcome)) {
        faults.push({ ...at, message: `item ${item.id}: course.yml has no outcome ${item.outcome}` });
      }
      const earlier = homeOfItem.get(item.id);
      if (earlier) faults.push({ ...at, message: `item ${item.id} stands in ${earlier} too` });
      homeOfItem.set(item.id, at.file);
    }
  });
  return faults;
}
