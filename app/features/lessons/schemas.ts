import { z } from 'zod';

/** Longest answer that a learner may keep for themselves, in characters. */
export const longestReflection = 4_000;

/** What a learner sends to keep a reflection; an empty text takes it back. */
export const ReflectionSchema = z.object({
  reflection: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
  text: z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').replaceAll('\u0000', '').trim())
    .pipe(z.string().max(longestReflection)),
});
