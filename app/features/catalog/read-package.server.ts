import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '~/platform/i18n/language';
import type { ContentFault } from '~/platform/content/content-fault';
import { parseYaml, placeInYaml } from '~/platform/content/parse-yaml.server';
import type { ConfirmedPair } from './compare-translations';
import {
  type CourseFile,
  CourseFileSchema,
  PracticeFileSchema,
  type QuizFile,
  QuizFileSchema,
  TranslationFileSchema,
} from './schemas';

/** Beside a lesson's texts: which of their blocks say the same. */
export const translationFile = 'translation.yml';

export interface LessonFiles {
  slug: string;
  /** Path of each language's file inside the package. */
  file: Record<Language, string>;
  /** undefined where the file is missing. */
  source: Record<Language, Buffer | undefined>;
  /** Files of `media/`, by the path that the lesson writes. */
  media: Record<string, Buffer>;
  /** Blocks of the two languages that were found to say the same. */
  confirmed: ConfirmedPair[];
}

export interface QuizFiles {
  /** Path of its file inside the package. */
  file: string;
  /** The file as its author wrote it. */
  text: string;
  quiz: QuizFile;
  /** Files of `media/` beside it, by the path that its questions write. */
  media: Record<string, Buffer>;
  /** What was taken from banks into it; undefined until they have been asked. */
  taken?: {
    /** Pictures of the banks, by the path that their questions write. */
    media: Record<string, Buffer>;
    /** The place of the entry in the file that took an item, by the item's id. */
    places: Map<string, (string | number)[]>;
  };
}

export interface CoursePackage {
  slug: string;
  course: CourseFile;
}

export interface ReadPackage {
  /** undefined where there are faults. */
  package: CoursePackage | undefined;
  /** undefined where it can't be read. */
  course: CourseFile | undefined;
  /** The lessons of each module, as far as `course.yml` leads to them. */
  lessons: LessonFiles[][];
  /** The quizzes of the modules in order, the final last, as far as they can be read. */
  quizzes: QuizFiles[];
  /** The practice quiz of each module, undefined where it has none or it can't be read. */
  practices: (QuizFiles | undefined)[];
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
    if (!body) faults.push({ file: name, line: 1, column: 1, code: 'fileMissing' });
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
  if (!course) {
    for (const name of files.keys()) {
      const schema = schemaByName(name);
      if (schema) takeYaml<unknown>(name, schema);
    }
    return { package: undefined, course, lessons: [], quizzes: [], practices: [], faults };
  }

  const takeQuiz = (
    file: string,
    schema: typeof QuizFileSchema | typeof PracticeFileSchema,
  ): QuizFiles | undefined => {
    const quiz = takeYaml<QuizFile>(file, schema);
    return quiz && { file, quiz, media: quizMediaIn(file, files), text: textIn(files, file) };
  };
  const quizNames = [...course.modules.map((module) => `${module.slug}/quiz.yml`), 'final.yml'];
  const quizzes = quizNames.map((file) => takeQuiz(file, QuizFileSchema)).filter((one) => one !== undefined);
  const practices = course.modules.map((module): QuizFiles | undefined => {
    const file = practiceOf(module.slug);
    return files.has(file) ? takeQuiz(file, PracticeFileSchema) : undefined;
  });
  const lessons = course.modules.map((module) =>
    module.lessons.map((slug): LessonFiles => {
      const folder = `${module.slug}/${slug}`;
      const memory = `${folder}/${translationFile}`;
      const confirmed = files.has(memory) ? takeYaml<ConfirmedPair[]>(memory, TranslationFileSchema) : [];
      return { slug, ...lessonFilesIn(folder, 'lesson', files, take), confirmed: confirmed ?? [] };
    }),
  );

  for (const { file, media } of [
    ...lessons.flat().map(({ file, media }) => ({ file: file.sw, media })),
    ...quizNames.map((file) => ({ file, media: mediaIn(path.posix.dirname(file), files) })),
  ]) {
    for (const name of Object.keys(media)) used.add(path.posix.join(path.posix.dirname(file), name));
  }
  for (const name of files.keys()) {
    if (!used.has(name)) {
      faults.push({
        file: name,
        line: 1,
        column: 1,
        code: 'fileUnused',
      });
    }
  }
  const practised = practices.filter((one) => one !== undefined);
  const allQuizzes = [...quizzes, ...practised];
  faults.push(...checkPractice(practised, quizzes));
  faults.push(...checkQuizIds(allQuizzes), ...checkItems(course, allQuizzes));
  faults.push(...checkMarks(course, textIn(files, 'course.yml'), quizzes));
  const whole = faults.length > 0 ? undefined : { slug, course };
  return { faults, course, lessons, quizzes, practices, package: whole };
}

/** The texts and media of a folder: `stem.sw.mdx`, `stem.en.mdx` and what lies in `media/`. @param folder `.` for the package itself */
export function lessonFilesIn(
  folder: string,
  stem: string,
  files: PackageFiles,
  take: (name: string) => Buffer | undefined = (name) => files.get(name),
): Pick<LessonFiles, 'file' | 'source' | 'media'> {
  const fileOf = (language: Language) => path.posix.join(folder, `${stem}.${language}.mdx`);
  return {
    file: { sw: fileOf('sw'), en: fileOf('en') },
    source: { sw: take(fileOf('sw')), en: take(fileOf('en')) },
    media: mediaIn(folder, files),
  };
}

/** What lies in the folder's `media/`, by its path from the folder. @param folder `.` for the package itself */
function mediaIn(folder: string, files: PackageFiles): Record<string, Buffer> {
  const prefix = folder === '.' ? '' : `${folder}/`;
  const media = [...files].filter(([name]) => name.startsWith(`${prefix}media/`));
  return Object.fromEntries(media.map(([name, body]) => [name.slice(prefix.length), body]));
}

/** What a file holds that `course.yml` would lead to; undefined where that is no YAML. */
function schemaByName(name: string) {
  switch (path.posix.basename(name)) {
    case 'quiz.yml':
    case 'final.yml':
      return QuizFileSchema;
    case 'practice.yml':
      return PracticeFileSchema;
    case translationFile:
      return TranslationFileSchema;
  }
  return undefined;
}

const practiceOf = (module: string) => path.posix.join(module, 'practice.yml');

const textIn = (files: PackageFiles, name: string) => files.get(name)?.toString('utf8') ?? '';

/** A module's quiz and its practice share `media/`: a practice has what it names, the quiz all but what only the practice names. */
function quizMediaIn(file: string, files: PackageFiles): Record<string, Buffer> {
  const folder = path.posix.dirname(file);
  const practice = practiceOf(folder);
  const belongs = (name: string) =>
    file === practice
      ? textIn(files, file).includes(name)
      : textIn(files, file).includes(name) || !textIn(files, practice).includes(name);
  return Object.fromEntries(Object.entries(mediaIn(folder, files)).filter(([name]) => belongs(name)));
}

/** Attempts name their quiz by its id alone. */
function checkQuizIds(quizzes: readonly QuizFiles[]): ContentFault[] {
  return quizzes.flatMap(({ file, text, quiz }, index): ContentFault[] => {
    const earlier = quizzes.slice(0, index).find((one) => one.quiz.id === quiz.id);
    const values = { other: earlier?.file ?? '' };
    return earlier ? [{ ...placeInYaml(file, text, ['id']), code: 'idTwice', values }] : [];
  });
}

/** Practice tells its answers, also to phones that keep it: none of its questions may be one that counts under another id. */
function checkPractice(practices: readonly QuizFiles[], counted: readonly QuizFiles[]): ContentFault[] {
  const homes = new Map(
    counted.flatMap(({ file, quiz }) => quiz.items.map((item) => [questionOf(item), file] as const)),
  );
  return practices.flatMap(({ file, text, quiz }) =>
    quiz.items.flatMap((item, index): ContentFault[] => {
      const other = homes.get(questionOf(item));
      if (other === undefined) return [];
      const values = { item: item.id, other };
      return [{ ...placeInYaml(file, text, ['items', index, 'stem']), code: 'practiceCounts', values }];
    }),
  );
}

/** What an item asks, apart from its name: its words and what they are about. */
const questionOf = (item: QuizFiles['quiz']['items'][number]) =>
  JSON.stringify([item.stem, item.stimulus, 'chart' in item ? item.chart : null]);

/** Who has passed a quiz can't try again unless the last result counts, so completing may not ask for more than the quiz does. */
function checkMarks(course: CourseFile, text: string, quizzes: readonly QuizFiles[]): ContentFault[] {
  return (course.completion?.quizzes ?? []).flatMap(({ quiz: name, passMark }, index): ContentFault[] => {
    const quiz = quizzes.find(({ file }) => file === `${name}.yml`)?.quiz;
    if (!quiz || passMark === null || quiz.counts === 'last' || passMark <= quiz.passMark) return [];
    const place = placeInYaml('course.yml', text, ['completion', 'quizzes', index, 'passMark']);
    return [
      { ...place, code: 'completionMark', values: { quiz: name, asked: passMark, own: quiz.passMark } },
    ];
  });
}

/** Items are tagged by outcomes of the course, and no item stands in two quizzes. */
function checkItems(course: CourseFile, quizzes: QuizFiles[]): ContentFault[] {
  const outcomes = new Set(course.outcomes.map((outcome) => outcome.id));
  const homeOfItem = new Map<string, string>();
  const faults: ContentFault[] = [];
  quizzes.forEach(({ file, text, quiz }) => {
    const placeOf = (...path: PropertyKey[]) => placeInYaml(file, text, ['items', ...path]);
    quiz.items.forEach((item, position) => {
      if (!outcomes.has(item.outcome)) {
        const values = { item: item.id, outcome: item.outcome };
        faults.push({ ...placeOf(position, 'outcome'), code: 'outcomeUnknown', values });
      }
      const earlier = homeOfItem.get(item.id);
      if (earlier) {
        const values = { item: item.id, other: earlier };
        faults.push({ ...placeOf(position, 'id'), code: 'itemTwice', values });
      }
      homeOfItem.set(item.id, file);
    });
  });
  return faults;
}
