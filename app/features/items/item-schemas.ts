import { z } from 'zod';
import {
  contentId as id,
  contentText as text,
  localizedText as localized,
} from '~/platform/content/content-fields';
import { faultCode } from '~/platform/content/problem';
import type { ItemBody } from '~db/schema/items';
import { findItemFaults } from './find-item-faults';

/** Longer ones don't fit into a field on a small phone. */
const longestAccepted = 100;

const key = z.string().regex(/^[a-z]$/, faultCode('keyForm'));
const feedback = z.strictObject({ right: localized, wrong: localized });
const unit = z
  .union([localized, text.transform((unit) => ({ en: unit, sw: unit }))])
  .nullable()
  .default(null);
const scoring = z.enum(['all-or-nothing', 'partial']).optional();
/** Of an answer that earns something; what earns nothing need not be listed. */
const share = z.number().gt(0).lte(1).optional();
/** Lines of a stimulus keep their places, so that its faults can be told with theirs. */
const mdx = z.string().regex(/\S/, faultCode('textEmpty'));
export const StimulusSchema = z.strictObject({ en: mdx, sw: mdx });

const itemBase = {
  id,
  outcome: id,
  stem: localized,
  stimulus: StimulusSchema.optional(),
  /** Id of the case of this file that the item belongs to. */
  case: id.optional(),
  explanation: localized.optional(),
};

const listOf = <Entry extends z.ZodType>(entry: Entry, least: number, most: number) =>
  z.array(entry).min(least, faultCode('listShort')).max(most, faultCode('listLong'));

const choiceOptions = z
  .array(
    z.strictObject({
      key,
      correct: z.boolean().default(false),
      text: localized,
      feedback: localized,
      share: z.number().gte(-1).lte(1).optional(),
    }),
  )
  .min(3, faultCode('optionsFew'))
  .max(6, faultCode('optionsMany'));

const acceptedTexts = listOf(
  z.strictObject({
    text: text.max(longestAccepted, faultCode('textLong')),
    share,
    feedback: localized.optional(),
  }),
  1,
  20,
);
const acceptedNumbers = z.array(
  z.strictObject({
    answer: z.number(),
    tolerance: z.number().nonnegative(),
    share,
    feedback: localized.optional(),
  }),
);
const keyedTexts = (least: number, most: number) =>
  listOf(z.strictObject({ key, text: localized }), least, most);

const SingleItemSchema = z.strictObject({ ...itemBase, type: z.literal('single'), options: choiceOptions });
const MultiItemSchema = z.strictObject({
  ...itemBase,
  type: z.literal('multi'),
  scoring,
  options: choiceOptions,
});
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
    unit,
    others: acceptedNumbers.max(10, faultCode('listLong')).optional(),
  }),
  feedback,
});
const ShortItemSchema = z.strictObject({
  ...itemBase,
  type: z.literal('short'),
  accepted: acceptedTexts,
  feedback,
});
const MatchingItemSchema = z.strictObject({
  ...itemBase,
  type: z.literal('matching'),
  scoring,
  prompts: listOf(z.strictObject({ key, text: localized, match: key }), 2, 8),
  choices: keyedTexts(2, 10),
  feedback,
});
const OrderingItemSchema = z.strictObject({
  ...itemBase,
  type: z.literal('ordering'),
  scoring,
  steps: keyedTexts(3, 8),
  feedback,
});
const GapsItemSchema = z.strictObject({
  ...itemBase,
  type: z.literal('gaps'),
  scoring,
  text: localized,
  blanks: listOf(
    z.discriminatedUnion('kind', [
      z.strictObject({
        key,
        kind: z.literal('choice'),
        options: listOf(
          z.strictObject({
            key,
            correct: z.boolean().default(false),
            text: localized,
            feedback: localized.optional(),
          }),
          2,
          6,
        ),
      }),
      z.strictObject({ key, kind: z.literal('short'), accepted: acceptedTexts }),
      z.strictObject({
        key,
        kind: z.literal('numeric'),
        accepted: acceptedNumbers.min(1, faultCode('listShort')).max(10, faultCode('listLong')),
      }),
    ]),
    1,
    8,
  ),
  feedback,
});
const ChartItemSchema = z.strictObject({
  ...itemBase,
  type: z.literal('chart'),
  chart: z.strictObject({
    kind: z.enum(['bars', 'line', 'run']),
    series: localized,
    unit,
    points: listOf(z.strictObject({ key, label: localized, value: z.number().nullable() }), 3, 14),
  }),
  answer: z.array(key).min(1, faultCode('listShort')),
  scoring,
  feedback,
});

/**
 * A question as the file of a quiz says it, before the case that it names is put into it; `docs/authors/package-format.md` explains it
 * to authors.
 */
export const ItemSchema = z
  .discriminatedUnion('type', [
    SingleItemSchema,
    MultiItemSchema,
    TrueFalseItemSchema,
    NumericItemSchema,
    ShortItemSchema,
    MatchingItemSchema,
    OrderingItemSchema,
    GapsItemSchema,
    ChartItemSchema,
  ])
  .superRefine((item, context) => {
    if (item.case && item.stimulus) {
      context.addIssue({ code: 'custom', message: faultCode('caseOrStimulus'), path: ['stimulus'] });
    }
    for (const { code, path, values } of findItemFaults(item)) {
      context.addIssue({ code: 'custom', message: faultCode(code), path, params: values });
    }
  }) satisfies z.ZodType<ItemBody>;

export type WrittenItem = z.infer<typeof ItemSchema>;
