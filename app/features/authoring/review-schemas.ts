import { z } from 'zod';
import { typedText } from '~/platform/http/typed-text';
import { lessonLanguage } from './draft-fields';
import { reviewKinds } from './review-kinds';

const commentText = typedText().trim().min(1, 'text').max(2_000, 'text');

/** What the page of reviews sends. */
export const ReviewFormSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('assign'), reviewerId: z.uuid(), kind: z.enum(reviewKinds) }),
  z.object({ intent: z.literal('dismiss'), assignment: z.uuid() }),
  z.object({ intent: z.literal('send') }),
  z.object({
    intent: z.literal('verdict'),
    verdict: z.enum(['approved', 'changesRequested']),
    seen: z.coerce.number().int().min(0),
  }),
  /** About the whole course. */
  z.object({ intent: z.literal('comment'), text: commentText }),
  z.object({ intent: z.literal('resolve'), comment: z.uuid() }),
]);

/** Place of a block on the page, to come back to it. */
const blockIndex = z
  .string()
  .regex(/^\d{0,4}$/)
  .catch('');

/** What the page sends on which a lesson is reviewed, and the list of comments above its editor. */
export const LessonReviewFormSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('comment'),
    language: lessonLanguage,
    /** Hash of the block as it was read; empty for the whole lesson. */
    block: z.string().max(64),
    index: blockIndex,
    text: commentText,
  }),
  z.object({
    intent: z.literal('resolve'),
    comment: z.uuid(),
    language: lessonLanguage.optional(),
    index: blockIndex,
    back: z.literal('editor').optional().catch(undefined),
  }),
]);

/** What the page sends on which a quiz, or what a course says of itself, is reviewed, and the comments where that is written. */
export const FileReviewFormSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('comment'),
    /** Name and hash of the part as it was read; empty for the whole file. */
    anchor: typedText().regex(/^$|^[a-z]+(\.[\w.-]{1,100})? [0-9a-f]{12}$/i),
    index: blockIndex,
    text: commentText,
  }),
  z.object({
    intent: z.literal('resolve'),
    comment: z.uuid(),
    index: blockIndex,
    back: z.enum(['outline', 'writing']).optional().catch(undefined),
  }),
]);

/** Which text that page shows. */
export const ReviewedLanguageSchema = lessonLanguage.nullable().catch(null);
