import { z } from 'zod';
import { typedText } from '~/platform/http/typed-text';
import { cadres } from '~/features/accounts/index';
import { inks, SlugSchema } from '~/features/catalog/schemas';
import { difficulties, stages } from '~/features/items/index';
import { localizedText as localized } from '~/platform/content/content-fields';
import { languages } from '~/platform/i18n/language';
import { reviewKinds } from './review-kinds';
import type { OutlineDeed } from './plan-outline';

/** `examples.yml`: the gallery of teaching components, in order. */
export const ExamplesFileSchema = z.strictObject({
  /** Under whose name its pictures and recordings are kept. */
  institute: SlugSchema,
  examples: z.array(z.strictObject({ slug: SlugSchema, title: localized, about: localized })).min(1),
});

export type ExamplesFile = z.infer<typeof ExamplesFileSchema>;

const title = typedText().trim().min(1, 'title').max(200, 'title');

/** A new course as the form sends it. Messages are keys of `drafts:errors`. */
export const NewCourseSchema = z.object({
  institute: typedText().min(1, 'institute').max(100, 'institute'),
  titleSw: title,
  titleEn: title,
  slug: z
    .string()
    .trim()
    .toLowerCase()
    .max(60, 'slug')
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'slug'),
});

export type NewCourse = z.infer<typeof NewCourseSchema>;

/** Letters of a lesson's text: the gate takes no more than 256 KB. */
const lessonBody = typedText().max(262_144);
const fileVersion = z.coerce.number().int().min(0);
const lessonLanguage = z.enum(languages);

/** A lesson as it stands in the editor, to be looked at, and the versions that it was made from. */
export const TypedLessonSchema = z.object({
  sw: lessonBody,
  en: lessonBody,
  version: z.object({ sw: fileVersion, en: fileVersion }),
});

export type TypedLesson = z.infer<typeof TypedLessonSchema>;

/** One language of a lesson as the editor's script saves it. */
export const TextSaveSchema = z.object({ language: lessonLanguage, body: lessonBody, version: fileVersion });

/** The page of a lesson as its form sends it. */
export const LessonFormSchema = z.object({
  intent: z.enum(['save', 'bring']),
  /** The text that a document is added to. */
  into: lessonLanguage.default('sw'),
  sw: lessonBody,
  en: lessonBody,
  swVersion: fileVersion,
  enVersion: fileVersion,
});

export type LessonForm = z.infer<typeof LessonFormSchema>;

/** Both texts of a lesson block by block, as the form of two columns sends them. */
export const SideBySideSchema = z.object({
  version: z.object({ sw: fileVersion, en: fileVersion }),
  blocks: z
    .array(z.object({ sw: lessonBody, en: lessonBody, copy: z.boolean(), agrees: z.boolean() }))
    .max(600),
});

export type SideBySideForm = z.infer<typeof SideBySideSchema>;

const wholeText = typedText().trim().max(2_000, 'text').default('');
const count = (most: number) => z.coerce.number('number').min(0, 'number').max(most, 'number');

/** So many outcomes a course has at most in the form. */
export const mostOutcomes = 20;

/** What the form about a course sends; outcomes in order, those left empty are taken out. */
export const AboutCourseSchema = z
  .object({
    titleSw: title,
    titleEn: title,
    summarySw: wholeText,
    summaryEn: wholeText,
    topic: z
      .string()
      .trim()
      .regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, 'topic'),
    cadres: z.array(z.enum(cadres, 'cadres')),
    hours: count(1_000),
    creditPoints: count(1_000),
    inks: z.enum(inks, 'text'),
    outcomes: z.array(z.object({ sw: wholeText, en: wholeText })).max(mostOutcomes + 1),
    minimumDays: count(366).int('number'),
    signOff: typedText().optional(),
    prerequisites: typedText().default(''),
    validMonths: z.union([z.literal(''), count(120).int('number')]).default(''),
    reviewBy: z.union([z.literal(''), z.iso.date('date')]).default(''),
  })
  .transform(
    ({ titleSw, titleEn, summarySw, summaryEn, signOff, prerequisites, validMonths, reviewBy, ...rest }) => ({
      ...rest,
      title: { sw: titleSw, en: titleEn },
      summary: { sw: summarySw, en: summaryEn },
      signOff: signOff !== undefined,
      prerequisites: prerequisites.split(/[\s,]+/).filter(Boolean),
      validMonths: validMonths === '' || validMonths === 0 ? null : validMonths,
      reviewBy: reviewBy === '' ? null : reviewBy,
    }),
  );

/** What is written into `course.yml`; which codes of cadres there are is for the gate to say. */
export type AboutCourse = Omit<z.infer<typeof AboutCourseSchema>, 'reviewBy' | 'cadres'> & {
  cadres: string[];
};

const both = z.object({ sw: wholeText, en: wholeText });

/** What the form about a lesson sends. What is still empty is the gate's to ask for. Messages are keys of `drafts:errors`. */
export const LessonFactsSchema = z.object({
  summary: both,
  minutes: z.string().regex(/^([1-9]|[1-9]\d|1[01]\d|120)$/, 'minutes'),
  stage: z.enum(stages, 'text'),
  author: both,
  swahiliReviewer: typedText().max(200, 'text'),
  sources: both,
});

/** Which part of a draft's history is shown; what can't be understood counts as not asked for. */
export const HistoryViewSchema = z.object({
  path: z.string().min(1).max(300).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
  done: z.enum(['restored', 'undone']).optional().catch(undefined),
});

const localizedTitle = { titleSw: title, titleEn: title };
const slug = NewCourseSchema.shape.slug;
const by = z
  .string()
  .regex(/^-?[1-9]\d{0,2}$/)
  .transform(Number);
const named = typedText().min(1).max(100);

/** What is done to an outline, as its forms send it. Messages are keys of `drafts:errors`. */
export const OutlineFormSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('addModule'), slug, ...localizedTitle }),
  z.object({ intent: z.literal('addLesson'), module: named, slug, ...localizedTitle }),
  z.object({ intent: z.literal('addPractice'), module: named }),
  z.object({ intent: z.literal('renameModule'), module: named, ...localizedTitle }),
  z.object({ intent: z.literal('renameLesson'), module: named, lesson: named, ...localizedTitle }),
  z.object({ intent: z.literal('moveModule'), module: named, by }),
  z.object({ intent: z.literal('moveLesson'), module: named, lesson: named, by }),
  z.object({ intent: z.literal('deleteModule'), module: named }),
  z.object({ intent: z.literal('deleteLesson'), module: named, lesson: named }),
  z.object({ intent: z.literal('deletePractice'), module: named }),
  z.object({ intent: z.literal('undo'), deed: z.uuid() }),
  z.object({ intent: z.literal('share'), sharing: z.enum(['no', 'lessons', 'all']) }),
]);

/** A text of a draft as an editor sends it. */
export const FileSaveSchema = z.object({
  path: typedText().max(300),
  text: typedText(),
  version: z.coerce.number().int().min(0),
});

const commentText = typedText().trim().min(1, 'text').max(2_000, 'text');

/** What the page of reviews sends. */
export const ReviewFormSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('assign'), reviewerId: z.uuid(), kind: z.enum(reviewKinds) }),
  z.object({ intent: z.literal('dismiss'), assignment: z.uuid() }),
  z.object({ intent: z.literal('send') }),
  z.object({
    intent: z.literal('verdict'),
    verdict: z.enum(['approved', 'changesRequested']),
    seen: z.coerce.number().int().min(0),
  }),
  z.object({
    intent: z.literal('comment'),
    path: typedText().max(300),
    text: commentText,
  }),
  z.object({ intent: z.literal('resolve'), comment: z.uuid() }),
]);

/** Place of a block on the page, to come back to it. */
const blockIndex = z
  .string()
  .regex(/^\d{0,4}$/)
  .catch('');

/** What the page sends on which a lesson is reviewed, and the list of comments above its editor. */
export const LessonReviewFormSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('comment'),
    language: lessonLanguage,
    /** Hash of the block as it was read; empty for the whole lesson. */
    block: z.string().max(64),
    index: blockIndex,
    text: commentText,
  }),
  z.object({
    intent: z.literal('resolve'),
    comment: z.uuid(),
    language: lessonLanguage.optional(),
    index: blockIndex,
    back: z.literal('editor').optional().catch(undefined),
  }),
]);

/** Which text that page shows. */
export const ReviewedLanguageSchema = lessonLanguage.nullable().catch(null);

const reason = typedText().trim().min(1, 'text').max(1_000, 'text');

/** What the page of an institute's files sends. */
export const LibraryFormSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('delete'), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.object({ intent: z.literal('takeOut'), draft: typedText().max(200), path: typedText().max(300) }),
]);

/** What that page's address says; what can't be read is left out. */
export const LibraryViewSchema = z.object({
  show: z.literal('unused').optional().catch(undefined),
  done: z.enum(['deleted', 'takenOut']).optional().catch(undefined),
});

/** What the page of publishing sends. */
export const PublishFormSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('publish'),
    note: reason,
    startsOn: z.union([z.literal('').transform(() => null), z.iso.date('date')]),
  }),
  z.object({ intent: z.literal('cancel') }),
  z.object({ intent: z.literal('rollBack'), from: typedText().max(100), reason }),
  z.object({ intent: z.literal('archive') }),
]);

/** To which course an institute begins a proposal. */
export const BeginProposalSchema = z.object({
  course: SlugSchema,
  institute: typedText().min(1).max(60),
});

/** What the page of one's own proposal sends. Messages are keys of `proposals:errors`. */
export const OwnProposalFormSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('submit'),
    note: typedText().trim().min(1, 'note').max(2_000, 'note'),
  }),
  z.object({ intent: z.literal('withdraw') }),
  z.object({ intent: z.literal('refresh') }),
]);

const answered = { folder: typedText().max(200), seen: typedText().max(64) };

/** What is answered to a lesson of a proposal. Messages are keys of `proposals:errors`. */
export const ProposalAnswerSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('accept'), ...answered }),
  z.object({
    intent: z.literal('decline'),
    ...answered,
    reason: typedText().trim().min(1, 'reason').max(1_000, 'reason'),
  }),
]);

type OutlineForm = Exclude<z.infer<typeof OutlineFormSchema>, { intent: 'undo' | 'share' }>;

/** The deed that a form of the outline asks for. */
export function deedOf({ intent, ...form }: OutlineForm): OutlineDeed {
  const { titleSw, titleEn, ...rest } = { titleSw: '', titleEn: '', ...form };
  return { kind: intent, ...rest, title: { sw: titleSw, en: titleEn } } as OutlineDeed;
}

/** A published course to open as a draft, as the form sends it; a course that moves keeps its address. */
export const OpenCourseSchema = z.discriminatedUnion('how', [
  z.object({ how: z.literal('home'), course: SlugSchema, slug: typedText().default('') }),
  z.object({
    how: z.literal('copy'),
    course: SlugSchema,
    slug,
    institute: NewCourseSchema.shape.institute,
  }),
]);

/** What the form sends with a file of a course. */
export const UploadCourseSchema = NewCourseSchema.pick({ institute: true, slug: true });

/** What the page of publishing says has been done. */
export const PublishDoneSchema = z
  .enum(['published', 'scheduled', 'cancelled', 'rolledBack', 'archived'])
  .nullable()
  .catch(null);
export type PublishDone = NonNullable<z.infer<typeof PublishDoneSchema>>;

/** Why a job has published nothing. */
export const PublishRefusedSchema = z
  .enum([
    'unchanged',
    'faulty',
    'notApproved',
    'changedMeanwhile',
    'homeElsewhere',
    'forbidden',
    'notFound',
    'failed',
  ])
  .nullable()
  .catch(null)
  .transform((outcome) => (outcome === 'notFound' ? 'forbidden' : outcome));

/** Questions that were pasted for a quiz. */
export const NewQuestionsSchema = z.object({
  path: z.string().regex(/^([a-z0-9-]+\/)?(quiz|practice|final)\.yml$/),
  gift: typedText().trim().min(1).max(500_000),
  outcome: typedText().max(200),
  language: z.enum(languages),
});

const emptyOr = <Value extends z.ZodType>(value: Value) =>
  z
    .literal('')
    .transform(() => null)
    .or(value)
    .default(null);

const whole = (least: number, most: number, message: string) =>
  z
    .string()
    .regex(/^\d{1,4}$/, message)
    .transform(Number)
    .refine((number) => number >= least && number <= most, message);

/** Rules of a quiz, as a form says them. Messages are keys of `drafts:rules.errors`. */
export const QuizRulesSchema = z.object({
  draw: emptyOr(whole(1, 500, 'draw')),
  passMark: emptyOr(whole(1, 100, 'passMark')),
  maxAttempts: emptyOr(whole(1, 100, 'maxAttempts')),
  minutes: emptyOr(whole(5, 240, 'minutes')),
  answersShown: z.enum(['always', 'afterPassing', 'never'], 'answersShown').nullable().default(null),
});

export type QuizRules = z.infer<typeof QuizRulesSchema>;

/** Which questions of a bank a quiz shall draw from, as a form says it. */
export const NewDrawSchema = z.object({
  bank: typedText().min(1, 'bank').max(60, 'bank'),
  bankOutcome: typedText().trim().max(100).catch(''),
  tag: typedText().trim().max(100).catch(''),
  difficulty: z.enum(difficulties).or(z.literal('')).catch(''),
  outcome: typedText().max(200).catch(''),
});

export type NewDraw = z.infer<typeof NewDrawSchema>;

/** The entry of a quiz that is to be taken out, with the bank that it names. */
export const DroppedDrawSchema = z.object({
  place: z.coerce.number().int().min(0).max(100),
  bank: typedText().max(60),
});
