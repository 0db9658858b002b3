import { z } from 'zod';
import { typedText } from '~/platform/http/typed-text';
import { difficulties } from '~/features/items/index';
import { lessonLanguage } from './draft-fields';

/** Questions that were pasted for a quiz. */
export const NewQuestionsSchema = z.object({
  path: z.string().regex(/^([a-z0-9-]+\/)?(quiz|practice|final)\.yml$/),
  gift: typedText().trim().min(1).max(500_000),
  outcome: typedText().max(200),
  language: lessonLanguage,
});

const emptyOr = <Value extends z.ZodType>(value: Value) =>
  z
    .literal('')
    .transform(() => null)
    .or(value)
    .default(null);

const whole = (least: number, most: number, message: string) =>
  z
    .string()
    .regex(/^\d{1,4}$/, message)
    .transform(Number)
    .refine((number) => number >= least && number <= most, message);

/** Rules of a quiz, as a form says them. Messages are keys of `drafts:rules.errors`. */
export const QuizRulesSchema = z.object({
  draw: emptyOr(whole(1, 500, 'draw')),
  passMark: emptyOr(whole(1, 100, 'passMark')),
  maxAttempts: emptyOr(whole(1, 100, 'maxAttempts')),
  minutes: emptyOr(whole(5, 240, 'minutes')),
  answersShown: z.enum(['always', 'afterPassing', 'never'], 'answersShown').nullable().default(null),
});

export type QuizRules = z.infer<typeof QuizRulesSchema>;

/** Which questions of a bank a quiz shall draw from, as a form says it. */
export const NewDrawSchema = z.object({
  bank: typedText().min(1, 'bank').max(60, 'bank'),
  bankOutcome: typedText().trim().max(100).catch(''),
  tag: typedText().trim().max(100).catch(''),
  difficulty: z.enum(difficulties).or(z.literal('')).catch(''),
  outcome: typedText().max(200).catch(''),
});

export type NewDraw = z.infer<typeof NewDrawSchema>;

/** The entry of a quiz that is to be taken out, with the bank that it names. */
export const DroppedDrawSchema = z.object({
  place: z.coerce.number().int().min(0).max(100),
  bank: typedText().max(60),
});
