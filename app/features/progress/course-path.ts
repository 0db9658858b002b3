import type { CourseManifest, LessonEntry, ModuleEntry, QuizEntry } from '~db/schema/catalog';
import type { CourseFacts } from './course-facts';
import { type Requirement, requirementsOf, resultIn } from './requirements';

export type StopState = 'done' | 'here' | 'todo';

/** A stop on the path of a course: a lesson, a module's quiz, or the final (which has no module). */
export type Stop = { state: StopState } & (
  | { kind: 'lesson'; module: ModuleEntry; lesson: LessonEntry }
  | { kind: 'quiz'; module: ModuleEntry | undefined; quiz: QuizEntry }
);

export interface CoursePath {
  stops: Stop[];
  /** What completing the course takes. */
  requirements: Requirement[];
  /**
   * The right next thing. Undefined once the course is complete, since what is left then is of one's own choice, and where nothing is left
   * that the learner could do: a day has to come, or a facilitator to sign off.
   */
  next: Stop | (Requirement & { kind: 'worksheet' }) | undefined;
  lessonsDone: number;
  lessonsTotal: number;
  /** Share of stops and of what else is required that is done, 0 to 1; 1 once the course is complete. */
  share: number;
  /** Whether the completion rule is met. */
  isComplete: boolean;
  finalScore: number | undefined;
}

/** Lays out a course as a line of stops, with what is done, where the person is, and what is still to go. */
export function coursePath(manifest: CourseManifest, facts: CourseFacts): CoursePath {
  const lessonsDone = new Set(facts.lessonsDone);
  const isPassed = (quiz: QuizEntry) => resultIn(facts, quiz)?.passed ?? false;
  const stops: Stop[] = [];
  const add = (stop: Stop, done: boolean) => stops.push({ ...stop, state: done ? 'done' : 'todo' });
  for (const module of manifest.modules) {
    for (const lesson of module.lessons) {
      add({ kind: 'lesson', state: 'todo', module, lesson }, lessonsDone.has(lesson.id));
    }
    if (module.quiz) add({ kind: 'quiz', state: 'todo', module, quiz: module.quiz }, isPassed(module.quiz));
  }
  add({ kind: 'quiz', state: 'todo', module: undefined, quiz: manifest.final }, isPassed(manifest.final));

  const requirements = requirementsOf(manifest, facts);
  const isComplete = requirements.every(({ isMet }) => isMet);
  const next = nextOf(stops, requirements);
  if (next && 'state' in next) next.state = 'here';
  const lessons = stops.filter((stop) => stop.kind === 'lesson');
  const beside = requirements.filter((one) => !isStop(one));
  const done =
    stops.filter((stop) => stop.state === 'done').length + beside.filter(({ isMet }) => isMet).length;
  return {
    stops,
    requirements,
    next,
    lessonsDone: lessons.filter((stop) => stop.state === 'done').length,
    lessonsTotal: lessons.length,
    share: isComplete ? 1 : done / (stops.length + beside.length),
    isComplete,
    finalScore: resultIn(facts, manifest.final)?.score,
  };
}

/** Whether the requirement is met by stops of the path. */
const isStop = ({ kind }: Requirement) => kind === 'lessons' || kind === 'lesson' || kind === 'quiz';

/** The first stop that isn't done, as long as a stop is required; then a worksheet. */
function nextOf(stops: Stop[], requirements: Requirement[]): CoursePath['next'] {
  const open = requirements.filter(({ isMet }) => !isMet);
  return open.some(isStop)
    ? stops.find((stop) => stop.state !== 'done')
    : open.find((one) => one.kind === 'worksheet');
}
