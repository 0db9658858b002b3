import type {
  CertificateRule,
  CompletionRule,
  CourseManifest,
  LessonEntry,
  ModuleEntry,
  QuizEntry,
} from '~db/schema/catalog';
import type { CompiledPackage } from './compile-package.server';
import type { CompiledQuiz } from './compile-quiz.server';

/** The table of contents of a compiled package, with the hash of each lesson's and item's revision. */
export function manifestOf(compiled: CompiledPackage): CourseManifest {
  const quizEntry = (quiz: CompiledQuiz, kind: QuizEntry['kind']): QuizEntry => ({
    id: quiz.id,
    kind,
    draw: quiz.draw,
    perOutcome: quiz.perOutcome,
    passMark: quiz.passMark,
    attemptsBeforePause: quiz.attemptsBeforePause,
    pauseHours: quiz.pauseHours,
    maxAttempts: quiz.maxAttempts,
    minutes: quiz.minutes,
    counts: quiz.counts,
    answersShown: quiz.answersShown,
    items: quiz.items.map(({ hash, body }) => ({ hash, outcome: body.outcome })),
  });
  const { id, topic, inks, title, summary, cadres, hours, creditPoints, outcomes } = compiled.course;
  const { completion, prerequisites, certificate } = compiled.course;
  return {
    id,
    slug: compiled.slug,
    topic,
    inks,
    title,
    summary,
    cadres,
    hours,
    creditPoints,
    outcomes,
    modules: compiled.modules.map(({ lessons, quiz, practice }, index) => {
      const module = compiled.course.modules[index] as CompiledPackage['course']['modules'][number];
      return {
        id: module.id,
        slug: module.slug,
        title: module.title,
        quiz: quizEntry(quiz, 'graded'),
        ...(practice && { practice: quizEntry(practice, 'practice') }),
        lessons: lessons.map(({ id, slug, texts }) => ({
          id,
          slug,
          minutes: texts.sw.frontMatter.minutes,
          title: { sw: texts.sw.frontMatter.title, en: texts.en.frontMatter.title },
          summary: { sw: texts.sw.frontMatter.summary, en: texts.en.frontMatter.summary },
          revision: { sw: texts.sw.hash, en: texts.en.hash },
        })),
      };
    }),
    final: quizEntry(compiled.final, 'final'),
    ...(completion && { completion: completionRule(compiled, completion) }),
    ...(prerequisites && { prerequisites }),
    ...(certificate && { certificate: certificateRule(certificate, compiled) }),
  };
}

/** The rule with the ids of what its author names by address; the final is always among the quizzes. */
function completionRule(
  { course, modules, final }: CompiledPackage,
  written: NonNullable<CompiledPackage['course']['completion']>,
): CompletionRule {
  const lessonIds = new Map<string, string>();
  const quizIds = new Map([['final', final.id]]);
  modules.forEach(({ lessons, quiz }, index) => {
    const module = course.modules[index]?.slug ?? '';
    quizIds.set(`${module}/quiz`, quiz.id);
    for (const { slug, id } of lessons) lessonIds.set(`${module}/${slug}`, id);
  });
  const { lessons, quizzes, minimumDays, worksheets, signOff } = written;
  const all = quizzes.some(({ quiz }) => quiz === 'final')
    ? quizzes
    : [...quizzes, { quiz: 'final', passMark: null }];
  return {
    lessons: lessons === 'all' ? lessons : lessons.flatMap((name) => lessonIds.get(name) ?? []),
    quizzes: all.flatMap(({ quiz, passMark }) => {
      const id = quizIds.get(quiz);
      return id ? [{ quiz: id, passMark }] : [];
    }),
    minimumDays,
    worksheets,
    signOff,
  };
}

/** The rule of a certificate with the ids of its lessons, which `course.yml` names by their places. */
function certificateRule(
  { validMonths, recertification }: NonNullable<CompiledPackage['course']['certificate']>,
  { course, modules }: CompiledPackage,
): CertificateRule {
  const ids = new Map<string, string>(
    modules.flatMap(({ lessons }, index) =>
      lessons.map((lesson) => [`${course.modules[index]?.slug}/${lesson.slug}`, lesson.id] as const),
    ),
  );
  const lessons = recertification.lessons.flatMap((place) => ids.get(place) ?? []);
  return { validMonths, recertification: { ...recertification, lessons } };
}

/** A lesson's place in its course. */
export interface LessonPlace {
  module: ModuleEntry;
  lesson: LessonEntry;
}

/** Every lesson of a course in the order in which it is taught. */
export function lessonsInOrder(manifest: CourseManifest): LessonPlace[] {
  return manifest.modules.flatMap((module) => module.lessons.map((lesson) => ({ module, lesson })));
}

/** A quiz of a course and the module that it belongs to; the final has none. */
export interface QuizPlace {
  module: ModuleEntry | undefined;
  quiz: QuizEntry;
}

/** Every quiz of a course in order, a module's practice before its graded quiz and the final last. */
export function quizzesInOrder(manifest: CourseManifest): QuizPlace[] {
  const ofModules = manifest.modules.flatMap((module) =>
    [module.practice, module.quiz].flatMap((quiz) => (quiz ? [{ module, quiz }] : [])),
  );
  return [...ofModules, { module: undefined, quiz: manifest.final }];
}
