import { z } from 'zod';
import { SlugSchema } from '~/features/catalog/schemas';
import { faultCode } from '~/platform/content/problem';

const text = z.string().trim().min(1, faultCode('textEmpty'));
const localized = z.strictObject({ en: text, sw: text });

/** `examples.yml`: the gallery of teaching components, in order. */
export const ExamplesFileSchema = z.strictObject({
  /** Under whose name its pictures and recordings are kept. */
  institute: SlugSchema,
  examples: z.array(z.strictObject({ slug: SlugSchema, title: localized, about: localized })).min(1),
});

export type ExamplesFile = z.infer<typeof ExamplesFileSchema>;
