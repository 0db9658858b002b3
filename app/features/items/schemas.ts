import { z } from 'zod';
import {
  contentId as id,
  contentText as text,
  localizedText as localized,
  refuseTwice,
} from '~/platform/content/content-fields';
import { faultCode } from '~/platform/content/problem';
import type { ItemBody } from '~db/schema/items';

const feedback = z.strictObject({ right: localized, wrong: localized });
const itemBase = { id, outcome: id, stem: localized };

const choiceOptions = z
  .array(
    z.strictObject({
      key: z.string().regex(/^[a-z]$/, faultCode('keyForm')),
      correct: z.boolean().default(false),
      text: localized,
      feedback: localized,
    }),
  )
  .min(3, faultCode('optionsFew'))
  .max(6, faultCode('optionsMany'));

const SingleItemSchema = z.strictObject({ ...itemBase, type: z.literal('single'), options: choiceOptions });
const MultiItemSchema = z.strictObject({ ...itemBase, type: z.literal('multi'), options: choiceOptions });
const TrueFalseItemSchema = z.strictObject({
  ...itemBase,
  type: z.literal('true_false'),
  answer: z.boolean(),
  feedback,
});
const NumericItemSchema = z.strictObject({
  ...itemBase,
  type: z.literal('numeric'),
  numeric: z.strictObject({
    answer: z.number(),
    tolerance: z.number().nonnegative(),
    unit: z
      .union([localized, text.transform((unit) => ({ en: unit, sw: unit }))])
      .nullable()
      .default(null),
  }),
  feedback,
});

/** A question as the file of a quiz or a bank says it; `docs/authors/package-format.md` explains it to authors. */
export const ItemSchema = z
  .discriminatedUnion('type', [SingleItemSchema, MultiItemSchema, TrueFalseItemSchema, NumericItemSchema])
  .superRefine((item, context) => {
    if (item.type !== 'single' && item.type !== 'multi') return;
    refuseTwice(context, 'options', item.options, (option) => option.key);
    const right = item.options.filter((option) => option.correct).length;
    const fault =
      item.type === 'single' && right !== 1
        ? 'singleCorrect'
        : item.type === 'multi' && (right < 2 || right === item.options.length)
          ? 'multiCorrect'
          : undefined;
    if (fault) context.addIssue({ code: 'custom', message: faultCode(fault), path: ['options'] });
  }) satisfies z.ZodType<ItemBody>;
