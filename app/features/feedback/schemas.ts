import { z } from 'zod';

const words = z
  .string()
  .transform((typed) => typed.trim())
  .pipe(z.string().min(1, 'missing').max(1000, 'tooLong'));

/** A page of ours that is not itself on the way to telling; anything else is empty. */
export const PageInQuestionSchema = z
  .string()
  .max(200)
  .regex(/^\/(sw|en)(?!\/(tell|sign-in|sign-up|recover)\b)(\/[\w./-]*)?$/)
  .catch('');

/** What somebody tells. Messages are keys of `feedback:errors`. */
export const FeedbackSchema = z.object({
  page: z
    .string()
    .transform((typed) => typed.replace(/\s+/gu, ' ').trim())
    .pipe(z.string().max(200, 'tooLong')),
  text: words,
});

export const AnswerSchema = z.object({ feedback: z.uuid(), answer: words });
