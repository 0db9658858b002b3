import { stringify } from 'yaml';
import { cadres } from '~/features/accounts/index';
import { dayOf } from '~/platform/calendar-day';
import { getTranslator } from '~/platform/i18n/translate';
import { type Language, languages } from '~/platform/i18n/language';
import { accountsOf, type Accounts } from './accounts-of';
import { inEither, type InLanguages, isInBoth, isSaid, nameOf, plainLine } from './plain-words';
import { type PlannedModule, planModule } from './plan-lessons';
import type { PlannedLesson } from './planned-lesson';
import { finalFile, type PlannedQuiz, planQuizzes } from './plan-quizzes';
import { type BackupCourse, readBackup, rootIn, type Texts } from './read-backup';
import { readBank } from './read-bank';
import { type FileIndex, readFiles, type StoredFile } from './read-files';
import type { BackupReport } from './report';
import { givingOnce, slugOf } from './slug-of';
import { writeItem } from './write-item';

/** A course package that isn't written yet, by the paths of its files, and what became of everything in the backup. */
export interface PlannedPackage {
  files: ReadonlyMap<string, string | Uint8Array>;
  report: BackupReport;
}

export interface PackageChoices {
  institute: string;
  /** The folder's name, which is the course's address. */
  slug: string;
  /** The language of texts that don't tell theirs; undefined for that of the course in Moodle. */
  language: Language | undefined;
}

/** What is read of a backup before its files are. */
export const fileIndexOf = (texts: Texts): FileIndex => readFiles(rootIn(texts, 'files.xml'));

/** Words that an adult reads in a minute where each has to be understood; Tumia's own lessons are counted so. */
const wordsPerMinute = 100;
const mostMinutes = 120;

/** A pass mark where Moodle has none. */
const usualPassMark = 70;

const english = getTranslator('en');
const swahili = getTranslator('sw');

/**
 * Makes a course package of a backup. What a package needs and Moodle doesn't know gets a placeholder that the report names; a text that
 * one language lacks is left out, so that the check asks for it.
 * @throws BackupError where the backup is none of a course, or hostile
 */
export function planPackage(
  texts: Texts,
  index: FileIndex,
  stored: ReadonlyMap<string, StoredFile>,
  choices: PackageChoices,
): PlannedPackage {
  const course = readBackup(texts);
  const unmarked = choices.language ?? course.language ?? languages[0];
  const accounts = accountsOf(course);
  const courseId = slugOf(course.shortName).replaceAll('-', '') || 'moodle';
  const shared = { index, stored, unmarked, accounts, courseId };
  const slugOnce = givingOnce(['media', 'final']);
  const lessonSources = { ...shared, courseContextId: course.contextId };
  const modules = course.sections.flatMap((section) => planModule(section, slugOnce, lessonSources) ?? []);
  const bank = readBank(texts, index, stored, unmarked);
  const { quizzes, questions } = planQuizzes(course.sections, modules, { ...shared, bank });

  const writing: Writing = { course, modules, unmarked, accounts, courseId, choices };
  const files = new Map<string, string | Uint8Array>([
    ['course.yml', writeCourse(writing)],
    ...quizzes.flatMap((quiz) => writeQuiz(quiz, writing)),
    ...modules.flatMap(({ lessons }) => lessons.flatMap((lesson) => writeLesson(lesson, writing))),
  ]);
  noteMissingQuizzes(modules, quizzes, accounts);
  return {
    files,
    report: {
      course: {
        id: courseId,
        slug: choices.slug,
        title: inEither(nameOf(course.title, unmarked), unmarked),
        moodle: course.release,
      },
      activities: [...accounts.activities],
      questions,
      files: accounts.files(),
      placeholders: accounts.placeholders,
    },
  };
}

interface Writing {
  course: BackupCourse;
  modules: readonly PlannedModule[];
  unmarked: Language;
  accounts: Accounts;
  courseId: string;
  choices: PackageChoices;
}

const yaml = (value: unknown) => stringify(value, { lineWidth: 0 });

/** A text that has to be there in both languages: where one lacks it, the other's; where both do, `otherwise`. */
function inBoth(text: InLanguages, otherwise: (language: Language) => string, onPlaceholder: () => void) {
  if (!isInBoth(text)) onPlaceholder();
  const of = (language: Language) => inEither(text, language) || otherwise(language);
  return { en: of('en'), sw: of('sw') };
}

const words = (
  key: 'outcome' | 'sectionTitle' | 'lessonSummary' | 'author',
  values: Record<string, unknown> = {},
) => ({
  en: english(`moodle:text.${key}`, values),
  sw: swahili(`moodle:text.${key}`, values),
});

function writeCourse({ course, modules, unmarked, accounts, courseId, choices }: Writing): string {
  const place = 'course.yml';
  for (const kind of ['topic', 'cadres', 'hours', 'creditPoints', 'inks', 'outcome'] as const) {
    accounts.placeholder(kind, place);
  }
  const title = inBoth(
    nameOf(course.title, unmarked),
    () => choices.slug,
    () => accounts.placeholder('courseTitle', place),
  );
  const minutes = modules.flatMap(({ lessons }) => lessons.map(minutesOf)).reduce((sum, one) => sum + one, 0);
  return yaml({
    id: courseId,
    institute: choices.institute,
    topic: 'moodle',
    title,
    summary: inBoth(
      plainLine(course.summary, unmarked, 400),
      (language) => title[language],
      () => accounts.placeholder('courseSummary', place),
    ),
    cadres: [...cadres],
    hours: Math.max(0.5, Math.round(minutes / 30) / 2),
    creditPoints: 0,
    inks: 'lake',
    outcomes: [{ id: outcomeOf(courseId), text: words('outcome') }],
    modules: modules.map(({ section, slug, title, lessons }) => ({
      id: `${courseId}.section-${section.id}`,
      slug,
      title: inBoth(
        title,
        (language) => words('sectionTitle', { number: section.number })[language],
        () => accounts.placeholder('sectionTitle', slug),
      ),
      lessons: lessons.map((lesson) => lesson.slug),
    })),
  });
}

const outcomeOf = (courseId: string) => `${courseId}.o1`;

function writeQuiz(quiz: PlannedQuiz, { accounts, courseId }: Writing): [string, string | Uint8Array][] {
  const { file, id, draw, passMark, maxAttempts, minutes, counts, items, media } = quiz;
  if (passMark === null) accounts.placeholder('passMark', file);
  const folder = file.split('/').slice(0, -1);
  const text = yaml({
    id,
    draw,
    passMark: passMark ?? usualPassMark,
    ...(maxAttempts === null ? {} : { maxAttempts }),
    ...(minutes === null ? {} : { minutes }),
    ...(counts === 'best' ? {} : { counts }),
    items: items.map((item) =>
      writeItem(item, outcomeOf(courseId), () => accounts.placeholder('verdict', `${file} ${item.id}`)),
    ),
  });
  return [
    [file, text],
    ...[...media].map(([path, bytes]): [string, Uint8Array] => [[...folder, path].join('/'), bytes]),
  ];
}

/** The text of a lesson in a language, as far as it has one. */
const textOf = ({ parts }: PlannedLesson, language: Language): string =>
  parts
    .map(({ mdx }) => mdx[language])
    .filter((one) => one !== null)
    .join('\n\n');

/** The languages in which a lesson says something; links and files alone are for both. */
function languagesOf({ parts }: PlannedLesson): Language[] {
  const texts = parts.filter(({ isText, mdx }) => isText && isSaid(mdx));
  const telling = texts.length > 0 ? texts : parts;
  return languages.filter((language) => telling.some(({ mdx }) => mdx[language] !== null));
}

function minutesOf(lesson: PlannedLesson): number {
  const counts = languages.map((language) => textOf(lesson, language).split(/\s+/).filter(Boolean).length);
  return Math.min(Math.max(Math.round(Math.max(...counts) / wordsPerMinute), 1), mostMinutes);
}

function writeLesson(lesson: PlannedLesson, writing: Writing): [string, string | Uint8Array][] {
  const { accounts, course } = writing;
  const { folder, id, title, summary, shelf } = lesson;
  for (const kind of ['lessonStage', 'lessonMinutes', 'lessonAuthor'] as const)
    accounts.placeholder(kind, folder);
  if (!isSaid(title)) accounts.placeholder('lessonTitle', folder);
  if (languagesOf(lesson).some((language) => summary[language] === null)) {
    accounts.placeholder('lessonSummary', folder);
  }
  const texts = languagesOf(lesson).map((language): [string, string] => {
    const frontMatter = {
      id,
      title: inEither(title, language) || lesson.slug,
      summary: inEither(summary, language) || words('lessonSummary')[language],
      minutes: minutesOf(lesson),
      stage: 'collection',
      author: words('author')[language],
      updated: updatedOn(lesson, course),
      sources: [sourceOf(course, inEither(nameOf(course.title, writing.unmarked), language))],
    };
    return [
      `${folder}/lesson.${language}.mdx`,
      `---\n${yaml(frontMatter)}---\n\n${textOf(lesson, language)}\n`,
    ];
  });
  const shown = [...shelf.files].filter(([path]) => texts.some(([, text]) => text.includes(`"${path}"`)));
  return [...texts, ...shown.map(([path, bytes]): [string, Uint8Array] => [`${folder}/${path}`, bytes])];
}

const sourceOf = ({ site, release }: BackupCourse, title: string) =>
  [`Moodle ${release}`.trim(), title, site].filter((one) => one !== '').join(', ');

/** Seconds since 1970 after which there is no day of four digits. */
const endOfTime = 253_370_764_800;

/** The day on which a lesson was changed, else that of the backup. */
const updatedOn = ({ changedAt }: PlannedLesson, { madeAt }: BackupCourse): string =>
  dayOf(new Date(Math.min(Math.max(changedAt || madeAt, 0), endOfTime) * 1000));

function noteMissingQuizzes(
  modules: readonly PlannedModule[],
  quizzes: readonly PlannedQuiz[],
  accounts: Accounts,
): void {
  const there = new Set(quizzes.map(({ file }) => file));
  for (const { slug } of modules) {
    if (!there.has(`${slug}/quiz.yml`)) accounts.placeholder('quizMissing', `${slug}/quiz.yml`);
  }
  if (!there.has(finalFile)) accounts.placeholder('finalMissing', finalFile);
}
