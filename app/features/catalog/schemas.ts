import { z } from 'zod';
import { cadres } from '~/features/accounts/index';
import { ItemSchema, mostCases, StimulusSchema } from '~/features/items/index';
import { BankDrawSchema } from '~/features/items/schemas';
import { worksheetsWithForms } from '~/features/worksheets/index';
import {
  contentId as id,
  contentText as text,
  localizedText as localized,
  refuseTwice,
} from '~/platform/content/content-fields';
import { type FaultCode, faultCode } from '~/platform/content/problem';
import type { ItemBody } from '~db/schema/items';
import { findQuizFaults } from './find-quiz-faults';

// What a course package may say, file by file; `docs/authors/package-format.md` explains it to authors.

/** A course, module or lesson in the address of its page. */
export const SlugSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, faultCode('slugForm'));

const stages = ['demand', 'collection', 'management', 'analysis', 'presentation', 'interpretation'] as const;

/** Pairs of inks of a course, drawn by the stylesheet. */
export const inks = ['lake', 'soil', 'leaf'] as const;

/** Every lesson of a course as its rule of completion names it, such as `basics/counting`. */
const lessonNames = (modules: readonly { slug: string; lessons: string[] }[]) =>
  modules.flatMap(({ slug, lessons }) => lessons.map((lesson) => `${slug}/${lesson}`));

/** Every quiz that counts, as the rule names it: `basics/quiz`, `final`. */
const quizNames = (modules: readonly { slug: string }[]) => [
  ...modules.map(({ slug }) => `${slug}/quiz`),
  'final',
];

const CompletionSchema = z.strictObject({
  lessons: z.union([z.literal('all'), z.array(text).min(1)]).default('all'),
  quizzes: z
    .array(z.strictObject({ quiz: text, passMark: z.number().min(1).max(100).nullable().default(null) }))
    .default([]),
  minimumDays: z.number().int().min(0).max(366).default(0),
  worksheets: z.array(text).default([]),
  signOff: z.boolean().default(false),
});

/** How long a course's certificate holds, and what is read again before it is renewed: lessons as `module/lesson`. */
const CertificateRuleSchema = z.strictObject({
  validMonths: z.number().int().min(1).max(120),
  recertification: z
    .strictObject({
      opensDaysBefore: z.number().int().min(1).max(365).default(90),
      lessons: z.array(text).default([]),
    })
    .prefault({}),
});

function refuseUnknownLessons(
  { certificate, modules }: Pick<z.infer<typeof CourseFileSchema>, 'certificate' | 'modules'>,
  context: z.RefinementCtx,
): void {
  const known = lessonNames(modules);
  const lessons = certificate?.recertification.lessons ?? [];
  const path = ['certificate', 'recertification', 'lessons'];
  refuseTwice(context, path, lessons, (lesson) => lesson);
  lessons.forEach((lesson, index) => {
    if (known.includes(lesson)) return;
    context.addIssue({
      code: 'custom',
      message: faultCode('lessonUnknown'),
      params: { lesson },
      path: [...path, index],
    });
  });
}

export const CourseFileSchema = z
  .strictObject({
    id,
    institute: SlugSchema,
    topic: SlugSchema,
    title: localized,
    summary: localized,
    cadres: z.array(z.string()).min(1),
    hours: z.number().positive(),
    creditPoints: z.number().nonnegative(),
    inks: z.enum(inks),
    outcomes: z.array(z.strictObject({ id, text: localized })).min(1),
    modules: z
      .array(z.strictObject({ id, slug: SlugSchema, title: localized, lessons: z.array(SlugSchema).min(1) }))
      .min(1),
    completion: CompletionSchema.optional(),
    prerequisites: z.array(id).min(1).optional(),
    certificate: CertificateRuleSchema.optional(),
  })
  .superRefine((course, context) => {
    refuseUnknownLessons(course, context);
    refuseTwice(context, 'modules', course.modules, (module) => module.slug);
    refuseTwice(context, 'modules', course.modules, (module) => module.id);
    refuseTwice(context, 'outcomes', course.outcomes, (outcome) => outcome.id);
    course.modules.forEach((module, index) =>
      refuseTwice(context, ['modules', index, 'lessons'], module.lessons, (lesson) => lesson),
    );
    refuseTwice(context, 'prerequisites', course.prerequisites ?? [], (prerequisite) => prerequisite);
    course.prerequisites?.forEach((prerequisite, index) => {
      if (prerequisite === course.id) {
        const message = faultCode('prerequisiteSelf');
        context.addIssue({ code: 'custom', message, path: ['prerequisites', index] });
      }
    });
    if (course.completion) refuseUnknownParts(course.completion, course.modules, context);
  });

/** Tells what a rule of completion names and the course, or Tumia, hasn't got. */
function refuseUnknownParts(
  { lessons, quizzes, worksheets }: z.infer<typeof CompletionSchema>,
  modules: readonly { slug: string; lessons: string[] }[],
  context: z.RefinementCtx,
): void {
  const refuse = (
    where: (string | number)[],
    named: readonly string[],
    known: readonly string[],
    code: FaultCode,
    within: string[] = [],
  ) => {
    named.forEach((name, index) => {
      if (known.includes(name)) return;
      const path = ['completion', ...where, index, ...within];
      context.addIssue({ code: 'custom', message: faultCode(code), path, params: { name, known } });
    });
    refuseTwice(context, ['completion', ...where], [...named], (name) => name);
  };
  if (lessons !== 'all') refuse(['lessons'], lessons, lessonNames(modules), 'completionLesson');
  const named = quizzes.map(({ quiz }) => quiz);
  refuse(['quizzes'], named, quizNames(modules), 'completionQuiz', ['quiz']);
  refuse(['worksheets'], worksheets, worksheetsWithForms, 'completionWorksheet');
}

export type CourseFile = z.infer<typeof CourseFileSchema>;

export const LessonFrontMatterSchema = z.strictObject({
  id,
  title: text,
  summary: text,
  minutes: z.number().int().min(1).max(120),
  stage: z.enum(stages),
  author: text,
  swahiliReviewer: text.nullable().default(null),
  updated: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, faultCode('dateForm')),
  sources: z.array(text).min(1),
});

/** `translation.yml` beside a lesson: the hashes of blocks that were found to say the same. */
export const TranslationFileSchema = z.array(
  z.strictObject({ sw: z.string().regex(/^[0-9a-f]{12}$/), en: z.string().regex(/^[0-9a-f]{12}$/) }),
);

export type LessonFileFrontMatter = z.infer<typeof LessonFrontMatterSchema>;

const draw = z.number().int().min(1);

/** What any quiz is drawn from, before each item has been given the stimulus of the case that it names. */
const bank = {
  perOutcome: z.number().int().min(1).nullable().default(null),
  cases: z
    .array(z.strictObject({ id, stimulus: StimulusSchema }))
    .max(mostCases, faultCode('listLong'))
    .default([]),
  items: z.array(ItemSchema).default([]),
  /** Questions of the institute's banks that are drawn from beside these. */
  fromBank: z.array(BankDrawSchema).max(10, faultCode('listLong')).default([]),
};

/** So many items a quiz has at least, of its own and of banks together. */
export const leastItems = 5;

type WrittenBank = z.infer<z.ZodObject<typeof bank>>;

function refuseUnfitting(quiz: WrittenBank & { draw: number }, context: z.RefinementCtx): void {
  refuseTwice(context, 'items', quiz.items, (item) => item.id);
  refuseTwice(context, 'cases', quiz.cases, (one) => one.id);
  if (quiz.fromBank.length === 0 && quiz.items.length < leastItems) {
    context.addIssue({
      code: 'custom',
      message: faultCode('itemsFew'),
      path: ['items'],
      params: { least: leastItems },
    });
    return;
  }
  for (const { code, path, values } of findQuizFaults(quiz)) {
    context.addIssue({ code: 'custom', message: faultCode(code), path, params: values });
  }
}

type WithBodies<Quiz> = Omit<Quiz, 'items'> & {
  items: ItemBody[];
  /** Whether an attempt asks all that there is, whatever `draw` says until banks have been asked. */
  drawsAll: boolean;
};

const withStimuli = <Quiz extends WrittenBank>(quiz: Quiz): WithBodies<Quiz> => ({
  ...quiz,
  drawsAll: false,
  items: quiz.items.map(({ case: caseId, ...item }): ItemBody => {
    const stimulus = quiz.cases.find((one) => one.id === caseId)?.stimulus;
    return caseId ? { ...item, stimulus, caseId } : item;
  }),
});

export const QuizFileSchema = z
  .strictObject({
    id,
    draw,
    passMark: z.number().min(1).max(100),
    attemptsBeforePause: z.number().int().min(1).nullable().default(null),
    pauseHours: z.number().positive().nullable().default(null),
    maxAttempts: z.number().int().min(1).nullable().default(null),
    minutes: z.number().int().min(5).max(240).nullable().default(null),
    counts: z.enum(['best', 'last']).default('best'),
    answersShown: z.enum(['always', 'afterPassing', 'never']).default('always'),
    ...bank,
  })
  .superRefine(refuseUnfitting)
  .transform(withStimuli);

export type QuizFile = z.infer<typeof QuizFileSchema>;

/** `practice.yml`: a quiz without rules, since nothing hangs on it. Where it names no number, all its items are drawn. */
export const PracticeFileSchema = z
  .strictObject({ id, draw: draw.optional(), ...bank })
  .superRefine((practice, context) => {
    refuseUnfitting({ ...practice, draw: practice.draw ?? practice.items.length }, context);
  })
  .transform((practice): QuizFile => ({
    ...withStimuli(practice),
    draw: practice.draw ?? practice.items.length,
    drawsAll: practice.draw === undefined,
    passMark: 100,
    attemptsBeforePause: null,
    pauseHours: null,
    maxAttempts: null,
    minutes: null,
    counts: 'best',
    answersShown: 'always',
  }));

/** The catalogue's query; what can't be read is left out rather than refused, since people share such links. */
export const CourseFilterSchema = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  cadre: z
    .string()
    .regex(/^[A-Z]{2,5}$/)
    .optional()
    .catch(undefined),
  topic: SlugSchema.optional().catch(undefined),
  institute: SlugSchema.optional().catch(undefined),
});

/** `paths.yml`: courses to take one after the other, for people of some cadres. */
export const PathsFileSchema = z
  .array(
    z
      .strictObject({
        id,
        slug: SlugSchema,
        title: localized,
        summary: localized,
        cadres: z.array(z.enum(cadres)).min(1),
        courses: z.array(z.strictObject({ course: id, why: localized })).min(1),
        certifiedBy: SlugSchema.nullable().default(null),
      })
      .superRefine((path, context) => {
        refuseTwice(context, 'cadres', path.cadres, (cadre) => cadre);
        refuseTwice(context, 'courses', path.courses, ({ course }) => course);
      }),
  )
  .min(1, faultCode('listEmpty'))
  .superRefine((paths, context) => {
    refuseTwice(context, [], paths, (path) => path.id);
    refuseTwice(context, [], paths, (path) => path.slug);
  });

export type PathEntry = z.infer<typeof PathsFileSchema>[number];

/** The query of the list of paths. */
export const PathFilterSchema = CourseFilterSchema.pick({ cadre: true });
