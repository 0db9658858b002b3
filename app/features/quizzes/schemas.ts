import { z } from 'zod';
import { SignInSchema } from '~/features/accounts/schemas';
import { ClientUuidSchema } from '~/platform/client-uuid';
import type { Responses } from '~db/schema/quizzes';
import { longestResponse, tidyResponse } from './fit-responses';

export const AttemptIdSchema = z.uuid();

/** Which question of a practice attempt is meant, in an address or a form. */
export const AskedItemIdSchema = z.string().max(100).optional().catch(undefined);

export const AttemptIntentSchema = z.object({
  uuid: ClientUuidSchema,
  intent: z.enum(['save', 'submit']).catch('save'),
  /** Set by a learner who has been told that questions are left without an answer. */
  unanswered: z.literal('accept').optional().catch(undefined),
  /** In practice, the item that the form asks. */
  asked: AskedItemIdSchema,
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

const wholeNumber = (most: number, fault: string) =>
  z
    .string()
    .trim()
    .default('')
    .transform((typed) => typed.replace(/\s*%$/, '') || '0')
    .pipe(
      z
        .string()
        .regex(/^\d{1,4}$/, { error: fault, abort: true })
        .transform(Number)
        .pipe(z.number().max(most, fault)),
    );

/** More time or attempts for a learner; messages are keys of `quizzes:accommodations.errors`. */
export const AccommodationSchema = z
  .object({
    phone: SignInSchema.shape.phone,
    extraTimePercent: wholeNumber(200, 'extraTimePercent'),
    extraAttempts: wholeNumber(20, 'extraAttempts'),
    reason: z.string().trim().min(3, 'reason').max(300, 'reasonLong'),
  })
  .refine(({ extraTimePercent, extraAttempts }) => extraTimePercent + extraAttempts > 0, {
    path: ['extraTimePercent'],
    message: 'nothingMore',
  });

export type AccommodationForm = z.infer<typeof AccommodationSchema>;

export const AccommodationIdSchema = z.uuid();

export const AccommodationDoneSchema = z.enum(['given', 'ended']).nullable().catch(null);

/** A wish to have attempts graded anew; messages are keys of `quizzes:corrections.errors`. */
export const RegradingSchema = z.object({
  fromHash: z.string().min(1).max(100),
  reason: z.string().trim().min(3, 'reason').max(300, 'reasonLong'),
});

/** What an institute decides on a pass that was lost. */
export const GradeDecisionSchema = z.object({ id: z.uuid(), intent: z.enum(['kept', 'revoked']) });

export const CorrectionDoneSchema = z.enum(['asked', 'kept', 'revoked']).nullable().catch(null);
