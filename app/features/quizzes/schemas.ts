import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Responses } from '~db/schema/quizzes';

export const AttemptIdSchema = z.uuid();

/** A form's own id, so that sending it twice does its work once; a form without a usable one counts as new. */
export const ClientUuidSchema = z.uuid().catch(() => uuidv7());

export const AttemptIntentSchema = z.object({
  uuid: ClientUuidSchema,
  intent: z.enum(['save', 'submit']).catch('save'),
  /** Set by a learner who has been told that questions are left without an answer. */
  unanswered: z.literal('accept').optional().catch(undefined),
});

const longestResponse = 100;

/**
 * Collects the fields `item.<itemId>` of an attempt's form. What doesn't fit an item is sorted out when it is saved, since only the
 * attempt knows its items.
 */
export function parseResponses(form: Iterable<[string, FormDataEntryValue]>): Responses {
  const responses: Responses = {};
  for (const [field, value] of form) {
    if (!field.startsWith('item.') || typeof value !== 'string') continue;
    const itemId = field.slice('item.'.length);
    const tidy = value.replaceAll('\0', '').trim().slice(0, longestResponse);
    if (tidy === '') continue;
    responses[itemId] = [...(responses[itemId] ?? []), tidy];
  }
  return responses;
}

/** Answers that a sign-in form carries for an attempt whose session has ended, as JSON. */
export const CarriedAnswersSchema = z
  .string()
  .max(50_000)
  .transform((json): unknown => JSON.parse(json))
  .pipe(z.record(z.string().max(100), z.array(z.string().max(longestResponse)).max(20)))
  .optional()
  .catch(undefined);
