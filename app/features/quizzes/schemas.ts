import { z } from 'zod';
import { ClientUuidSchema } from '~/platform/client-uuid';
import type { Responses } from '~db/schema/quizzes';
import { longestResponse, tidyResponse } from './fit-responses';

export const AttemptIdSchema = z.uuid();

export const AttemptIntentSchema = z.object({
  uuid: ClientUuidSchema,
  intent: z.enum(['save', 'submit']).catch('save'),
  /** Set by a learner who has been told that questions are left without an answer. */
  unanswered: z.literal('accept').optional().catch(undefined),
});

/**
 * Collects the fields `item.<itemId>` and `item.<itemId>.<key>` of an attempt's form. A field `was.<itemId>` says that the form showed an
 * answer: where none comes back, it was taken back. What doesn't fit an item is sorted out when it is saved, since only the attempt knows its items.
 */
export function parseResponses(form: Iterable<[string, FormDataEntryValue]>): Responses {
  const responses = new Map<string, string[]>();
  for (const [field, value] of form) {
    const [, kind, itemId] = /^(item|was)\.(.+)$/.exec(field) ?? [];
    if (!itemId || typeof value !== 'string') continue;
    const tidy = kind === 'item' ? tidyResponse(value) : '';
    if (tidy !== '') responses.set(itemId, [...(responses.get(itemId) ?? []), tidy]);
    else if (kind === 'was' && !responses.has(itemId)) responses.set(itemId, []);
  }
  return Object.fromEntries(responses);
}

/** Answers that a sign-in form carries for an attempt whose session has ended, as JSON. */
export const CarriedAnswersSchema = z
  .string()
  .max(50_000)
  .transform((json, context): unknown => {
    try {
      return JSON.parse(json);
    } catch {
      context.addIssue({ code: 'custom', message: 'no JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string().max(100), z.array(z.string().max(longestResponse)).max(20)))
  .optional()
  .catch(undefined);
