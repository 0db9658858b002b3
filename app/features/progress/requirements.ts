import type { CompletionRule, CourseManifest, LessonEntry, ModuleEntry, QuizEntry } from '~db/schema/catalog';
import { startOfDayAfter } from '~/platform/calendar-day';
import type { CourseFacts } from './course-facts';

/** One thing that completing a course takes. */
export type Requirement = { isMet: boolean } & (
  | { kind: 'lessons'; done: number; total: number }
  | { kind: 'lesson'; module: ModuleEntry; lesson: LessonEntry }
  | {
      kind: 'quiz';
      /** The final has none. */
      module: ModuleEntry | undefined;
      quiz: QuizEntry;
      passMark: number;
      /** 0 to 100; undefined where nothing was submitted. */
      score: number | undefined;
    }
  /** `opensAt`: when so many days have gone by; null where the person isn't enrolled. */
  | { kind: 'days'; days: number; opensAt: Date | null }
  | { kind: 'worksheet'; worksheet: string }
  | { kind: 'signOff' }
);

/** The rule of a course that says none. */
const usualRule = (manifest: CourseManifest): CompletionRule => ({
  lessons: 'all',
  quizzes: [{ quiz: manifest.final.id, passMark: null }],
  minimumDays: 0,
  worksheets: [],
  signOff: false,
});

/** The result of a quiz that counts by its own rules. */
export const resultIn = (facts: CourseFacts, quiz: QuizEntry) =>
  facts.results[quiz.id]?.[quiz.counts ?? 'best'];

/** What completing a course takes, and what of it is done. The course is complete once all are met. */
export function requirementsOf(manifest: CourseManifest, facts: CourseFacts): Requirement[] {
  const rule = manifest.completion ?? usualRule(manifest);
  return [
    ...lessonsOf(rule, manifest, new Set(facts.lessonsDone)),
    ...quizzesOf(rule, manifest, facts),
    ...rule.worksheets.map((worksheet): Requirement => ({
      kind: 'worksheet',
      worksheet,
      isMet: facts.worksheetsDone.includes(worksheet),
    })),
    ...(rule.minimumDays > 0 ? [daysOf(rule.minimumDays, facts)] : []),
    ...(rule.signOff ? [{ kind: 'signOff' as const, isMet: facts.isSignedOff }] : []),
  ];
}

function lessonsOf(
  { lessons: named }: CompletionRule,
  { modules }: CourseManifest,
  done: ReadonlySet<string>,
): Requirement[] {
  const places = modules.flatMap((module) => module.lessons.map((lesson) => ({ module, lesson })));
  if (named === 'all') {
    const count = places.filter(({ lesson }) => done.has(lesson.id)).length;
    return [{ kind: 'lessons', done: count, total: places.length, isMet: count === places.length }];
  }
  return places
    .filter(({ lesson }) => named.includes(lesson.id))
    .map(({ module, lesson }) => ({ kind: 'lesson', module, lesson, isMet: done.has(lesson.id) }));
}

function quizzesOf(rule: CompletionRule, manifest: CourseManifest, facts: CourseFacts): Requirement[] {
  const places = [
    ...manifest.modules.flatMap((module) => (module.quiz ? [{ module, quiz: module.quiz }] : [])),
    { module: undefined, quiz: manifest.final },
  ];
  return places.flatMap(({ module, quiz }): Requirement[] => {
    const named = rule.quizzes.find((one) => one.quiz === quiz.id);
    if (!named) return [];
    const result = resultIn(facts, quiz);
    const isMet =
      named.passMark === null ? (result?.passed ?? false) : (result?.score ?? 0) >= named.passMark - 1e-9;
    const passMark = named.passMark ?? quiz.passMark;
    return [{ kind: 'quiz', module, quiz, passMark, score: result?.score, isMet }];
  });
}

/** Days are those of the calendar in East Africa: enrolled on the 1st, two days later is the 3rd from midnight on. */
function daysOf(days: number, { enrolledAt, asOf }: CourseFacts): Requirement {
  const opensAt = enrolledAt && startOfDayAfter(enrolledAt, days);
  return { kind: 'days', days, opensAt, isMet: opensAt !== null && asOf >= opensAt };
}
