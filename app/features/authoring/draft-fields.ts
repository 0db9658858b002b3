import { z } from 'zod';
import { typedText } from '~/platform/http/typed-text';
import { languages } from '~/platform/i18n/language';

/** A title in one language, as a form sends it. */
export const title = typedText().trim().min(1, 'title').max(200, 'title');

/** Address of a course, a module or a lesson, as a form sends it. */
export const slug = z
  .string()
  .trim()
  .toLowerCase()
  .max(60, 'slug')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'slug');

/** A text in one language that may still be empty. */
export const wholeText = typedText().trim().max(2_000, 'text').default('');

/** Which text of a lesson is meant. */
export const lessonLanguage = z.enum(languages);

/** The version of a file that a form was made from. */
export const fileVersion = z.coerce.number().int().min(0);
