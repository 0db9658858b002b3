import { z } from 'zod';
import { SlugSchema } from '~/features/catalog/schemas';
import { localizedText as localized } from '~/platform/content/content-fields';

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
