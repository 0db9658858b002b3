import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '~/platform/i18n/language';
import type { ContentFault } from '~/platform/content/content-fault';
import { parseYaml, placeInYaml } from '~/platform/content/parse-yaml.server';
import { type CourseFile, CourseFileSchema, type QuizFile, QuizFileSchema } from './schemas';

export interface LessonFiles {
  slug: string;
  /** Path of each language's file inside the package. */
  file: Record<Language, string>;
  /** undefined where the file is missing. */
  source: Record<Language, Buffer | undefined>;
  /** Files of `media/`, by the path that the lesson writes. */
  media: Record<string, Buffer>;
}

export interface CoursePackage {
  slug: string;
  course: CourseFile;
  /** The quiz of each module. */
  quizzes: QuizFile[];
  final: QuizFile;
}

export interface ReadPackage {
  /** undefined where there are faults. */
  package: CoursePackage | undefined;
  /** The lessons of each module, as far as `course.yml` leads to them. */
  lessons: LessonFiles[][];
  faults: ContentFault[];
}

export type PackageFiles = Map<string, Buffer>;

/** Reads every file of a package folder, none where there is no such folder; links are not followed. */
export async function readPackageFiles(folder: string): Promise<PackageFiles> {
  const files: PackageFiles = new Map();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
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
export function readPackage(slug: string, files: PackageFiles): ReadPackage {
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
  if (!course) return { package: undefined, lessons: [], faults };

  const quizzes = course.modules.map((module) =>
    takeYaml<QuizFile>(`${module.slug}/quiz.yml`, QuizFileSchema),
  );
  const lessons = course.modules.map((module) =>
    module.lessons.map((lesson) => takeLesson(`${module.slug}/${lesson}`, lesson, files, take)),
  );
  const final = takeYaml<QuizFile>('final.yml', QuizFileSchema);

  for (const lesson of lessons.flat()) {
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
  faults.push(...checkItems(course, [...quizzes, final], files));
  if (faults.length > 0 || !final) return { package: undefined, lessons, faults };
  return { faults, lessons, package: { slug, course, final, quizzes: quizzes as QuizFile[] } };
}

function takeLesson(
  folder: string,
  slug: string,
  files: PackageFiles,
  take: (name: string) => Buffer | undefined,
): LessonFiles {
  const fileOf = (language: Language) => `${folder}/lesson.${language}.mdx`;
  const sourceOf = (language: Language) => take(fileOf(language));
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
function checkItems(
  course: CourseFile,
  quizzes: (QuizFile | undefined)[],
  files: PackageFiles,
): ContentFault[] {
  const outcomes = new Set(course.outcomes.map((outcome) => outcome.id));
  const fileOf = (index: number) =>
    index < course.modules.length ? `${course.modules[index]?.slug}/quiz.yml` : 'final.yml';
  const homeOfItem = new Map<string, string>();
  const faults: ContentFault[] = [];
  quizzes.forEach((quiz, index) => {
    const file = fileOf(index);
    const placeOf = (...path: PropertyKey[]) =>
      placeInYaml(file, files.get(file)?.toString('utf8') ?? '', ['items', ...path]);
    quiz?.items.forEach((item, position) => {
      if (!outcomes.has(item.outcome)) {
        const message = `item ${item.id}: course.yml has no outcome ${item.outcome}`;
        faults.push({ ...placeOf(position, 'outcome'), message });
      }
      const earlier = homeOfItem.get(item.id);
      if (earlier) {
        faults.push({ ...placeOf(position, 'id'), message: `item ${item.id} stands in ${earlier} too` });
      }
      homeOfItem.set(item.id, file);
    });
  });
  return faults;
}
