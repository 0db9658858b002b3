import { z } from 'zod';
import { typedText } from '~/platform/http/typed-text';
import { SlugSchema } from '~/features/catalog/schemas';
import { slug, title } from './draft-fields';

/** A new course as the form sends it. Messages are keys of `drafts:errors`. */
export const NewCourseSchema = z.object({
  institute: typedText().min(1, 'institute').max(100, 'institute'),
  titleSw: title,
  titleEn: title,
  slug,
});

export type NewCourse = z.infer<typeof NewCourseSchema>;

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
