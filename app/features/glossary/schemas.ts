import { z } from 'zod';
import { contentText, localizedText, refuseTwice } from '~/platform/content/content-fields';
import { faultCode } from '~/platform/content/problem';
import type { GlossaryTopic } from '~db/schema/glossary';

/** What a term is about, in the order in which a list shows it. */
export const glossaryTopics = [
  'data',
  'service',
  'learning',
  'structure',
  'privacy',
] as const satisfies GlossaryTopic[];

const otherNames = z.array(contentText).default([]);

const GlossaryEntrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, faultCode('slugForm')),
  topic: z.enum(glossaryTopics),
  term: localizedText,
  definition: localizedText,
  also: z.strictObject({ en: otherNames, sw: otherNames }).default({ en: [], sw: [] }),
});

export type GlossaryEntry = z.infer<typeof GlossaryEntrySchema>;

/** `glossary.yml`; `docs/authors/package-format.md` explains it to authors. */
export const GlossaryFileSchema = z
  .array(GlossaryEntrySchema)
  .min(1, faultCode('listEmpty'))
  .superRefine((entries, context) => refuseTwice(context, [], entries, (entry) => entry.id));

/** The glossary's query; what can't be read is left out rather than refused, since people share such links. */
export const GlossaryFilterSchema = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  topic: z.enum(glossaryTopics).optional().catch(undefined),
  /** First letter of the terms; 0 stands for every digit. */
  letter: z
    .string()
    .regex(/^[a-z0]$/)
    .optional()
    .catch(undefined),
});

export type GlossaryFilter = z.infer<typeof GlossaryFilterSchema>;
