import { z } from 'zod';
import { SlugSchema } from '~/features/catalog/schemas';
import { localizedText as localized } from '~/platform/content/content-fields';
import { languages } from '~/platform/i18n/language';

/** `examples.yml`: the gallery of teaching components, in order. */
export const ExamplesFileSchema = z.strictObject({
  /** Under whose name its pictures and recordings are kept. */
  institute: SlugSchema,
  examples: z.array(z.strictObject({ slug: SlugSchema, title: localized, about: localized })).min(1),
});

export type ExamplesFile = z.infer<typeof ExamplesFileSchema>;

const title = z.string().trim().min(1, 'title').max(200, 'title');

/** A new course as the form sends it. Messages are keys of `drafts:errors`. */
export const NewCourseSchema = z.object({
  institute: z.string().min(1, 'institute').max(100, 'institute'),
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
const lessonBody = z.string().max(262_144);
const fileVersion = z.coerce.number().int().min(0);
const lessonLanguage = z.enum(languages);

/** A lesson as it stands in the editor, to be looked at. */
export const TypedLessonSchema = z.object({ sw: lessonBody, en: lessonBody });

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
