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
