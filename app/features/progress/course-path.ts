import type { CourseManifest, LessonEntry, ModuleEntry, QuizEntry } from '~db/schema/catalog';

/** What a person has done in a course, as the log tells it. */
export interface CourseFacts {
  enrolled: boolean;
  /** Ids of lessons that are done. */
  lessonsDone: string[];
  /** Of each quiz that was submitted, by its id: the best score, 0 to 100, and whether an attempt passed; and the last attempt's. */
  results: Record<string, Record<'best' | 'last', { score: number; passed: boolean }>>;
}

export const nothingDone: CourseFacts = { enrolled: false, lessonsDone: [], results: {} };

export type StopState = 'done' | 'here' | 'todo';

/** A stop on the path of a course: a lesson, a module's quiz, or the final (which has no module). */
export type Stop = { state: StopState } & (
  | { kind: 'lesson'; module: ModuleEntry; lesson: LessonEntry }
  | { kind: 'quiz'; module: ModuleEntry | undefined; quiz: QuizEntry }
);

export interface CoursePath {
  stops: Stop[];
  /** The right next thing; undefined once the course is complete, since what is left then is of one's own choice. */
  next: Stop | undefined;
  lessonsDone: number;
  lessonsTotal: number;
  /** Share of stops done, 0 to 1; 1 once the course is complete. */
  share: number;
  /** Whether the completion rule is met: every lesson done and the final passed. */
  isComplete: boolean;
  finalScore: number | undefined;
}

/** Lays out a course as a line of stops, with what is done, where the person is, and what is still to go. */
export function coursePath(manifest: CourseManifest, facts: CourseFacts): CoursePath {
  const lessonsDone = new Set(facts.lessonsDone);
  const resultOf = (quiz: QuizEntry) => facts.results[quiz.id]?.[quiz.counts ?? 'best'];
  const isPassed = (quiz: QuizEntry) => resultOf(quiz)?.passed ?? false;
  const stops: Stop[] = [];
  const add = (stop: Stop, done: boolean) => stops.push({ ...stop, state: done ? 'done' : 'todo' });
  for (const module of manifest.modules) {
    for (const lesson of module.lessons) {
      add({ kind: 'lesson', state: 'todo', module, lesson }, lessonsDone.has(lesson.id));
    }
    if (module.quiz) add({ kind: 'quiz', state: 'todo', module, quiz: module.quiz }, isPassed(module.quiz));
  }
  add({ kind: 'quiz', state: 'todo', module: undefined, quiz: manifest.final }, isPassed(manifest.final));

  const lessons = stops.filter((stop) => stop.kind === 'lesson');
  const doneLessons = lessons.filter((stop) => stop.state === 'done').length;
  const isComplete = doneLessons === lessons.length && isPassed(manifest.final);
  const next = isComplete ? undefined : stops.find((stop) => stop.state !== 'done');
  if (next) next.state = 'here';
  return {
    stops,
    next,
    lessonsDone: doneLessons,
    lessonsTotal: lessons.length,
    share: isComplete ? 1 : stops.filter((stop) => stop.state === 'done').length / stops.length,
    isComplete,
    finalScore: resultOf(manifest.final)?.score,
  };
}
